import { type ChargeEntity, type CreditEntity, unusedShare } from '../charges/index.js';
import { shareOf } from '../coverage/index.js';
import { type LoanEntity, termFor } from '../lending/index.js';
import { type LoanRule, shippedRules } from '../loan-rules/index.js';
import type { TermEntity } from '../organisation/index.js';
import { addDays, calendarDate, type CalendarDate, earlierOf } from '../platform/calendar/index.js';
import type { Row } from './demo-data.js';
import { municipalityId } from './places.js';
import { Random } from './random.js';

type Loan = Row<LoanEntity>;
type Term = Row<TermEntity>;
type Charge = Row<ChargeEntity>;
type Credit = Row<CreditEntity>;

/** What loans have cost so far. */
export interface Accounts {
  readonly charges: readonly Charge[];
  readonly credits: readonly Credit[];
}

/** Why one fee has not to be paid, with no secret about it: whose loan's newest one, and why. */
const waived = {
  borrower: 'Demo skolekorps',
  reason: 'Etter avtale: korpset spiller 17. mai og når kommunen trenger musikk.',
};

/** What hand-overs, nights and returns have charged and credited of loans whose borrower is known, and one fee that was waived. */
export function accountsOf(
  loans: readonly Loan[],
  terms: readonly Term[],
  borrowers: readonly { readonly id: string; readonly displayName: string }[],
  today: CalendarDate,
): Accounts {
  const charges = loans.flatMap((loan) => chargesOf(loan, ruleOf(loan), terms, today));
  const credits = charges.flatMap((charge) => creditsOf(charge, loans, terms));
  const excused = borrowers.find(({ displayName }) => displayName === waived.borrower)?.id;
  const newest = charges.filter(({ borrowerId, kind }) => borrowerId === excused && kind === 'term-fee').at(-1);
  return { charges, credits: newest === undefined ? credits : [...credits, waiverOf(newest, today)] };
}

function chargesOf(loan: Loan, rule: LoanRule, terms: readonly Term[], today: CalendarDate): Charge[] {
  const { id: loanId, borrowerId, outOn } = loan;
  if (borrowerId === null) return [];
  const charge = (kind: string, termId: string | null, amountOre: number, chargedOn: string): Charge => {
    const id = new Random(`charge ${loanId} ${kind} ${termId ?? ''}`).uuid();
    return { id, municipalityId, borrowerId, loanId, kind, termId, amountOre, chargedOn };
  };
  const first = termFor(terms, calendarDate(outOn));
  const last = loan.state === 'open' ? today : calendarDate(loan.returnedOn ?? outOn);
  const later = terms.filter(({ firstDay }) => firstDay > (first?.firstDay ?? outOn) && firstDay <= last);
  return [
    ...(rule.depositOre > 0 ? [charge('deposit', null, rule.depositOre, outOn)] : []),
    ...(rule.feeOre > 0 && first !== undefined ? [charge('term-fee', first.id, rule.feeOre, outOn)] : []),
    ...(rule.feeOre > 0 ? later.map((term) => charge('term-fee', term.id, rule.feeOre, term.firstDay)) : []),
  ];
}

/** The deposit of what came back, and what the row gives for coming back early. */
function creditsOf(charge: Charge, loans: readonly Loan[], terms: readonly Term[]): Credit[] {
  const loan = loans.find(({ id }) => id === charge.loanId);
  if (loan?.returnedOn == null) return [];
  const credit = (kind: string, amountOre: number): Credit => {
    const id = new Random(`credit ${charge.id}`).uuid();
    return { id, chargeId: charge.id, kind, amountOre, reason: null, creditedOn: loan.returnedOn ?? '' };
  };
  const term = terms.find(({ id }) => id === charge.termId);
  if (term === undefined) return [credit('deposit-back', charge.amountOre)];
  const days = { firstDay: calendarDate(term.firstDay), lastDay: calendarDate(term.lastDay) };
  const share = unusedShare(ruleOf(loan).creditOnEarlyReturn, days, {
    chargedOn: calendarDate(charge.chargedOn),
    returnedOn: calendarDate(loan.returnedOn),
  });
  return share === undefined ? [] : [credit('early-return', shareOf(charge.amountOre, share.parts, share.of))];
}

function waiverOf({ id: chargeId, chargedOn, amountOre }: Charge, today: CalendarDate): Credit {
  const creditedOn = earlierOf(addDays(calendarDate(chargedOn), 1), today);
  const id = new Random(`waiver ${chargeId}`).uuid();
  return { id, chargeId, kind: 'waiver', amountOre, reason: waived.reason, creditedOn };
}

function ruleOf({ ruleId }: Loan): LoanRule {
  const rule = shippedRules.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new RangeError(`No rule ${ruleId}`);
  return rule;
}
