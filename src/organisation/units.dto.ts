import { IsEmail, IsNotEmpty, IsOptional, IsString, Matches } from 'class-validator';
import { MaxLength, MayBeLeftOut, Trimmed, TrimmedOrNull } from '../platform/http/index.js';
import { phoneShape } from './places.dto.js';

/** What of a unit is to change; what is left out stays as it is, and `null` takes it away. */
export class ChangeUnitDto {
  @MayBeLeftOut()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;

  @IsOptional()
  @TrimmedOrNull()
  @Matches(phoneShape, { context: { code: 'not-a-phone-number' } })
  phone?: string | null;

  @IsOptional()
  @TrimmedOrNull()
  @IsEmail()
  @MaxLength(200)
  email?: string | null;
}
