/** The entries of the main menu, in the order in which they stand there. */
export const navigationKeys = [
  'desk',
  'teaching',
  'casework',
  'instruments',
  'availability',
  'borrowers',
  'loans',
  'overdue',
  'labels',
  'reminders',
  'accounts',
  'admin',
] as const;

export type NavigationKey = (typeof navigationKeys)[number];

/** Where each entry leads. */
export const navigationPaths: Readonly<Record<NavigationKey, string>> = {
  desk: '/desk',
  teaching: '/teaching',
  casework: '/casework',
  instruments: '/instruments',
  availability: '/availability',
  borrowers: '/borrowers',
  loans: '/loans',
  overdue: '/loans/overdue',
  labels: '/labels',
  reminders: '/reminders',
  accounts: '/accounts',
  admin: '/admin',
};

/** The entry a path belongs to: the longest one that begins it. */
export function currentEntry(path: string, keys: readonly NavigationKey[]): NavigationKey | undefined {
  const plain = path.split('?')[0] ?? path;
  return keys
    .filter((key) => plain === navigationPaths[key] || plain.startsWith(`${navigationPaths[key]}/`))
    .sort((a, b) => navigationPaths[b].length - navigationPaths[a].length)[0];
}
