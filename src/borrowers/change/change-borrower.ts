import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Tx } from '../../platform/database/index.js';
import {
  Commands,
  type FieldError,
  type IdempotencyClaim,
  Problem,
  badInput,
  notFound,
} from '../../platform/http/index.js';
import type { BorrowerLanguage } from '../../platform/i18n/index.js';
import { newId } from '../../platform/ids/index.js';
import { borrowerErrors, unknownMunicipality } from '../domain/borrower-checks.js';
import { cardNumberOf } from '../domain/card-number.js';
import {
  type BorrowerFields,
  BorrowerRepository,
  type StoredBorrower,
  type StoredGuardian,
} from '../persistence/borrower.repository.js';
import { BorrowerQuery } from '../queries/borrower.query.js';

type Text = string | null | undefined;

/** What is to change; what is `undefined` stays as it is. Guardians and blocks replace those there are. */
export interface BorrowerChange {
  readonly displayName?: string | undefined;
  readonly fullName?: Text;
  readonly birthDate?: Text;
  readonly language?: BorrowerLanguage | undefined;
  readonly email?: Text;
  readonly phone?: Text;
  readonly address?: Text;
  readonly cardNumber?: Text;
  readonly protectedAddress?: boolean | undefined;
  readonly municipality?: string | undefined;
  readonly guardians?: readonly GuardianChange[] | undefined;
  readonly blocks?: readonly { readonly reason: string; readonly until?: Text }[] | undefined;
}

/** With `id` a guardian who is there already, whose `undefined` fields stay as they are. */
export interface GuardianChange {
  readonly id?: string | undefined;
  readonly displayName?: string | undefined;
  readonly email?: Text;
  readonly phone?: Text;
  readonly language?: BorrowerLanguage | undefined;
}

/** Changes borrowers who are within the actor's reach. */
@Injectable()
export class ChangeBorrower {
  constructor(
    private readonly commands: Commands,
    private readonly borrowers: BorrowerRepository,
    private readonly query: BorrowerQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Problem 404 for an unknown id and one out of reach alike; 412 if somebody else changed it meanwhile
   * @throws Problem 400 naming every wrong field; 422 `card-number-taken`
   */
  async execute(
    actor: Actor,
    id: string,
    version: number,
    change: BorrowerChange,
    claim?: IdempotencyClaim,
  ): Promise<void> {
    const lifts = change.protectedAddress === false;
    if (lifts && !mayDo(actor.role, 'borrower:lift-protection')) throw new Problem(403, 'not-permitted');
    await this.commands.run(claim, async (tx) => {
      const before = await this.borrowers.lock(tx, id);
      if (before === undefined || !(await this.query.mayReach(tx, actor, id))) throw notFound();
      if (before.version !== version) throw new Problem(412, 'changed-meanwhile');
      await this.store(tx, actor, before, change);
      return { status: 200, ref: { id } };
    });
  }

  private async store(tx: Tx, actor: Actor, before: StoredBorrower, change: BorrowerChange): Promise<void> {
    const { id, version } = before;
    const guardiansBefore = await this.borrowers.guardians(tx, id);
    const municipality = change.municipality ?? before.municipalityId;
    const isKnown =
      change.municipality === undefined ||
      (await this.borrowers.municipality(tx, municipality, actor.unitId)) !== undefined;
    const after = { ...fieldsAfter(before, change), municipalityId: municipality };
    const merged = mergeGuardians(guardiansBefore, change.guardians);
    const draft = { ...after, type: before.type, guardianCount: merged.guardians.length };
    const given = { ...change, saysProtected: change.protectedAddress === true };
    const errors = [
      ...(isKnown ? [] : [unknownMunicipality]),
      ...merged.errors,
      ...borrowerErrors(draft, given, this.clock.today()),
    ];
    if (errors.length > 0) throw badInput(errors);
    const guardians = after.protectedAddress ? merged.guardians.map(withoutPhone) : merged.guardians;
    if (!(await this.borrowers.change(tx, id, version, after))) throw new Problem(412, 'changed-meanwhile');
    const named = before.displayName !== after.displayName || before.fullName !== after.fullName;
    if (named) await this.borrowers.replaceWords(tx, id, after);
    const asked = change.protectedAddress === true ? guardians : merged.guardians;
    const guarded = JSON.stringify(asked) !== JSON.stringify(guardiansBefore);
    if (guarded) await this.borrowers.replaceGuardians(tx, id, guardians);
    if (change.blocks !== undefined) await this.borrowers.replaceBlocks(tx, id, change.blocks.map(blockOf));
    const fields = [
      ...changedFields(before, { ...after, ...contactAsked(before, change) }),
      ...(guarded ? ['guardians'] : []),
      ...(change.blocks === undefined ? [] : ['blocks']),
    ];
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'borrower.changed',
      subjectType: 'borrower',
      subjectId: id,
      detail: { fields },
    });
    if (change.protectedAddress === undefined) return;
    // Whoever speaks of the protection is logged for it, whatever it was before.
    await this.audit.append(tx, {
      actorId: actor.userId,
      action: 'borrower.protection-changed',
      subjectType: 'borrower',
      subjectId: id,
    });
  }
}

/** The contact as it would stand were nobody protected, so that the log is the same for all. */
function contactAsked(before: StoredBorrower, change: BorrowerChange): Pick<BorrowerFields, 'phone' | 'address'> {
  return { phone: chosen(change.phone, before.phone), address: chosen(change.address, before.address) };
}

function fieldsAfter(before: StoredBorrower, change: BorrowerChange): Omit<BorrowerFields, 'municipalityId'> {
  const protectedAddress = change.protectedAddress ?? before.protectedAddress;
  const birthDate = chosen(change.birthDate, before.birthDate);
  const contact = (given: Text, stored: string | null): string | null =>
    protectedAddress ? null : chosen(given, stored);
  return {
    displayName: change.displayName ?? before.displayName,
    fullName: chosen(change.fullName, before.fullName),
    birthDate: birthDate === null ? null : calendarDate(birthDate),
    language: change.language ?? before.language,
    email: chosen(change.email, before.email),
    phone: contact(change.phone, before.phone),
    address: contact(change.address, before.address),
    cardNumber: change.cardNumber === undefined ? before.cardNumber : cardNumberOf(change.cardNumber ?? ''),
    protectedAddress,
  };
}

function chosen(given: Text, stored: string | null): string | null {
  return given === undefined ? stored : given;
}

/** The guardians after a change, and what is wrong with it. */
function mergeGuardians(
  stored: readonly StoredGuardian[],
  changes: readonly GuardianChange[] | undefined,
): { guardians: StoredGuardian[]; errors: FieldError[] } {
  if (changes === undefined) return { guardians: [...stored], errors: [] };
  const errors: FieldError[] = [];
  const taken = new Set<string>();
  const guardians = changes.map((change, position): StoredGuardian => {
    const error = (field: string, code: string): void =>
      void errors.push({ field: `guardians.${position}.${field}`, code });
    const known = change.id === undefined ? undefined : stored.find(({ id }) => id === change.id);
    if (change.id !== undefined && known === undefined) error('id', 'not-an-id');
    if (known !== undefined && taken.has(known.id)) error('id', 'given-twice');
    if (known !== undefined) taken.add(known.id);
    const displayName = change.displayName ?? known?.displayName;
    const language = change.language ?? known?.language;
    if (displayName === undefined) error('displayName', 'required');
    if (language === undefined) error('language', 'required');
    return {
      id: known?.id ?? newId(),
      displayName: displayName ?? '',
      email: chosen(change.email, known?.email ?? null),
      phone: chosen(change.phone, known?.phone ?? null),
      language: language ?? '',
    };
  });
  return { guardians, errors };
}

function withoutPhone(guardian: StoredGuardian): StoredGuardian {
  return { ...guardian, phone: null };
}

function blockOf({ reason, until }: { reason: string; until?: Text }): {
  reason: string;
  until: ReturnType<typeof calendarDate> | null;
} {
  return { reason, until: until == null ? null : calendarDate(until) };
}

/** How the log names a field. Contact and its protection have one name together, so that the log does not tell who is protected. */
const loggedAs = {
  displayName: 'displayName',
  fullName: 'fullName',
  birthDate: 'birthDate',
  language: 'language',
  email: 'contact',
  phone: 'contact',
  address: 'contact',
  protectedAddress: 'contact',
  cardNumber: 'cardNumber',
  municipalityId: 'municipality',
} as const satisfies Record<keyof BorrowerFields, string>;

function changedFields(before: BorrowerFields, after: BorrowerFields): string[] {
  const fields = (Object.keys(loggedAs) as (keyof BorrowerFields)[]).filter((field) => before[field] !== after[field]);
  return [...new Set(fields.map((field) => loggedAs[field]))];
}
