import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MaxLength, Trimmed, TrimmedOrNull } from '../platform/http/index.js';
import { type LendingPointKind, lendingPointKinds } from './domain/lending-point-kind.js';

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const phoneShape = /^\+?[0-9][0-9 ()-]{2,38}$/;

/** Opening hours of one weekday; a weekday that is left out is closed. */
export class WeekdayHoursDto {
  /** 1 is Monday, 7 is Sunday. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  /** Local time `HH:MM`. */
  @Matches(timeOfDay, { context: { code: 'not-a-time' } })
  opens!: string;

  @Matches(timeOfDay, { context: { code: 'not-a-time' } })
  closes!: string;
}

/** A week of opening hours; each weekday at most once. */
export class OpeningHoursDto {
  @IsArray()
  @ArrayMaxSize(7)
  @ValidateNested({ each: true })
  @Type(() => WeekdayHoursDto)
  openingHours!: WeekdayHoursDto[];
}

/** What may change of a lending point. */
export class LendingPointDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(300)
  address?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @Matches(phoneShape, { context: { code: 'not-a-phone-number' } })
  phone?: string | null;

  /** International Standard Identifier for Libraries (ISO 15511), such as `NO-2030100`. */
  @IsOptional()
  @TrimmedOrNull()
  @Matches(/^[A-Za-z0-9]{1,4}-[A-Za-z0-9/:-]{1,11}$/, { context: { code: 'not-an-isil' } })
  isil?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(7)
  @ValidateNested({ each: true })
  @Type(() => WeekdayHoursDto)
  openingHours?: WeekdayHoursDto[] | null;
}

/** A new lending point. */
export class NewLendingPointDto extends LendingPointDto {
  /** Its slug: small letters, digits and hyphens. */
  @Trimmed()
  @Matches(slug, { context: { code: 'not-a-slug' } })
  @MaxLength(60)
  id!: string;

  /** Slug of the unit that it belongs to. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  unit!: string;

  @IsIn(lendingPointKinds)
  kind!: LendingPointKind;
}
