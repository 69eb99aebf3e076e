import { Transform, Type, plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MaxLength, MayBeLeftOut, Trimmed, TrimmedOrNull } from '../platform/http/index.js';
import { type Condition, type InstrumentState, conditions, instrumentStates } from './domain/instrument-state.js';
import { type RepairOutcome, type RepairStep, repairOutcomes, repairSteps } from './repair/repairs.js';

const mostAccessories = 30;
const mostAliases = 20;
/** The largest replacement value: ten million kroner, far above any instrument and within a 32-bit column. */
const mostOre = 1_000_000_000;

/** Names stand in one line; what cannot be seen is taken away before a text is judged. */
function OneLine(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? oneLine(value) : value));
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** An accessory of a new instrument; a plain text is its name. */
export class AccessoryDto {
  @OneLine()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string;

  @MayBeLeftOut()
  @IsBoolean()
  present?: boolean;
}

/** An accessory in a change: with `id` one that is there already, whose left-out fields stay as they are. */
export class ChangedAccessoryDto {
  @MayBeLeftOut()
  @IsUUID()
  id?: string;

  @MayBeLeftOut()
  @OneLine()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name?: string;

  @MayBeLeftOut()
  @IsBoolean()
  present?: boolean;
}

/** A list of accessories, in which a plain text is the name of one; judged afterwards as any nested input. */
function Accessories<T extends object>(type: new () => T): PropertyDecorator {
  return Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => {
    const given = obj[key];
    if (!Array.isArray(given)) return given;
    return given.map((one: unknown) => plainToInstance(type, typeof one === 'string' ? { name: one } : one));
  });
}

/** A new instrument. */
export class RegisterInstrumentDto {
  /** A code that is on its label already, in any lenient form; a random one is made if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(300)
  code?: string | null;

  /** Slug of a kind. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  kind!: string;

  /** One of the kind's sizes. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(20)
  size?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(100)
  maker?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(100)
  model?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(100)
  serialNumber?: string | null;

  /** Slug of a quality grade. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  grade!: string;

  /** Why it has this grade. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(1000)
  gradeReason?: string | null;

  /** `fine` if left out. */
  @IsOptional()
  @IsIn(conditions)
  condition?: Condition | null;

  /** Slug of the lending point where it belongs. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  homePoint!: string;

  /** Where it is; at home if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  currentPoint?: string | null;

  /** Slug of a unit; that of the home point if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  owner?: string | null;

  /** Slug of a unit; the owner if left out. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(60)
  manager?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(200)
  funder?: string | null;

  /** Replacement value in øre. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostOre)
  valueOre?: number | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @IsOptional()
  @Accessories(AccessoryDto)
  @IsArray()
  @ArrayMaxSize(mostAccessories)
  @ValidateNested({ each: true })
  accessories?: AccessoryDto[] | null;

  /** Older codes by which it is found, too. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostAliases)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  aliases?: string[] | null;
}

/** What of an instrument is to change; what is left out stays as it is. Accessories and aliases replace those there are. */
export class ChangeInstrumentDto {
  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  kind?: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(20)
  size?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(100)
  maker?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(100)
  model?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(100)
  serialNumber?: string | null;

  @MayBeLeftOut()
  @IsIn(conditions)
  condition?: Condition;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  homePoint?: string;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  owner?: string;

  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  manager?: string;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(200)
  funder?: string | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(mostOre)
  valueOre?: number | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @MayBeLeftOut()
  @Accessories(ChangedAccessoryDto)
  @IsArray()
  @ArrayMaxSize(mostAccessories)
  @ValidateNested({ each: true })
  accessories?: ChangedAccessoryDto[];

  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(mostAliases)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  aliases?: string[];
}

/** Another grade, and why. */
export class GradingDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  grade!: string;

  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason!: string;
}

/** Why an instrument is to be looked at or mended. */
export class RepairDto {
  /** `repair` if left out. */
  @MayBeLeftOut()
  @IsIn(repairSteps)
  step?: RepairStep;

  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(1000)
  note?: string | null;
}

/** How an inspection or repair ended. */
export class CompletionDto {
  @IsIn(repairOutcomes)
  outcome!: RepairOutcome;

  /** Where the instrument is now. */
  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  lendingPoint?: string;

  /** What it is like now. */
  @MayBeLeftOut()
  @IsIn(conditions)
  condition?: Condition;

  /** Ids of its accessories that are not there; all the others are. */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  missingAccessories?: string[];
}

/** Where an instrument is to go. */
export class TransferDto {
  /** Slug of a lending point. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  to!: string;
}

/** Where an instrument has arrived. */
export class ReceiptDto {
  /** Slug of a lending point; the receiver's own if left out. */
  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  lendingPoint?: string;
}

/** Something missing or lost that has turned up. */
export class FoundDto {
  /** Slug of the lending point where it is now. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  lendingPoint!: string;
}

class PageDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** Which page of an instrument's history. */
export class HistoryDto extends PageDto {}

/** What the list is asked for. An empty filter is none, as forms send it. */
export class ListInstrumentsDto extends PageDto {
  /** Beginnings of words; or a code in any form, or an alias. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @Filter()
  kind?: string;

  @Filter()
  size?: string;

  /** Exactly this grade. */
  @Filter()
  grade?: string;

  /** Where it is, or, while it is with somebody or under way, where it belongs. */
  @Filter()
  point?: string;

  @IsOptional()
  @Transform(absentIfEmpty)
  @IsIn(instrumentStates)
  state?: InstrumentState;
}

function Filter(): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [IsOptional(), Transform(absentIfEmpty), IsString(), MaxLength(60)])
      decorate(target, property);
  };
}

function absentIfEmpty({ value }: { value: unknown }): unknown {
  return value === '' ? undefined : value;
}
