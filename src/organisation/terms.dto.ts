import { IsNotEmpty, IsString } from 'class-validator';
import { IsDay, MaxLength, MayBeLeftOut, Trimmed } from '../platform/http/index.js';

/** What of a term is to change; what is left out stays as it is. */
export class ChangeTermDto {
  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name?: string;

  /** `YYYY-MM-DD`, within the school year of the term. */
  @MayBeLeftOut()
  @IsDay()
  firstDay?: string;

  @MayBeLeftOut()
  @IsDay()
  lastDay?: string;
}
