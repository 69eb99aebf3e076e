import { IsNotEmpty, IsOptional, IsString, IsUUID } from 'class-validator';
import { IsDay, MaxLength, Trimmed, TrimmedOrNull } from '../../platform/http/index.js';

/** A wish for support for a borrower. It names no payer. */
export class SupportRequestDto {
  /** Id of the borrower. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  borrower!: string;

  /** The loan that it is about; without one and without a reservation it is about all that is borrowed in the period. */
  @IsOptional()
  @TrimmedOrNull()
  @IsUUID()
  loan?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsUUID()
  reservation?: string | null;

  /** The first day; today if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  from?: string | null;

  /** The last day; the end of the school year if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  to?: string | null;

  /** What the caseworker should know. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;
}

/** An application that the unit itself has taken, on paper or in a talk. */
export class ApplicationDto {
  /** Id or card number of the borrower. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  borrower!: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsUUID()
  loan?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsUUID()
  reservation?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  from?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsDay()
  to?: string | null;

  /** Why support is asked for. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  grounds!: string;
}
