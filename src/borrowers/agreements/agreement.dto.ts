import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID } from 'class-validator';
import { MaxLength, Trimmed, TrimmedOrNull } from '../../platform/http/index.js';
import {
  type AgreementType,
  type GoverningLanguage,
  type RegisteredMethod,
  agreementTypes,
  governingLanguages,
} from './domain/agreement.js';

/** What somebody has accepted on paper or at the desk. */
export class RecordAgreementDto {
  @IsIn(agreementTypes)
  type!: AgreementType;

  /** Version of the text that was accepted. */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(20)
  version!: string;

  /** Id of the guardian, or of the borrower where the borrower decides alone. */
  @IsUUID()
  acceptedBy!: string;

  /** What is accepted by a link registers itself. */
  @IsIn(['paper', 'desk'])
  method!: RegisteredMethod;

  /** Language of the text that governs; Bokmål if left out. */
  @IsOptional()
  @IsIn(governingLanguages)
  language?: GoverningLanguage | null;

  /** The reservation that a contract is about. */
  @IsOptional()
  @TrimmedOrNull()
  @IsUUID()
  reservation?: string | null;

  /** The loan that a contract is about. */
  @IsOptional()
  @TrimmedOrNull()
  @IsUUID()
  loan?: string | null;
}

/** A link by which somebody is asked to accept. */
export class SendAgreementLinkDto {
  @IsIn(agreementTypes)
  type!: AgreementType;

  /** Id of the guardian, or of the borrower where the borrower decides alone. */
  @IsUUID()
  receiver!: string;

  /** The reservation that a contract is about. */
  @IsOptional()
  @TrimmedOrNull()
  @IsUUID()
  reservation?: string | null;

  /** The loan that a contract is about. */
  @IsOptional()
  @TrimmedOrNull()
  @IsUUID()
  loan?: string | null;
}
