import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, ValidateIf } from 'class-validator';
import { type LendingPointKind, lendingPointKinds } from '../../organisation/index.js';
import { IsDay, MaxLength, Trimmed, TrimmedOrNull } from '../../platform/http/index.js';
import {
  type ClosedDayStrategy,
  type LoanLengthKind,
  borrowerCategories,
  closedDayStrategies,
  loanLengthKinds,
} from '../domain/loan-rule.js';

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** No rule lends for longer. */
const mostDays = 3_652;
/** 1 000 000 kr. */
const mostOre = 100_000_000;

/** A new row of the rule matrix. A condition that is `null` or left out fits everything. */
export class NewLoanRuleDto {
  /** Its slug: small letters, digits and hyphens. Made of what it is for if left out. */
  @IsOptional()
  @TrimmedOrNull()
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
  @IsString()
  @MaxLength(60)
  lendingPoint?: string | null;

  /** Slug of a quality grade. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  grade?: string | null;

  /** Slug of an instrument kind. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  kind?: string | null;

  /** Slug of a programme. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
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
  @IsString()
  @MaxLength(60)
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
  @IsInt()
  @Min(1)
  @Max(mostDays)
  lengthDays?: number | null;

  /** How many loans a borrower may have at once, this one included. Required of a row that lends. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  maxOpenLoans?: number | null;

  /** Required of a row that lends. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  maxRenewals?: number | null;

  /** Days that a renewal adds; `null` renews by the length of the loan. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(mostDays)
  renewalDays?: number | null;

  /** Longest time with one instrument; `null` is without limit. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2 * mostDays)
  longestTotalDays?: number | null;

  /** For each term. Required of a row that lends. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostOre)
  feeOre?: number | null;

  /** Required of a row that lends. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostOre)
  depositOre?: number | null;

  /** Days between two loans; 0 if left out. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(365)
  serviceDays?: number | null;

  /** What becomes of a due day on which the point is closed; `next-open` if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsIn(closedDayStrategies)
  closedDay?: ClosedDayStrategy | null;

  /** Open days on the hold shelf; 7 if left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
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
  @IsInt()
  @Min(1)
  @Max(60)
  dueSoonDays?: number | null;

  /** Days after the due day of the first reminder of what is late; 1 if left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  overdueFirstDays?: number | null;

  /** Later than the first; 7 if left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  overdueSecondDays?: number | null;

  /** Later than the second; 21 if left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
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
