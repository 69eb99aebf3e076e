import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, Min } from 'class-validator';
import { IsDay, MaxLength, Trimmed, TrimmedOrNull } from '../../platform/http/index.js';
import { type DeliveryWay, deliveryWays } from '../persistence/letter.repository.js';

const longest = 4_000;
/** More than any deposit, and far from what a column cannot hold. */
const mostOre = 100_000_000;

/** A decision. A grant covers a share, a sum at most, or a share up to a sum, from one day to another. */
export class DecisionDto {
  @IsIn(['granted', 'rejected'])
  outcome!: 'granted' | 'rejected';

  /** Share of each charge in basis points: 10 000 is all of it, and counts if only a cap is given. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  coverageBasisPoints?: number | null;

  /** The most that is covered, in øre. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(mostOre)
  capOre?: number | null;

  /** The first day; if left out, the first one that was asked for, but not before today. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  validFrom?: string | null;

  /** The last day; if left out, the last one that was asked for. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  validTo?: string | null;

  /** Grounds, as they stand in the letter. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(longest)
  grounds!: string;
}

/** What the unit has to know before it can decide; or what it has learnt. */
export class CaseTextDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(longest)
  text!: string;
}

/** Why an application is taken back. */
export class WithdrawalDto {
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(longest)
  reason?: string | null;
}

/** From which day a grant ends, and why. */
export class RevocationDto {
  /** The first day that is covered no longer; not before today, for what is past stays. */
  @IsDay()
  from!: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(longest)
  reason!: string;
}

/** A grant for the next school year on the same terms; what is left out stays as it is. */
export class RenewalDto {
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(longest)
  grounds?: string | null;
}

/** How a letter left, and when it reached its receiver. */
export class DeliveryDto {
  @IsIn(deliveryWays)
  way!: DeliveryWay;

  /** The day on which it was posted or handed over; today if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  sentOn?: string | null;
}
