import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { IsDay } from '../platform/http/index.js';

/** Which charges a list shows. */
export class ChargesQueryDto {
  /** Id of a borrower. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  borrower?: string;

  /** The first day on which they were charged. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** The last day on which they were charged. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** How many; more than 200 counts as 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  limit?: number;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}
