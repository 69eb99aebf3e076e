/** A borrower as every reader of the register gets it; a reader without the permission lacks the contact. */
export interface BorrowerAnswer {
  readonly id: string;
  readonly type: 'person' | 'ensemble';
  readonly displayName: string;
  readonly birthDate: string | null;
  readonly language: string;
  readonly cardNumber: string | null;
  /** The municipality that it belongs to. */
  readonly municipality: string;
  readonly guardians: readonly GuardianAnswer[];
  /** The blocks that hold today. */
  readonly blocks: readonly BlockAnswer[];
  /** Newest first. */
  readonly enrolments: readonly EnrolmentAnswer[];
  readonly version: number;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
}

/** A guardian; the contact is there for readers who are shown it. */
export interface GuardianAnswer {
  readonly id: string;
  readonly displayName: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly language?: string;
}

/** A block, with its last day; `null` is until it is lifted. */
export interface BlockAnswer {
  readonly reason: string;
  readonly until: string | null;
}

/** A place in a programme. `teacher` is a username. */
export interface EnrolmentAnswer {
  readonly id: string;
  readonly programme: string;
  readonly schoolYear: string;
  readonly schoolGrade: number | null;
  readonly teacher: string | null;
}

/** The columns of {@link BorrowerRow}, for a `SELECT` from `borrower b`. */
export const borrowerColumns = `b.id, b.type, b.display_name, b.birth_date, b.language, b.email, b.phone, b.address,
  b.card_number, b.municipality_id, b.sort_key, b.version`;

/** A row of {@link borrowerColumns}. */
export interface BorrowerRow {
  readonly id: string;
  readonly type: 'person' | 'ensemble';
  readonly display_name: string;
  readonly birth_date: string | null;
  readonly language: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly card_number: string | null;
  readonly municipality_id: string;
  readonly sort_key: string;
  readonly version: number;
}

/** A guardian's row. */
export interface GuardianRow {
  readonly id: string;
  readonly borrower_id: string;
  readonly display_name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string;
}

/** A block's row. */
export interface BlockRow {
  readonly borrower_id: string;
  readonly reason: string;
  readonly until: string | null;
}

/** An enrolment's row. */
export interface EnrolmentRow {
  readonly id: string;
  readonly borrower_id: string;
  readonly programme_id: string;
  readonly school_year: string;
  readonly school_grade: number | null;
  readonly teacher: string | null;
}

/** What belongs to the borrowers of one page. */
export interface Belongings {
  readonly guardians: readonly GuardianRow[];
  readonly blocks: readonly BlockRow[];
  readonly enrolments: readonly EnrolmentRow[];
}

/** Puts an answer together. A protected person has no contact stored, so it looks like contact nobody gave. */
export function borrowerAnswer(row: BorrowerRow, belongings: Belongings, withContact: boolean): BorrowerAnswer {
  const own = <Row extends { readonly borrower_id: string }>(rows: readonly Row[]): Row[] =>
    rows.filter((one) => one.borrower_id === row.id);
  return {
    id: row.id,
    type: row.type,
    displayName: row.display_name,
    birthDate: row.birth_date,
    language: row.language,
    cardNumber: row.card_number,
    municipality: row.municipality_id,
    guardians: own(belongings.guardians).map((guardian) => guardianAnswer(guardian, withContact)),
    blocks: own(belongings.blocks).map(({ reason, until }) => ({ reason, until })),
    enrolments: own(belongings.enrolments).map((enrolment) => ({
      id: enrolment.id,
      programme: enrolment.programme_id,
      schoolYear: enrolment.school_year,
      schoolGrade: enrolment.school_grade,
      teacher: enrolment.teacher,
    })),
    version: row.version,
    ...(withContact && { email: row.email, phone: row.phone, address: row.address }),
  };
}

function guardianAnswer(row: GuardianRow, withContact: boolean): GuardianAnswer {
  const { id, display_name: displayName, email, phone, language } = row;
  return { id, displayName, ...(withContact && { email, phone, language }) };
}
