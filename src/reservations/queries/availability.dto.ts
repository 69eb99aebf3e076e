import { Type } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { IsDay } from '../../platform/http/index.js';

/** For which days something is asked. */
export class DaysQueryDto {
  /** The first day; today if left out. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** The last day; the first if left out. */
  @IsOptional()
  @IsDay()
  to?: string;
}

/** What is free: of which instruments, and when. */
export class AvailabilityQueryDto extends DaysQueryDto {
  /** Slug of the kind. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  kind!: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  size?: string;

  /** Slug of the lowest quality grade that will do. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  grade?: string;

  /** Slug of the lending point where it is, or belongs. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  point?: string;

  /** Slug of the lending point where it would be picked up: then only what belongs to its municipality is told. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  pickupPoint?: string;

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
