import { IsIn, IsOptional, IsString } from 'class-validator';
import { type AgreementOutcome, type GoverningLanguage, governingLanguages } from '../../borrowers/index.js';
import { MaxLength } from '../../platform/http/index.js';
import { type BorrowerLanguage, borrowerLanguages } from '../../platform/i18n/index.js';

const languageCodes = borrowerLanguages.map(({ code }) => code);

/** How the page of a link is looked at. */
export class AcceptanceQueryDto {
  /** Another language than the receiver's. */
  @IsOptional()
  @IsIn(languageCodes)
  lang?: BorrowerLanguage;

  /** Language of the text that governs. */
  @IsOptional()
  @IsIn(governingLanguages)
  text?: GoverningLanguage;

  /** The answer that is to be confirmed. */
  @IsOptional()
  @IsIn(['accepted', 'declined'])
  answer?: AgreementOutcome;

  /** Set where the text has become another one since it was read. */
  @IsOptional()
  @IsIn(['yes'])
  changed?: 'yes';
}

/** An answer. */
export class AcceptanceFormDto {
  @IsIn(['accepted', 'declined'])
  answer!: AgreementOutcome;

  /** Language of the text that was read. */
  @IsIn(governingLanguages)
  text!: GoverningLanguage;

  /** Mark of the text that was read. */
  @IsString()
  @MaxLength(64)
  mark!: string;

  @IsOptional()
  @IsIn(languageCodes)
  lang?: BorrowerLanguage;
}
