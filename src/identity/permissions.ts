/** What staff do here. */
export const roles = [
  'librarian',
  'youth-worker',
  'teacher',
  'inventory-manager',
  'caseworker',
  'accountant',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

const desk: readonly Role[] = ['librarian', 'youth-worker', 'teacher'];

/**
 * Which roles have which permission. A route names one permission; the place (own point, own pupils) is checked in the use case.
 * `personal` is everybody who is logged in.
 */
export const permissions = {
  personal: roles,
  'instrument:read': roles,
  'instrument:write': ['inventory-manager'],
  'instrument:grade': ['teacher', 'inventory-manager'],
  'instrument:repair': [...desk, 'inventory-manager'],
  'transfer:send': [...desk, 'inventory-manager'],
  'transfer:receive': [...desk, 'inventory-manager'],
  'borrower:read': [...desk, 'administrator'],
  'borrower:register': ['librarian', 'youth-worker', 'administrator'],
  'borrower:write': [...desk, 'administrator'],
  'borrower:lift-protection': ['librarian', 'administrator'],
  'borrower:full-name': ['librarian', 'youth-worker'],
  'pupil:read': ['teacher'],
  'pupil:reserve': ['teacher'],
  'school-year:read': [...desk, 'inventory-manager'],
  'agreement:write': desk,
  'enrolment:write': ['teacher', 'administrator'],
  'loan:read': [...desk, 'inventory-manager', 'accountant'],
  'loan:create': desk,
  'loan:return': desk,
  'loan:renew': desk,
  'loan:replace': desk,
  'loan:override': desk,
  'reservation:read': [...desk, 'inventory-manager'],
  'reservation:write': desk,
  'support:request': desk,
  'case:handle': ['caseworker'],
  'charge:read': ['accountant'],
  'charge:waive': ['accountant'],
  'place:read': roles,
  'place:write': ['administrator'],
  'rule:read': [...desk, 'inventory-manager', 'administrator'],
  'cost-agreement:read': ['accountant', 'administrator'],
  'cost-agreement:write': ['accountant'],
  'cost:read': ['accountant', 'inventory-manager'],
  'cost:record': ['accountant', 'inventory-manager'],
  'ledger:read': ['accountant', 'caseworker', 'administrator'],
  'settlement:read': ['accountant'],
  'settlement:close': ['accountant'],
  'insight:read': ['accountant'],
  'rule:write': ['inventory-manager'],
  'label:print': [...desk, 'inventory-manager'],
  'reminder:read': ['librarian', 'youth-worker', 'teacher'],
  'reminder:retry': ['librarian', 'youth-worker', 'teacher'],
  'user:manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether a role has a permission. */
export function mayDo(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return allowed.includes(role);
}
