import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { LabelFilter } from './label-page.js';

/** One value or several of a field that an address or form repeats. */
function Several(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => [value].flat());
}

/** Which labels are chosen, as the page's address says it: what was not chosen is empty. */
export class LabelQueryDto implements Partial<Record<Exclude<LabelFilter, 'instruments'>, string>> {
  /** Codes, one on each line. */
  @IsOptional()
  @Several()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(20_000, { each: true })
  instruments?: string[];

  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  kind?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  point?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  size?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  grade?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  state?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  stock?: string;

  @IsOptional()
  @IsIn(['', 'standard', 'code-only'])
  design?: string;
}

/** The sheet that is asked for, as it is typed. */
export class LabelSheetFormDto {
  /** Codes of the ticked instruments. */
  @IsOptional()
  @Several()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  instruments?: string[];

  @IsString()
  @MaxLength(60)
  stock!: string;

  @IsOptional()
  @IsIn(['standard', 'code-only'])
  design?: 'standard' | 'code-only';

  @IsOptional()
  @IsString()
  @MaxLength(4)
  startAt?: string;
}
