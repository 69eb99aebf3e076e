import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/http/index.js';

/** A code that was typed. */
export class LabelQueryDto {
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(200)
  code?: string;
}
