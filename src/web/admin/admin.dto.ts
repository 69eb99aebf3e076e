import { IsEmail, IsIn, IsNotEmpty, IsOptional, IsString, Matches, MinLength } from 'class-validator';
import { type Role, leastPasswordLength, roles } from '../../identity/index.js';
import { phoneShape } from '../../organisation/index.js';
import { IsDay, MaxLength, Trimmed } from '../../platform/http/index.js';
import { type Language, languages } from '../../platform/i18n/index.js';

/** What is asked of every account. */
class UserFieldsDto {
  @Trimmed()
  @MaxLength(100)
  @IsString()
  @IsNotEmpty()
  displayName!: string;

  @IsIn(roles)
  @IsNotEmpty()
  role!: Role;

  @MaxLength(60)
  @IsString()
  @IsNotEmpty()
  unit!: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  lendingPoint?: string;

  @IsIn(languages)
  @IsNotEmpty()
  language!: Language;
}

/** The form of a new account. */
export class NewUserFormDto extends UserFieldsDto {
  @Trimmed()
  @Matches(/^[a-z0-9.-]{2,60}$/, { context: { code: 'not-a-username' } })
  @IsString()
  @IsNotEmpty()
  username!: string;

  @MaxLength(200)
  @MinLength(leastPasswordLength, { context: { code: 'password-too-short' } })
  @IsString()
  @IsNotEmpty()
  password!: string;
}

/** The form of an account that is there; without a password it keeps its own. */
export class ChangedUserFormDto extends UserFieldsDto {
  @IsOptional()
  @MaxLength(200)
  @MinLength(leastPasswordLength, { context: { code: 'password-too-short' } })
  @IsString()
  password?: string;

  /** Ticked while the account is open. */
  @IsOptional()
  @IsIn(['true'])
  active?: 'true';
}

/** The form of a unit. */
export class UnitFormDto {
  @Trimmed()
  @MaxLength(200)
  @IsString()
  @IsNotEmpty()
  name!: string;

  @IsOptional()
  @Trimmed()
  @Matches(phoneShape, { context: { code: 'not-a-phone-number' } })
  phone?: string;

  @IsOptional()
  @Trimmed()
  @MaxLength(200)
  @IsEmail()
  email?: string;
}

/** The form of a term. */
export class TermFormDto {
  @Trimmed()
  @MaxLength(100)
  @IsString()
  @IsNotEmpty()
  name!: string;

  @IsDay()
  @IsNotEmpty()
  firstDay!: string;

  @IsDay()
  @IsNotEmpty()
  lastDay!: string;
}
