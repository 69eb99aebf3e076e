/** `terms` are the general terms, once per borrower and version; `contract` is about one loan or reservation. */
export const agreementTypes = ['terms', 'contract'] as const;
export type AgreementType = (typeof agreementTypes)[number];

/** By a signed link, on a paper that staff have, or said at the desk. */
export const agreementMethods = ['link', 'paper', 'desk'] as const;
export type AgreementMethod = (typeof agreementMethods)[number];

/** How staff may register one: what comes by a link registers itself. */
export type RegisteredMethod = Exclude<AgreementMethod, 'link'>;

export type AgreementOutcome = 'accepted' | 'declined';

/** Who answers for a borrower. */
export type AcceptorKind = 'guardian' | 'borrower';

/** The languages of the texts that govern. */
export const governingLanguages = ['nb', 'nn'] as const;
export type GoverningLanguage = (typeof governingLanguages)[number];

/** Whether a text names a language of the texts that govern. */
export function isGoverningLanguage(text: unknown): text is GoverningLanguage {
  return governingLanguages.some((language) => language === text);
}

/** What a contract can be about. */
export const subjectTypes = ['reservation', 'loan'] as const;
export type SubjectType = (typeof subjectTypes)[number];

/** The loan or reservation that a contract is about. */
export interface AgreementSubject {
  readonly type: SubjectType;
  readonly id: string;
}
