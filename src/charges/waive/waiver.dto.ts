import { IsInt, IsNotEmpty, IsOptional, IsString, Max, Min } from 'class-validator';
import { MaxLength, Trimmed } from '../../platform/http/index.js';

/** What a column of whole øre holds. */
const mostOre = 2_147_483_647;

/** What is not to be paid, and why. */
export class WaiverDto {
  /** Kept with the charge. */
  @Trimmed()
  @MaxLength(500)
  @IsNotEmpty()
  @IsString()
  reason!: string;

  /** In øre; all that is left if left out. */
  @IsOptional()
  @Max(mostOre)
  @Min(1)
  @IsInt()
  amountOre?: number | null;
}
