import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Min } from 'class-validator';
import { MaxLength } from '../../platform/http/index.js';
import { type Condition, conditions } from '../../inventory/index.js';

/** One value or several of a field that a form repeats. */
function Several(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === undefined ? [] : [value].flat()));
}

/** The form of a new or changed instrument, as it is typed. */
export class InstrumentFormDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(90)
  kindAndSize!: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  maker?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  model?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  serialNumber?: string;

  /** Only of a new one: afterwards it is regraded. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  grade?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  gradeReason?: string;

  @IsOptional()
  @IsIn(conditions)
  condition?: Condition;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  owner!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  manager!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  homePoint!: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  funder?: string;

  /** Kroner as people write them: 4990, 4 990 or 4990,50. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  value?: string;

  /** One accessory a line. */
  @IsOptional()
  @IsString()
  @MaxLength(3_000)
  newAccessories?: string;

  /** One older code a line. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  aliases?: string;

  @Several()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  accessoryId!: string[];

  @Several()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  accessoryName!: string[];

  @Several()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  accessoryPresent!: string[];

  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @IsInt()
  @Min(1)
  version?: number;
}

/** The form of a new grade. */
export class RegradeFormDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  grade!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  reason!: string;
}
