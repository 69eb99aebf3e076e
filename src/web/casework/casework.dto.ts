import { IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { MaxLength } from '../../platform/http/index.js';
import { type BorrowerLanguage, borrowerLanguages } from '../../platform/i18n/index.js';
import { type CaseState, caseStates } from '../../subsidies/index.js';

/** Which cases the inbox shows. */
export class InboxQueryDto {
  @IsOptional()
  @IsIn([...caseStates, 'all', ''])
  state?: CaseState | 'all' | '';

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** Which page of the log. */
export class LogQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** For whom support is asked. */
export class SupportQueryDto {
  @IsOptional()
  @IsUUID()
  borrower?: string;
}

/** How the page of a link to an applicant is looked at. */
export class ApplicantQueryDto {
  @IsOptional()
  @IsIn(borrowerLanguages.map(({ code }) => code))
  lang?: BorrowerLanguage;

  /** The answer that is to be confirmed. */
  @IsOptional()
  @IsIn(['confirmed', 'declined'])
  answer?: 'confirmed' | 'declined';

  /** Set where the code was wrong. */
  @IsOptional()
  @IsIn(['yes'])
  wrong?: 'yes';
}

/** An answer of an applicant. */
export class ApplicantFormDto {
  @IsOptional()
  @IsIn(['confirmed', 'declined'])
  answer?: 'confirmed' | 'declined';

  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;

  @IsOptional()
  @IsIn(borrowerLanguages.map(({ code }) => code))
  lang?: BorrowerLanguage;
}
