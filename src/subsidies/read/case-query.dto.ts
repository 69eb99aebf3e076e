import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { MaxLength, TrimmedOrNull } from '../../platform/http/index.js';
import { type CaseState, caseStates } from '../domain/case-state.js';

/** Which cases are listed: the oldest first. */
export class CaseListQueryDto {
  @IsOptional()
  @IsIn(caseStates)
  state?: CaseState;

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

/** Opening a case. */
export class OpenCaseQueryDto {
  /** Why it is opened; asked for where the case is somebody else's, and kept with the reading. */
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(300)
  reason?: string | null;
}
