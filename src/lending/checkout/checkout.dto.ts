import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { MaxLength } from '../../platform/http/index.js';
import { dayPattern } from '../day-pattern.js';
import { TakeBackDto } from '../return/return.dto.js';

/** A reason that staff set aside, and why. */
export class OverrideDto {
  /** The code of the reason, such as `loan-limit-reached`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  code!: string;

  /** Kept with the loan's history. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  comment!: string;
}

/** A hand-over. */
export class CheckoutDto {
  /** Code, alias or label address of the instrument, in any lenient form. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  instrument!: string;

  /** Id of the borrower. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  borrower!: string;

  /** Slug of the lending point where it is handed over. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  lendingPoint!: string;

  /** Day it is due, if another than the rule gives. */
  @IsOptional()
  @Matches(dayPattern, { context: { code: 'not-a-day' } })
  dueOn?: string | null;

  /** Ids of the accessories that go out; without it all that are present. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  accessories?: string[] | null;

  /** Reasons that are set aside, each with a comment. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OverrideDto)
  overrides?: OverrideDto[] | null;

  /** What the borrower gives back in the same step. If the hand-over is refused, it is not taken back. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TakeBackDto)
  takeBack?: TakeBackDto | null;
}

/** How a checkout is asked. */
export class CheckoutQueryDto {
  /** `true` answers the same without doing anything. */
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';
}
