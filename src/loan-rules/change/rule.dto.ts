import { IsBoolean, IsIn, IsInt, IsNotIn, IsOptional, IsString, Matches, Max, Min, ValidateIf } from 'class-validator';
import { type LendingPointKind, lendingPointKinds } from '../../organisation/index.js';
import { IsDay, MaxLength, Trimmed, TrimmedOrNull } from '../../platform/http/index.js';
import {
  type ClosedDayStrategy,
  type EarlyReturnCredit,
  type LoanLengthKind,
  borrowerCategories,
  closedDayStrategies,
  earlyReturnCredits,
  loanLengthKinds,
} from '../domain/loan-rule.js';

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** What stands in addresses where a row's id could. */
const wordsOfAddresses = ['new', 'explanations'];
/** No rule lends for longer. */
const mostDays = 3_652;
/** 1 000 000 kr. */
const mostOre = 100_000_000;

/** A new row of the rule matrix. A condition that is `null` or left out fits everything. */
export class NewLoanRuleDto {
  /** Its slug: small letters, digits and hyphens. Made of what it is for if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsNotIn(wordsOfAddresses, { context: { code: 'rule-id-taken' } })
  @Matches(slug, { context: { code: 'not-a-slug' } })
  @MaxLength(60)
  id?: string | null;

  /** Every lending point of a kind; not together with `lendingPoint`. */
  @IsOptional()
  @TrimmedOrNull()
  @IsIn(lendingPointKinds)
  lendingPointKind?: LendingPointKind | null;

  /** Slug of a lending point. */
  @IsOptional()
  @TrimmedOrNull()
  @MaxLength(60)
  @IsString()
  lendingPoint?: string | null;

  /** Slug of a quality grade. */
  @IsOptional()
  @TrimmedOrNull()
  @MaxLength(60)
  @IsString()
  grade?: string | null;

  /** Slug of an instrument kind. */
  @IsOptional()
  @TrimmedOrNull()
  @MaxLength(60)
  @IsString()
  kind?: string | null;

  /** Slug of a programme. */
  @IsOptional()
  @TrimmedOrNull()
  @MaxLength(60)
  @IsString()
  programme?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsIn(borrowerCategories)
  borrowerCategory?: string | null;

  /** Opens the lending point to borrowers of other municipalities, and is for no others. Needs `lendingPoint`. */
  @IsOptional()
  @IsBoolean()
  otherMunicipalities?: boolean | null;

  /** Slug of the one other municipality that it opens to. */
  @IsOptional()
  @TrimmedOrNull()
  @MaxLength(60)
  @IsString()
  borrowerMunicipality?: string | null;

  /** The first day on which it holds: today at the earliest. */
  @Trimmed()
  @IsDay()
  validFrom!: string;

  /** The last day; `null` is until further notice. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  validTo?: string | null;

  /** Of a row that does not lend only the conditions count. */
  @IsBoolean()
  mayBorrow!: boolean;

  /** Only on a teacher's reservation. */
  @IsOptional()
  @IsBoolean()
  needsReservation?: boolean | null;

  /** Required of a row that lends. */
  @IsOptional()
  @TrimmedOrNull()
  @IsIn(loanLengthKinds)
  lengthKind?: LoanLengthKind | null;

  /** Required with `lengthKind` `days`, and only there. */
  @IsOptional()
  @Max(mostDays)
  @Min(1)
  @IsInt()
  lengthDays?: number | null;

  /** How many loans a borrower may have at once, this one included. Required of a row that lends. */
  @IsOptional()
  @Max(100)
  @Min(0)
  @IsInt()
  maxOpenLoans?: number | null;

  /** Required of a row that lends. */
  @IsOptional()
  @Max(100)
  @Min(0)
  @IsInt()
  maxRenewals?: number | null;

  /** Days that a renewal adds; `null` renews by the length of the loan. */
  @IsOptional()
  @Max(mostDays)
  @Min(1)
  @IsInt()
  renewalDays?: number | null;

  /** Longest time with one instrument; `null` is without limit. */
  @IsOptional()
  @Max(2 * mostDays)
  @Min(1)
  @IsInt()
  longestTotalDays?: number | null;

  /** For each term. Required of a row that lends. */
  @IsOptional()
  @Max(mostOre)
  @Min(0)
  @IsInt()
  feeOre?: number | null;

  /** Required of a row that lends. */
  @IsOptional()
  @Max(mostOre)
  @Min(0)
  @IsInt()
  depositOre?: number | null;

  /** What of a term's fee goes back for an early return: what the months or the days left are worth; `none` if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsIn(earlyReturnCredits)
  creditOnEarlyReturn?: EarlyReturnCredit | null;

  /** Days between two loans; 0 if left out. */
  @IsOptional()
  @Max(365)
  @Min(0)
  @IsInt()
  serviceDays?: number | null;

  /** What becomes of a due day on which the point is closed; `next-open` if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsIn(closedDayStrategies)
  closedDay?: ClosedDayStrategy | null;

  /** Open days on the hold shelf; 7 if left out. */
  @IsOptional()
  @Max(60)
  @Min(1)
  @IsInt()
  holdShelfDays?: number | null;

  /** Whether the general terms must have been accepted for minors; so if left out. */
  @IsOptional()
  @IsBoolean()
  needsTerms?: boolean | null;

  /** Whether a contract about this very loan must have been, too; not if left out. */
  @IsOptional()
  @IsBoolean()
  needsContract?: boolean | null;

  /** Days before the due day on which it is reminded of; 3 if left out. */
  @IsOptional()
  @Max(60)
  @Min(1)
  @IsInt()
  dueSoonDays?: number | null;

  /** Days after the due day of the first reminder of what is late; 1 if left out. */
  @IsOptional()
  @Max(365)
  @Min(1)
  @IsInt()
  overdueFirstDays?: number | null;

  /** Later than the first; 7 if left out. */
  @IsOptional()
  @Max(365)
  @Min(1)
  @IsInt()
  overdueSecondDays?: number | null;

  /** Later than the second; 21 if left out. */
  @IsOptional()
  @Max(365)
  @Min(1)
  @IsInt()
  overdueLastDays?: number | null;
}

/** When a row ends. */
export class EndLoanRuleDto {
  /** The last day on which it holds: today at the earliest. `null` is until further notice. */
  @TrimmedOrNull()
  @ValidateIf((_body, value) => value !== null)
  @IsDay()
  validTo!: string | null;
}
