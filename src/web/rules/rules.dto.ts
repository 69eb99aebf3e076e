import { IsIn, IsOptional, IsString, ValidateIf } from 'class-validator';
import { borrowerCategories } from '../../loan-rules/index.js';
import { IsDay, MaxLength } from '../../platform/http/index.js';

const isGiven = (_question: object, value: unknown): boolean => value !== undefined && value !== '';

/** For what somebody asks which rule decides; before that it is empty. */
export class RuleTestQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  lendingPoint?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  kind?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  grade?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  programme?: string;

  @ValidateIf(isGiven)
  @IsIn(borrowerCategories)
  borrowerCategory?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  borrowerMunicipality?: string;

  @ValidateIf(isGiven)
  @IsDay()
  on?: string;

  /** Whether rows that have ended or were withdrawn are shown, too. */
  @ValidateIf(isGiven)
  @IsIn(['true'])
  ended?: 'true';
}
