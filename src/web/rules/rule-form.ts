import { type NewRule, type RuleAnswer, usualTerms } from '../../loan-rules/index.js';
import type { Fields } from '../server/form-fields.js';
import { kronerOf, oreOf } from '../server/kroner.js';

/** Fields whose values are whole numbers or empty. */
const numberFields = [
  'lengthDays',
  'maxOpenLoans',
  'maxRenewals',
  'renewalDays',
  'longestTotalDays',
  'serviceDays',
  'holdShelfDays',
  'dueSoonDays',
  'overdueFirstDays',
  'overdueSecondDays',
  'overdueLastDays',
] as const;

const textFields = [
  'id',
  'grade',
  'kind',
  'programme',
  'borrowerCategory',
  'validFrom',
  'validTo',
  'lengthKind',
  'creditOnEarlyReturn',
  'closedDay',
] as const;

/**
 * Fields that mean more than one of the interface: `where` is a kind of lending point or a point, `from` whose borrowers,
 * `lending` whether it lends and on whose word; fee and deposit are in kroner.
 */
const joinedFields = ['where', 'from', 'lending', 'fee', 'deposit', 'needsTerms', 'needsContract'] as const;

/** The fields of the form of a new row. */
export const ruleFields = [...textFields, ...numberFields, ...joinedFields] as const;
export type RuleField = (typeof ruleFields)[number];

/** The value of `from` that is every other municipality. */
export const anyOther = '*';

/** What a form says of a new row, as the interface takes it; what is no number and no amount is left as it was written. */
export function newRuleOf(form: Fields<RuleField>): Record<string, unknown> {
  const asked: Record<string, unknown> = {
    ...whereOf(form.where),
    otherMunicipalities: form.from !== '',
    borrowerMunicipality: form.from === '' || form.from === anyOther ? null : form.from,
    mayBorrow: lends.get(form.lending) ?? form.lending,
    needsReservation: form.lending === 'reserved',
    feeOre: amountOf(form.fee),
    depositOre: amountOf(form.deposit),
    needsTerms: form.needsTerms === 'true',
    needsContract: form.needsContract === 'true',
  };
  for (const field of textFields) asked[field] = form[field] === '' ? null : form[field];
  for (const field of numberFields) asked[field] = numberOf(form[field]);
  // Where the loan is not for a number of days, what stands in that field means nothing.
  return form.lengthKind === 'days' ? asked : { ...asked, lengthDays: null };
}

const lends: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['reserved', true],
  ['no', false],
]);

function whereOf(where: string): Record<string, string | null> {
  const kind = /^kind:(.*)$/u.exec(where)?.[1] ?? null;
  const point = /^point:(.*)$/u.exec(where)?.[1] ?? (where === '' || kind !== null ? null : where);
  return { lendingPointKind: kind, lendingPoint: point };
}

/** The field of the form that shows what is wrong with one of the interface. */
export function ruleFieldOf(path: string): string {
  return fieldOf[path] ?? path;
}

const fieldOf: Readonly<Record<string, RuleField>> = {
  lendingPoint: 'where',
  lendingPointKind: 'where',
  otherMunicipalities: 'from',
  borrowerMunicipality: 'from',
  mayBorrow: 'lending',
  needsReservation: 'lending',
  feeOre: 'fee',
  depositOre: 'deposit',
};

/** What the form of a row begins with that is like no other. */
export function blankValues(today: string): Partial<Fields<RuleField>> {
  const usual: NewRule = { ...usualTerms, validFrom: today, mayBorrow: true, maxOpenLoans: 1, maxRenewals: 1 };
  return {
    ...numbersOf(usual),
    ...{ validFrom: today, lending: 'yes', lengthKind: 'end-of-term', closedDay: usualTerms.closedDay },
    ...{ fee: '0', deposit: '0', creditOnEarlyReturn: usualTerms.creditOnEarlyReturn, needsTerms: 'true' },
  };
}

/** What the form of a row begins with that is to be like another. */
export function valuesLike(rule: RuleAnswer, today: string): Partial<Fields<RuleField>> {
  return {
    ...numbersOf(rule),
    ...{ grade: rule.grade ?? '', kind: rule.kind ?? '', programme: rule.programme ?? '' },
    ...{ borrowerCategory: rule.borrowerCategory ?? '', validFrom: today, validTo: '' },
    ...{ lengthKind: rule.lengthKind, closedDay: rule.closedDay },
    where: rule.lendingPoint === null ? prefixed('kind', rule.lendingPointKind) : prefixed('point', rule.lendingPoint),
    from: rule.otherMunicipalities ? (rule.borrowerMunicipality ?? anyOther) : '',
    lending: rule.mayBorrow ? (rule.needsReservation ? 'reserved' : 'yes') : 'no',
    ...{ fee: kronerOf(rule.feeOre), deposit: kronerOf(rule.depositOre) },
    creditOnEarlyReturn: rule.creditOnEarlyReturn,
    ...{ needsTerms: rule.needsTerms ? 'true' : '', needsContract: rule.needsContract ? 'true' : '' },
  };
}

function numbersOf(rule: Pick<NewRule, (typeof numberFields)[number]>): Partial<Fields<RuleField>> {
  const values: Partial<Record<RuleField, string>> = {};
  for (const field of numberFields) values[field] = rule[field] == null ? '' : String(rule[field]);
  return values;
}

function prefixed(prefix: string, id: string | null): string {
  return id === null ? '' : `${prefix}:${id}`;
}

function numberOf(text: string): number | string | null {
  const plain = text.trim();
  if (plain === '') return null;
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : plain;
}

function amountOf(text: string): number | string | null {
  const amount = oreOf(text);
  return amount === undefined ? text : amount;
}
