import type { FieldMessage, FormValues } from '../components/field.js';
import type { LoanLine, Named } from '../view-models.js';

/** A borrower in the list. */
export interface BorrowerRow {
  readonly id: string;
  readonly displayName: string;
  readonly cardNumber: string | null;
  readonly birthYear: string | null;
  /** Those that the reader may see. */
  readonly openLoans: number;
}

/** What the search for borrowers shows. */
export interface BorrowerListProps {
  readonly q: string;
  readonly rows: readonly BorrowerRow[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
  readonly may: { readonly register: boolean; readonly loans: boolean };
}

/** A guardian as the borrower's page shows one. */
export interface GuardianView {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** The language's name in itself; null where the reader is not shown contact. */
  readonly language: string | null;
}

/** A pupil's place. */
export interface EnrolmentView {
  readonly id: string;
  readonly programme: string;
  readonly schoolYear: string;
  readonly schoolGrade: number | null;
  readonly teacher: string | null;
}

/** What the page of one borrower shows. Of contact that is not stored nothing tells why. */
export interface BorrowerPageProps {
  readonly borrower: {
    readonly id: string;
    readonly type: 'person' | 'ensemble';
    readonly displayName: string;
    /** Given only where the reader may see it and asked for it. */
    readonly fullName: string | null;
    readonly birthDate: string | null;
    /** The language's name in itself. */
    readonly language: string;
    readonly cardNumber: string | null;
    /** By name; null where the installation has only one. */
    readonly municipality: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly address: string | null;
    readonly guardians: readonly GuardianView[];
    readonly blocks: readonly { readonly reason: string; readonly until: string | null }[];
    readonly enrolments: readonly EnrolmentView[];
  };
  /** False where the reader is not shown how to get hold of people. */
  readonly showsContact: boolean;
  /** Null where the reader may not see the borrower's loans. */
  readonly loans: readonly LoanLine[] | null;
  readonly may: {
    readonly desk: boolean;
    /** To ask for acceptances. */
    readonly agreements: boolean;
    readonly support: boolean;
    readonly edit: boolean;
    readonly enrol: boolean;
    /** To be shown the full name, which is logged. */
    readonly fullName: boolean;
  };
}

/** The places for guardians that a form may have; as many of them are shown as are taken, and one more. */
export const guardianPlaces = [1, 2, 3, 4, 5, 6] as const;

export type GuardianPlace = (typeof guardianPlaces)[number];

/** What is asked of a guardian. */
export const guardianParts = ['Id', 'Name', 'Email', 'Phone', 'Language'] as const;

export type GuardianField = `guardian${GuardianPlace}${(typeof guardianParts)[number]}`;

/** The fields of a borrower's form; guardians are `guardian1Name` … `guardian6Language`. */
export type BorrowerField =
  | 'type'
  | 'displayName'
  | 'fullName'
  | 'birthDate'
  | 'language'
  | 'cardNumber'
  | 'municipality'
  | 'email'
  | 'phone'
  | 'address'
  | 'protectedAddress'
  | GuardianField;

/** A borrower whose form is shown. */
export interface EditedBorrower {
  readonly id: string;
  readonly displayName: string;
  readonly version: number;
  /** The values that the form was made from, packed. */
  readonly was: string;
  /** Whether the reader is shown contact. Who is not leaves it as it is. */
  readonly withContact: boolean;
}

/** What the form of a new or changed borrower shows. */
export interface BorrowerFormProps {
  /** Null for a new one. */
  readonly editing: EditedBorrower | null;
  readonly values: FormValues<BorrowerField>;
  /** Empty where the installation has only one. */
  readonly municipalities: readonly Named[];
  readonly errors?: readonly FieldMessage[];
}

/** What the form of a new enrolment shows. */
export interface EnrolmentFormProps {
  readonly borrower: { readonly id: string; readonly displayName: string };
  readonly programmes: readonly (Named & { readonly leastSchoolGrade: number | null })[];
  readonly schoolYears: readonly string[];
  readonly teachers: readonly Named[];
  readonly values: FormValues<'programme' | 'schoolYear' | 'schoolGrade' | 'teacher'>;
  readonly errors?: readonly FieldMessage[];
}
