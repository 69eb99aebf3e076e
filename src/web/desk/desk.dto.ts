import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { MaxLength } from '../../platform/http/index.js';
import { type Condition, conditions } from '../../inventory/index.js';
import type { DeskAddress } from './desk-address.js';

/** A field that may be empty, which counts as not given. */
function Text(longest: number): PropertyDecorator {
  const rules = [Transform(({ value }) => trimmed(value)), IsOptional(), IsString(), MaxLength(longest)];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

/** A field that a form sends not at all, once, or several times. */
function Texts(): PropertyDecorator {
  const rules = [
    Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? [] : [value].flat())),
    IsArray(),
    ArrayMaxSize(50),
    IsString({ each: true }),
    MaxLength(60, { each: true }),
  ];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() || undefined : value;
}

/** The desk's address. */
export class DeskQueryDto implements DeskAddress {
  @Text(60)
  point?: string;

  @Text(60)
  borrower?: string;

  @Text(300)
  instrument?: string;

  @Text(200)
  scan?: string;

  @Text(60)
  loan?: string;

  @Text(60)
  returned?: string;

  @Text(60)
  left?: string;
}

/** What every form of the desk sends: the scan field, and what is on the desk. */
export class DeskFormDto {
  @Text(200)
  scan?: string;

  @Text(60)
  lendingPoint?: string;

  @Text(60)
  borrower?: string;

  @Text(60)
  instrument?: string;

  /** The card's own button; Enter in the empty field does the same. */
  @Text(10)
  confirm?: string;
}

/** A hand-over. */
export class HandOverFormDto extends DeskFormDto {
  @Texts()
  accessories: string[] = [];

  /** Codes of the reasons that are set aside, with one explanation. */
  @Texts()
  overrides: string[] = [];

  @Text(500)
  overrideComment?: string;

  /** Whether it is a day is said on the card. */
  @Text(30)
  dueOn?: string;

  /** Code of the smaller instrument that was offered to be taken back; it is where a condition is given. */
  @Text(60)
  outgrown?: string;

  /** Of its accessories: those that are there. */
  @Texts()
  outgrownBack: string[] = [];

  /** Of its accessories: those that were asked about. */
  @Texts()
  outgrownOut: string[] = [];

  /** Its condition, by the button. */
  @Transform(({ value }) => trimmed(value))
  @IsOptional()
  @IsIn(conditions)
  condition?: Condition;
}

/** What lies on the desk: which of its accessories are there, and what it is like. */
class LookedAtFormDto extends DeskFormDto {
  /** Those that are there. */
  @Texts()
  accessories: string[] = [];

  /** Those that were asked about. */
  @Texts()
  accessoriesOut: string[] = [];

  @Transform(({ value }) => trimmed(value))
  @IsOptional()
  @IsIn(conditions)
  condition?: Condition;
}

/** A return. */
export class ReturnFormDto extends LookedAtFormDto {
  @Text(1_000)
  note?: string;

  /** Whether it is a day is said on the card. */
  @Text(30)
  returnedOn?: string;
}

/** An instrument that has arrived. */
export class ReceiptFormDto extends DeskFormDto {
  @Text(60)
  transfer?: string;
}

/** An inspection or repair that is over. */
export class CompletionFormDto extends LookedAtFormDto {
  @Text(60)
  repair?: string;

  @IsOptional()
  @IsIn(['in-order', 'repaired'])
  outcome?: 'in-order' | 'repaired';
}

/** Which slip is shown. */
export class SlipQueryDto {
  @Text(60)
  reservation?: string;
}

/** A button in the list of the hold shelf. */
export class PickupFormDto {
  @Text(60)
  reservation?: string;

  @Text(60)
  instrument?: string;

  @Text(60)
  to?: string;
}
