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

/** A field that a form sends not at all, once, or several times. */
function Several(): PropertyDecorator {
  const rules = [
    Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? [] : [value].flat())),
    IsArray(),
    ArrayMaxSize(50),
    IsString({ each: true }),
    MaxLength(60, { each: true }),
  ];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

/** A field that may be empty. */
function Text(longest: number): PropertyDecorator {
  const rules = [IsOptional(), IsString(), MaxLength(longest)];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

/** Where the page of a replacement was opened from. */
export class ReplacementQueryDto {
  @Text(1_000)
  back?: string;

  /** Where it is done, if not at the reader's own point. */
  @Text(60)
  point?: string;
}

/** The form that replaces the instrument of a loan. What it says is judged by the interface's own rules. */
export class ReplacementFormDto {
  @Text(60)
  replaces?: string;

  /** Chosen from the list. */
  @Text(60)
  instrument?: string;

  /** Typed or scanned; goes before what was chosen. */
  @Text(300)
  code?: string;

  @Text(60)
  lendingPoint?: string;

  @Text(30)
  condition?: string;

  @Text(2_000)
  reason?: string;

  /** Those that came back. */
  @Several()
  accessories: string[] = [];

  /** Those that were asked about. */
  @Several()
  accessoriesOut: string[] = [];

  /** Codes of the reasons that are set aside. */
  @Several()
  overrides: string[] = [];

  @Text(500)
  overrideComment?: string;

  /** Page to go back to. */
  @Text(1_000)
  back?: string;
}
