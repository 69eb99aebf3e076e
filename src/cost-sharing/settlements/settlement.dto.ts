import { IsIn, IsOptional, IsString } from 'class-validator';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { IsDay, MaxLength } from '../../platform/http/index.js';
import { type ExportFormat, exportFormats } from '../exports/export-formats.js';

/** The quarter to settle. */
export class SettlementPeriodDto {
  /** The first day of a quarter. */
  @IsDay()
  from!: string;

  /** The last day of the same quarter. */
  @IsDay()
  to!: string;
}

/** In which form a settlement is taken out. */
export class ExportQueryDto {
  @IsIn(exportFormats)
  format!: ExportFormat;
}

/** Which of the ledger is listed. */
export class LedgerQueryDto {
  /** A day of the first quarter; left out: the earliest. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** A day of the last quarter; left out: the latest. */
  @IsOptional()
  @IsDay()
  to?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
