import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, MaxLength, MayBeLeftOut, Trimmed, TrimmedOrNull } from '../platform/http/index.js';
import { type BorrowerLanguage, borrowerLanguages } from '../platform/i18n/index.js';
import { cardNumberOf } from './domain/card-number.js';

const languageCodes = borrowerLanguages.map(({ code }) => code);
const mostGuardians = 6;
const mostBlocks = 20;
const phoneShape = /^\+?[0-9][0-9 ()-]{2,38}$/;
const phoneContext = { context: { code: 'not-a-phone-number' } };

/** A guardian of a new borrower. */
export class GuardianDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  displayName!: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsEmail()
  @MaxLength(200)
  email?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @Matches(phoneShape, phoneContext)
  phone?: string | null;

  /** The language in which the guardian is written to; the borrower's if left out. */
  @MayBeLeftOut()
  @IsIn(languageCodes)
  language?: BorrowerLanguage;
}

/** A person or an ensemble to be registered. */
export class RegisterBorrowerDto {
  /** A person if left out. */
  @MayBeLeftOut()
  @IsIn(['person', 'ensemble'])
  type?: 'person' | 'ensemble';

  /** The short name that everybody is shown by; suggested from the full name if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(100)
  displayName?: string | null;

  /** Shown with a permission only, and its use is logged. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(200)
  fullName?: string | null;

  /** Required for a person. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  birthDate?: string | null;

  /** That of whoever registers if left out. */
  @MayBeLeftOut()
  @IsIn(languageCodes)
  language?: BorrowerLanguage;

  @IsOptional()
  @TrimmedOrNull()
  @IsEmail()
  @MaxLength(200)
  email?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @Matches(phoneShape, phoneContext)
  phone?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(300)
  address?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60, undefined, (text) => cardNumberOf(text) ?? '')
  cardNumber?: string | null;

  /** Whatever the grading: then neither address nor phone is stored. */
  @IsOptional()
  @IsBoolean()
  protectedAddress?: boolean | null;

  /** Slug of the municipality that the borrower belongs to; that of the unit which registers, if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  municipality?: string | null;

  /** At least one for somebody under 18. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostGuardians)
  @ValidateNested({ each: true })
  @Type(() => GuardianDto)
  guardians?: GuardianDto[] | null;
}

/** A guardian in a change: with `id` one who is there already, whose left-out fields stay as they are. */
export class ChangedGuardianDto {
  @MayBeLeftOut()
  @IsUUID()
  id?: string;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  displayName?: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsEmail()
  @MaxLength(200)
  email?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @Matches(phoneShape, phoneContext)
  phone?: string | null;

  @MayBeLeftOut()
  @IsIn(languageCodes)
  language?: BorrowerLanguage;
}

/** A reason why a borrower may not borrow, and the last day of it. */
export class BlockDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reason!: string;

  /** `null` or left out is until it is lifted. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  until?: string | null;
}

/** What of a borrower is to change; what is left out stays as it is. Guardians and blocks replace those there are. */
export class ChangeBorrowerDto {
  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  displayName?: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(200)
  fullName?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  birthDate?: string | null;

  @MayBeLeftOut()
  @IsIn(languageCodes)
  language?: BorrowerLanguage;

  @IsOptional()
  @TrimmedOrNull()
  @IsEmail()
  @MaxLength(200)
  email?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @Matches(phoneShape, phoneContext)
  phone?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(300)
  address?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60, undefined, (text) => cardNumberOf(text) ?? '')
  cardNumber?: string | null;

  /** Setting it removes the address and every phone number. */
  @MayBeLeftOut()
  @IsBoolean()
  protectedAddress?: boolean;

  /** Slug of the municipality that the borrower belongs to. */
  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  municipality?: string;

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(mostGuardians)
  @ValidateNested({ each: true })
  @Type(() => ChangedGuardianDto)
  guardians?: ChangedGuardianDto[];

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(mostBlocks)
  @ValidateNested({ each: true })
  @Type(() => BlockDto)
  blocks?: BlockDto[];
}

/** A place in a programme for a school year. */
export class EnrolDto {
  /** Slug of a programme. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  programme!: string;

  /** Such as `2026-2027`. */
  @Trimmed()
  @Matches(/^\d{4}-\d{4}$/, { context: { code: 'not-a-school-year' } })
  schoolYear!: string;

  /** 1–13; required where the programme has a least school grade. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(13)
  schoolGrade?: number | null;

  /** Username (or id) of a teacher; a teacher who leaves it out enrols an own pupil. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  teacher?: string | null;
}

/** What the list is asked for. */
export class ListBorrowersDto {
  /** A card number, or beginnings of names. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

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
