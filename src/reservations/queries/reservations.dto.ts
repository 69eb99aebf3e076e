import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { IsDay } from '../../platform/http/index.js';
import type { ReservationState } from '../persistence/reservation.repository.js';

const states: readonly ReservationState[] = [
  'waiting',
  'awaiting-acceptance',
  'confirmed',
  'ready',
  'fulfilled',
  'lapsed',
  'cancelled',
  'no-show',
];

/** Which reservations a list shows. */
export class ReservationsQueryDto {
  @IsOptional()
  @IsIn(states)
  state?: ReservationState;

  /** Id of a borrower. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  borrower?: string;

  /** Code, alias or label address of an instrument that is promised or was asked for. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  instrument?: string;

  /** Slug of a kind. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  kind?: string;

  /** Slug of the lending point where it is picked up. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  point?: string;

  /** Only those whose period is not over before this day. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** How many; more than 200 counts as 200. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  limit?: number;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}
