import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay } from '../../platform/http/index.js';
import { type GrowthStart, growthStarts } from './school-years.js';

/** So many pupils are reserved for at once. */
const mostPupils = 200;

/** A field that may be sent once, several times or not at all, as a list. */
const Several = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === undefined ? [] : [value].flat()));

/** For whom something is looked for, and what; what was not chosen is empty. */
export class ReserveQueryDto {
  /** Ids of pupils. */
  @IsOptional()
  @Several()
  @IsArray()
  @ArrayMaxSize(mostPupils)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  borrower?: string[];

  @IsOptional()
  @IsString()
  @MaxLength(60)
  kind?: string;

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
  @MaxLength(10)
  from?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;

  /** Where it is picked up. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  point?: string;

  /** That it is for a pupil who has grown, and from when. */
  @IsOptional()
  @IsIn(growthStarts)
  growth?: GrowthStart;
}

/** What is reserved: the same kind and days for each pupil, and each pupil's own size and copy, in the same order. */
export class ReserveFormDto {
  @IsString()
  @MaxLength(60)
  kind!: string;

  @IsString()
  @MaxLength(60)
  grade!: string;

  @IsDay()
  from!: string;

  @IsDay()
  to!: string;

  @IsString()
  @MaxLength(60)
  point!: string;

  /** Ids of pupils. */
  @Several()
  @IsArray()
  @ArrayMaxSize(mostPupils)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  borrower!: string[];

  /** The size of each, or empty for any. */
  @Several()
  @IsArray()
  @ArrayMaxSize(mostPupils)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  size!: string[];

  /** `any`, the code of a copy, or empty where nothing is reserved. */
  @Several()
  @IsArray()
  @ArrayMaxSize(mostPupils)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  copy!: string[];
}
