import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsNotEmpty, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsDay, MaxLength, TrimmedOrNull } from '../../platform/http/index.js';

/** A reason that staff set aside, and why. */
export class ReservationOverrideDto {
  /** The code of the reason, such as `period-too-long`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  code!: string;

  /** Kept with the reservation's history. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  comment!: string;
}

/** A reservation: of one instrument, or of any of a kind, size and least grade. */
export class ReserveDto {
  /** Id of the borrower. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  borrower!: string;

  /** Code, alias or label address of the instrument that it must be. Size and grade are then its own. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(300)
  instrument?: string | null;

  /** Slug of the kind, where any instrument of it will do. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  kind?: string | null;

  /** Size, if not any will do. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(20)
  size?: string | null;

  /** Slug of the lowest quality grade that will do; needed with a kind. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  grade?: string | null;

  /** The first day. */
  @IsDay()
  from!: string;

  /** The last day. */
  @IsDay()
  to!: string;

  /** Slug of the lending point where it is picked up. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  pickupPoint!: string;

  /** Whether to wait for an instrument that was named and is not free. */
  @IsOptional()
  @IsBoolean()
  wait?: boolean | null;

  /** Reasons that are set aside, each with a comment. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ReservationOverrideDto)
  overrides?: ReservationOverrideDto[] | null;
}
