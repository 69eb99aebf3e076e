import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
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
import { IsDay, MaxLength, Trimmed, TrimmedOrNull } from '../../platform/http/index.js';
import { type CostType, costTypes } from '../domain/cost-types.js';

const art = /^[0-9]{3}$/;
const mostShares = 20;

/** What a unit carries. */
export class ShareDto {
  /** Slug of the unit. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  unit!: string;

  /** In basis points: 10 000 is all of it. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  basisPoints!: number;
}

/** A new cost agreement. What is left out of grade, owner, lending point and kind stands for any. */
export class NewAgreementDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(costTypes, { each: true })
  costTypes!: CostType[];

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  grade?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  owner?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  lendingPoint?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  kind?: string | null;

  /** Each unit once; together 10 000 basis points. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(mostShares)
  @ValidateNested({ each: true })
  @Type(() => ShareDto)
  shares!: ShareDto[];

  /** The unit that is paid; left out: the instrument's owner. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  creditor?: string | null;

  @IsDay()
  validFrom!: string;

  /** The last day; left out: until somebody ends it. */
  @IsOptional()
  @IsDay()
  validTo?: string | null;

  /** KOSTRA art of what a unit pays; 290 if left out. */
  @IsOptional()
  @Matches(art, { context: { code: 'not-an-art' } })
  debitArt?: string | null;

  /** KOSTRA art of what a unit is paid; 790 if left out. */
  @IsOptional()
  @Matches(art, { context: { code: 'not-an-art' } })
  creditArt?: string | null;
}

/** When an agreement ends. */
export class EndAgreementDto {
  /** The last day on which it counts. */
  @IsDay()
  lastDay!: string;
}
