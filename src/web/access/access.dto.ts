import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MinLength } from 'class-validator';
import { MaxLength } from '../../platform/http/index.js';
import { leastPasswordLength } from '../../identity/index.js';
import { type Language, languages } from '../../platform/i18n/index.js';

/** The log-in form; its mistakes are shown on the page itself. */
export class LogInFormDto {
  @IsString()
  @MaxLength(200)
  username!: string;

  @IsString()
  @MaxLength(200)
  password!: string;

  /** Where to go afterwards. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  next?: string;
}

export class LogInQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  next?: string;
}

/** The choice of a language. */
export class LanguageFormDto {
  @IsIn(languages)
  language!: Language;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  returnTo?: string;
}

/** The first administrator. */
export class SetUpFormDto {
  @IsString()
  @MaxLength(100)
  token!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  municipality!: string;

  @IsOptional()
  @Matches(/^(\d{4})?$/, { context: { code: 'not-a-municipality-number' } })
  municipalityNumber?: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  displayName!: string;

  @IsString()
  @Matches(/^[a-z0-9.-]{2,60}$/, { context: { code: 'not-a-username' } })
  username!: string;

  @IsString()
  @MinLength(leastPasswordLength, { context: { code: 'password-too-short' } })
  @MaxLength(200)
  password!: string;
}
