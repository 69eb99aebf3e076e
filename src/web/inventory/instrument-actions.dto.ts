import { IsIn, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { MaxLength } from '../../platform/http/index.js';
import { type Condition, type RepairOutcome, conditions, repairOutcomes } from '../../inventory/index.js';

/** Where a form leads back to. */
export class ReturnToDto {
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  returnTo?: string;
}

export class RepairFormDto {
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}

export class CompletionFormDto extends ReturnToDto {
  @IsIn(repairOutcomes)
  outcome!: RepairOutcome;

  @IsOptional()
  @IsIn(conditions)
  condition?: Condition;
}

export class TransferFormDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  to!: string;
}

export class FoundFormDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  lendingPoint!: string;
}
