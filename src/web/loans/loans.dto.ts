import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';

/** The button that renews a loan, and the form that does it in spite of reasons. */
export class RenewFormDto {
  /** Page to go back to. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  returnTo?: string;

  /** The day until which it is renewed, if not the rule's. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  dueOn?: string;

  /** Codes of the reasons that are set aside. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => [value].flat())
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  overrides?: string[];

  @IsOptional()
  @IsString()
  @MaxLength(500)
  overrideComment?: string;
}
