import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsOptional, IsString, Matches } from 'class-validator';
import { MaxLength } from '../../platform/http/index.js';
import { type Condition, conditions } from '../../inventory/index.js';
import { dayPattern } from '../day-pattern.js';

/** What comes back. */
export class TakeBackDto {
  /** Code, alias or label address of the instrument, in any lenient form. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  instrument!: string;

  /** Its condition now; without it as before. */
  @IsOptional()
  @IsIn(conditions)
  condition?: Condition | null;

  /** Ids of the accessories that did not come back. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  missingAccessories?: string[] | null;

  /** What whoever inspects it should know; never about the borrower. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;
}

/** A return. */
export class ReturnDto extends TakeBackDto {
  /** Slug of the lending point that takes it back. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  lendingPoint!: string;

  /** The day it came back, if not today (book drop). */
  @IsOptional()
  @Matches(dayPattern, { context: { code: 'not-a-day' } })
  returnedOn?: string | null;
}
