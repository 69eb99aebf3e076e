import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsNotEmpty, IsOptional, IsString, ValidateNested } from 'class-validator';
import { IsDay, MaxLength, MayBeLeftOut, TrimmedOrNull } from '../../platform/http/index.js';
import { ReservationOverrideDto } from '../reserve/reserve.dto.js';

/** What is to change of a reservation; what is left out stays as it is. */
export class ChangeReservationDto {
  /** An instrument of the same kind that it must be from now on; `null` lets any do. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(300)
  instrument?: string | null;

  /** Size; `null` lets any do. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(20)
  size?: string | null;

  /** Slug of the lowest quality grade that will do. */
  @MayBeLeftOut()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  grade?: string;

  @MayBeLeftOut()
  @IsDay()
  from?: string;

  @MayBeLeftOut()
  @IsDay()
  to?: string;

  /** Slug of the lending point where it is picked up. */
  @MayBeLeftOut()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  pickupPoint?: string;

  /** Whether to give up the copy and wait where the change cannot be promised. */
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
