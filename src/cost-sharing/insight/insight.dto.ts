import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Of which school year the figures are asked for. */
export class InsightQueryDto {
  /** Such as `2025-2026`; left out: the latest that can be shown. Other periods there are none: of two that overlap, one could be taken from the other. */
  @IsOptional()
  @IsString()
  @MaxLength(9)
  schoolYear?: string;
}
