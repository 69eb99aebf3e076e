import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay, TrimmedOrNull } from '../../platform/http/index.js';
import { borrowerCategories } from '../domain/loan-rule.js';

/** For what a rule is sought. */
export class ExplainRuleDto {
  /** Slug of a lending point. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  lendingPoint!: string;

  /** Slug of a quality grade. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  grade!: string;

  /** Slug of an instrument kind. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  kind!: string;

  /** Slug of the borrower's programme. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  programme?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsIn(borrowerCategories)
  borrowerCategory?: (typeof borrowerCategories)[number] | null;

  /** Slug of the municipality that the borrower belongs to; the lending point's own if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  borrowerMunicipality?: string | null;

  /** The day of the hand-over; today if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  on?: string | null;
}
