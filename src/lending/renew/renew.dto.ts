import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { OverrideDto } from '../checkout/checkout.dto.js';

/** A renewal. */
export class RenewDto {
  /** Reasons that are set aside, each with a comment. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OverrideDto)
  overrides?: OverrideDto[] | null;
}
