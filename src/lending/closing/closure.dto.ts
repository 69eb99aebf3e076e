import { IsIn, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { IsDay, MaxLength, Trimmed } from '../../platform/http/index.js';

/** Days on which a lending point is to be closed. */
export class ClosureDto {
  /** The first of them, `YYYY-MM-DD`: today or later. */
  @IsDay()
  from!: string;

  /** The last of them; the same for a single day. */
  @IsDay()
  to!: string;

  /** Why, for staff. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reason!: string;
}

/** How a closure is asked for. */
export class ClosureQueryDto {
  /** `true` answers the same without doing anything. */
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';
}
