import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
} from 'class-validator';
import type { LabelDesign } from './domain/layout-types.js';
import { mostLabels } from './labels.service.js';

const designs: readonly LabelDesign[] = ['standard', 'code-only'];

export class LabelSheetsDto {
  /** Codes of instruments in the order of the labels; a code given twice gets two labels. */
  @MaxLength(200, { each: true })
  @IsString({ each: true })
  @ArrayMaxSize(mostLabels, { context: { code: 'too-many-labels', params: { most: mostLabels } } })
  @ArrayNotEmpty()
  @IsArray()
  instruments!: string[];

  /** Id of the sheet, from the list of label stocks. */
  @MaxLength(60)
  @IsString()
  stock!: string;

  /** Position of the first label on the first sheet, from 1, row by row. */
  @IsOptional()
  @Min(1)
  @IsInt()
  startAt?: number;

  /** `code-only` is for sheets too small for an address. */
  @IsOptional()
  @IsIn(designs)
  design?: LabelDesign;
}

export class LabelImageQuery {
  /** Id of the sheet whose label is shown. */
  @IsOptional()
  @MaxLength(60)
  @IsString()
  stock?: string;

  @IsOptional()
  @IsIn(designs)
  design?: LabelDesign;
}
