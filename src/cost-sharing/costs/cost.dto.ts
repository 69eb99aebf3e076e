import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { IsDay, MaxLength, TrimmedOrNull } from '../../platform/http/index.js';
import { type RecordedCostType, recordedCostTypes } from '../domain/instrument-costs.js';

/** Twenty million kroner: more than any instrument costs, and what a column holds. */
const mostOre = 2_000_000_000;

/** What an instrument cost. */
export class NewCostDto {
  @IsIn(recordedCostTypes)
  costType!: RecordedCostType;

  /** In øre. */
  @IsInt()
  @Min(1)
  @Max(mostOre)
  amountOre!: number;

  /** The day of the invoice or the loss; today or earlier. */
  @IsDay()
  incurredOn!: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

/** What a cost really was. */
export class CorrectionDto {
  /** The right amount, in øre; 0 where there was no cost. */
  @IsInt()
  @Min(0)
  @Max(mostOre)
  amountOre!: number;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}
