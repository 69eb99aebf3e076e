import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, Matches, ValidateNested } from 'class-validator';
import { OverrideDto } from '../checkout/checkout.dto.js';
import { dayPattern } from '../day-pattern.js';

/** A renewal. */
export class RenewDto {
  /** Day it is due then, if another than the rule gives. */
  @IsOptional()
  @Matches(dayPattern, { context: { code: 'not-a-day' } })
  dueOn?: string | null;

  /** Reasons that are set aside, each with a comment. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OverrideDto)
  overrides?: OverrideDto[] | null;
}
