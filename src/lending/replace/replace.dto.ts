import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsNotEmpty, IsOptional, IsString, ValidateNested } from 'class-validator';
import { type Condition, conditions } from '../../inventory/index.js';
import { MaxLength, Trimmed } from '../../platform/http/index.js';
import { OverrideDto } from '../checkout/checkout.dto.js';

/** Another instrument for a loan that goes on. */
export class ReplaceDto {
  /** Code, alias or label address of the instrument that comes back. If the loan has another one by now, somebody was first. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  replaces!: string;

  /** Code, alias or label address of the instrument that goes out instead; of the same kind. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  instrument!: string;

  /** Slug of the lending point where it is done. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  lendingPoint!: string;

  /** Condition of the instrument that comes back; without it as before. */
  @IsOptional()
  @IsIn(conditions)
  condition?: Condition | null;

  /** Ids of the accessories that went out with it and do not come back. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  missingAccessories?: string[] | null;

  /** Ids of the accessories that go out with the new one; without it all that are present. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  accessories?: string[] | null;

  /** Why. Stands with the contract and goes to whoever inspects the old one; about the instrument, never about the borrower. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;

  /** Reasons against it that are set aside, each with a comment. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OverrideDto)
  overrides?: OverrideDto[] | null;
}

/** How a replacement is asked. */
export class ReplaceQueryDto {
  /** `true` answers the same without doing anything. */
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';
}
