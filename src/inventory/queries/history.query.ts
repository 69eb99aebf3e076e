import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../../identity/index.js';
import { type Queries, type SqlValue, toInstant } from '../../platform/database/index.js';
import { type Page, decodeInstantCursor, pageOf } from '../../platform/http/index.js';

/** Something that happened to an instrument. Loans stand by id, persons not at all. */
export interface HistoryEvent {
  readonly at: string;
  /** Such as `instrument.registered`, `grading.given`, `repair.opened`, `transfer.received`, `loan.opened`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** The display name of the member of staff; `null` for the system. */
  readonly actor: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Row {
  at: unknown;
  key: string;
  action: string;
  subject_type: string;
  subject_id: string;
  actor: string | null;
  detail: string | null;
  one: string | null;
  two: string | null;
  three: string | null;
}

/**
 * Gradings, repairs and transfers are told from their own rows, which hold the reasons; everything else from the audit log.
 * `key` makes the order of what happened in the same instant the same on every page.
 */
const events = (loans: boolean): string => `
  SELECT a.at, 'a' || CAST(a.id AS TEXT) AS key, a.action, a.subject_type, a.subject_id, a.actor_id, a.detail,
    NULL AS one, NULL AS two, NULL AS three
  FROM audit_entry a WHERE a.instrument_code = $1 AND a.subject_type NOT IN ('grading', 'repair', 'transfer'${loans ? '' : ", 'loan'"})
  UNION ALL
  SELECT g.graded_at, 'g' || g.id, 'grading.given', 'grading', g.id, g.graded_by, NULL, g.grade_id, g.reason, NULL
  FROM grading g WHERE g.instrument_code = $1
  UNION ALL
  SELECT r.opened_at, 'r' || r.id, 'repair.opened', 'repair', r.id, r.opened_by, NULL, r.step, r.note,
    ${loans ? 'r.loan_id' : 'NULL'}
  FROM repair r WHERE r.instrument_code = $1
  UNION ALL
  SELECT r.completed_at, 's' || r.id, 'repair.completed', 'repair', r.id, r.completed_by, NULL, r.step, r.outcome, NULL
  FROM repair r WHERE r.instrument_code = $1 AND r.completed_at IS NOT NULL
  UNION ALL
  SELECT t.sent_at, 't' || t.id, 'transfer.sent', 'transfer', t.id, t.sent_by, NULL, t.from_point_id, t.to_point_id, NULL
  FROM transfer t WHERE t.instrument_code = $1
  UNION ALL
  SELECT t.received_at, 'u' || t.id, 'transfer.received', 'transfer', t.id, t.received_by, NULL, t.from_point_id,
    t.to_point_id, NULL
  FROM transfer t WHERE t.instrument_code = $1 AND t.received_at IS NOT NULL`;

const newest = (
  loans: boolean,
): string => `SELECT e.at, e.key, e.action, e.subject_type, e.subject_id, u.display_name AS actor, e.detail, e.one, e.two,
  e.three FROM (${events(loans)}) e LEFT JOIN user_account u ON u.id = e.actor_id`;

const order = 'ORDER BY e.at DESC, e.key DESC';
const pagesFor = (loans: boolean): { readonly first: string; readonly next: string } => ({
  first: `${newest(loans)} ${order} LIMIT $2`,
  next: `${newest(loans)} WHERE e.at < $2 OR (e.at = $2 AND e.key < $3) ${order} LIMIT $4`,
});
const withLoans = pagesFor(true);
const withoutLoans = pagesFor(false);

/**
 * Reads what happened to an instrument, the newest first, as far as the reader may know it: who sees no loans sees none here
 * either, and why a refusal was set aside may tell of the borrower, so it is for those who may come upon every borrower.
 */
@Injectable()
export class HistoryQuery {
  /** @throws Problem 400 for a cursor that is none */
  async of(
    q: Queries,
    { role }: Pick<Actor, 'role'>,
    code: string,
    size: number,
    cursor: string | undefined,
  ): Promise<Page<HistoryEvent>> {
    const after = decodeInstantCursor(cursor);
    const { first, next } = mayDo(role, 'loan:read') ? withLoans : withoutLoans;
    const comments = mayDo(role, 'borrower:full-name');
    const [statement, values]: [string, SqlValue[]] =
      after === undefined ? [first, [code, size + 1]] : [next, [code, after.at, after.key, size + 1]];
    return pageOf(
      await q.all<Row>(statement, values),
      size,
      (row) => [toInstant(row.at).toISOString(), row.key],
      (row) => eventOf(row, comments),
    );
  }
}

function eventOf(row: Row, comments: boolean): HistoryEvent {
  return {
    at: toInstant(row.at).toISOString(),
    action: row.action,
    subject: { type: row.subject_type, id: row.subject_id },
    actor: row.actor,
    detail: comments ? detailOf(row) : withoutComments(detailOf(row)),
  };
}

function withoutComments({ overridden: _overridden, ...detail }: Record<string, unknown>): Record<string, unknown> {
  return detail;
}

function detailOf({ action, detail, one, two, three }: Row): Record<string, unknown> {
  switch (action) {
    case 'grading.given':
      return { grade: one, reason: two };
    case 'repair.opened':
      return { step: one, note: two, loan: three };
    case 'repair.completed':
      return { step: one, outcome: two };
    case 'transfer.sent':
    case 'transfer.received':
      return { from: one, to: two };
    default:
      return detail === null ? {} : (JSON.parse(detail) as Record<string, unknown>);
  }
}
