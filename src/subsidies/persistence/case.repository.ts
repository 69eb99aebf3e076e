import { Injectable } from '@nestjs/common';
import { type CalendarDate, calendarDate } from '../../platform/calendar/index.js';
import type { Queries, SqlValue, Tx } from '../../platform/database/index.js';
import type { CaseContent } from '../domain/case-content.js';
import { type CaseState, isUndecided } from '../domain/case-state.js';
import { CaseVault } from '../vault/case-vault.js';
import { SubsidyCaseEntity } from './subsidy-case.entity.js';

/** A case, opened. */
export interface SubsidyCase {
  readonly id: string;
  readonly unitId: string;
  readonly caseNumber: string;
  readonly voucher: string;
  readonly state: CaseState;
  readonly submittedOn: CalendarDate;
  readonly version: number;
  readonly content: CaseContent;
}

/** Which unit pays what a coverage covers, and under which voucher it stands in that unit's list. */
export interface Payer {
  readonly unitId: string;
  readonly voucher: string;
}

/** Which cases a page of the list shows: after this one, if it is not the first. */
export interface CaseListQuestion {
  readonly unitId: string;
  readonly state: CaseState | undefined;
  readonly after: { readonly day: CalendarDate; readonly id: string } | undefined;
  readonly limit: number;
}

interface Row {
  readonly id: string;
  readonly unit_id: string;
  readonly case_number: string;
  readonly voucher: string;
  readonly state: CaseState;
  readonly submitted_on: string;
  readonly version: number;
  readonly key_id: string;
  readonly sealed: string;
}

/** States in which something is to be done. */
const waitingStates: readonly CaseState[] = ['awaiting-confirmation', 'submitted', 'information-requested'];

const columns = 'id, unit_id, case_number, voucher, state, submitted_on, version, key_id, sealed';

/** Keeps cases, sealed. */
@Injectable()
export class CaseRepository {
  constructor(private readonly vault: CaseVault) {}

  async add(tx: Tx, one: SubsidyCase): Promise<void> {
    await tx.insert(SubsidyCaseEntity, {
      id: one.id,
      unitId: one.unitId,
      caseNumber: one.caseNumber,
      voucher: one.voucher,
      state: one.state,
      submittedOn: one.submittedOn,
      version: one.version,
      ...this.marksOf(one),
      ...this.vault.sealValue(placeOf(one.id), one.content),
    });
  }

  /** Stores a case, unless somebody else has changed it since it was read: then false. */
  async change(tx: Tx, one: SubsidyCase): Promise<boolean> {
    const { keyId, sealed } = this.vault.sealValue(placeOf(one.id), one.content);
    const { personMark, coverageMark, expiryMark } = this.marksOf(one);
    const rows = await tx.run(
      `UPDATE subsidy_case SET state = $3, submitted_on = $4, person_mark = $5, coverage_mark = $6, expiry_mark = $7, key_id = $8,
         sealed = $9, version = version + 1
       WHERE id = $1 AND version = $2`,
      [one.id, one.version, one.state, one.submittedOn, personMark, coverageMark, expiryMark, keyId, sealed],
    );
    return rows === 1;
  }

  async byId(q: Queries, id: string): Promise<SubsidyCase | undefined> {
    return this.one(q, 'id = $1', [id]);
  }

  /** A case, locked until the unit of work has ended. */
  async lock(tx: Tx, id: string): Promise<SubsidyCase | undefined> {
    return this.one(tx, 'id = $1 FOR UPDATE', [id]);
  }

  /** The oldest first. */
  async list(q: Queries, { unitId, state, after, limit }: CaseListQuestion): Promise<SubsidyCase[]> {
    const values: SqlValue[] = [unitId];
    const value = (one: SqlValue): string => `$${values.push(one)}`;
    const inState = state === undefined ? '' : ` AND state = ${value(state)}`;
    const from = after === undefined ? '' : ` AND (submitted_on, id) > (${value(after.day)}, ${value(after.id)})`;
    const rows = await q.all<Row>(
      `SELECT ${columns} FROM subsidy_case WHERE unit_id = $1${inState}${from} ORDER BY submitted_on, id LIMIT ${value(limit)}`,
      values,
    );
    return rows.map((row) => this.opened(row));
  }

  /** How many cases of a unit wait in each state in which something is to be done, counted up to `most`. */
  async waiting(q: Queries, unitId: string, most: number): Promise<ReadonlyMap<CaseState, number>> {
    const some = waitingStates.map(
      (state) => `SELECT '${state}' AS state, CAST(COUNT(*) AS INTEGER) AS count FROM
        (SELECT id FROM subsidy_case WHERE unit_id = $1 AND state = '${state}' LIMIT $2) counted`,
    );
    const rows = await q.all<{ state: CaseState; count: number }>(some.join(' UNION ALL '), [unitId, most]);
    return new Map(rows.map(({ state, count }) => [state, count]));
  }

  /** The cases of a person in a unit, the newest first. */
  async ofPerson(q: Queries, unitId: string, borrowerId: string): Promise<SubsidyCase[]> {
    const marks = JSON.stringify(this.vault.marks(personOf(unitId, borrowerId)));
    const rows = await q.all<Row>(
      `SELECT ${columns} FROM subsidy_case WHERE person_mark = ANY_OF($1) ORDER BY submitted_on DESC, id LIMIT 100`,
      [marks],
    );
    return rows.map((row) => this.opened(row));
  }

  /** The case of a person in a unit in which nothing has been decided yet. */
  async undecidedOf(q: Queries, unitId: string, borrowerId: string): Promise<SubsidyCase | undefined> {
    return (await this.ofPerson(q, unitId, borrowerId)).find(({ state }) => isUndecided(state));
  }

  /** Grants of a unit that end in one of the months, the first to end first. */
  async endingIn(q: Queries, unitId: string, months: readonly string[], limit: number): Promise<SubsidyCase[]> {
    const marks = months.flatMap((month) => this.vault.marks(expiryOf(unitId, month)));
    const rows = await q.all<Row>(
      `SELECT ${columns} FROM subsidy_case WHERE expiry_mark = ANY_OF($1) ORDER BY submitted_on, id LIMIT $2`,
      [JSON.stringify(marks), limit],
    );
    return rows.map((row) => this.opened(row)).sort((a, b) => (endOf(a) < endOf(b) ? -1 : 1));
  }

  /** Grants after an id, in the order of ids: for whoever goes through all of them. */
  async grantedAfter(q: Queries, id: string, limit: number): Promise<SubsidyCase[]> {
    const rows = await q.all<Row>(
      `SELECT ${columns} FROM subsidy_case WHERE id > $1 AND state = 'granted' ORDER BY id LIMIT $2`,
      [id, limit],
    );
    return rows.map((row) => this.opened(row));
  }

  /** Who pays for coverages, by coverage; one that no case has made is missing. */
  async payersOf(q: Queries, coverageIds: readonly string[]): Promise<ReadonlyMap<string, Payer>> {
    const byMark = new Map(coverageIds.flatMap((id) => this.vault.marks(coverageOf(id)).map((mark) => [mark, id])));
    const rows = await q.all<{ coverage_mark: string; unit_id: string; voucher: string }>(
      'SELECT coverage_mark, unit_id, voucher FROM subsidy_case WHERE coverage_mark = ANY_OF($1)',
      [JSON.stringify([...byMark.keys()])],
    );
    return new Map(
      rows.map((row) => [byMark.get(row.coverage_mark) ?? '', { unitId: row.unit_id, voucher: row.voucher }]),
    );
  }

  /** Seals a case with the key of today. */
  async sealAnew(tx: Tx, id: string): Promise<void> {
    const one = await this.lock(tx, id);
    if (one === undefined) return;
    const { personMark, coverageMark, expiryMark } = this.marksOf(one);
    const { keyId, sealed } = this.vault.sealValue(placeOf(id), one.content);
    await tx.run(
      `UPDATE subsidy_case SET person_mark = $2, coverage_mark = $3, expiry_mark = $4, key_id = $5, sealed = $6 WHERE id = $1`,
      [id, personMark, coverageMark, expiryMark, keyId, sealed],
    );
  }

  private marksOf({ unitId, state, content }: SubsidyCase): {
    personMark: string;
    coverageMark: string | null;
    expiryMark: string | null;
  } {
    const { borrowerId, coverageId, decision } = content;
    const validTo = state === 'granted' ? decision?.validTo : undefined;
    return {
      personMark: this.vault.mark(personOf(unitId, borrowerId)),
      coverageMark: coverageId === null ? null : this.vault.mark(coverageOf(coverageId)),
      expiryMark: validTo ? this.vault.mark(expiryOf(unitId, validTo.slice(0, 7))) : null,
    };
  }

  private async one(q: Queries, where: string, values: readonly SqlValue[]): Promise<SubsidyCase | undefined> {
    const row = await q.one<Row>(`SELECT ${columns} FROM subsidy_case WHERE ${where}`, values);
    return row && this.opened(row);
  }

  private opened(row: Row): SubsidyCase {
    return {
      id: row.id,
      unitId: row.unit_id,
      caseNumber: row.case_number,
      voucher: row.voucher,
      state: row.state,
      submittedOn: calendarDate(row.submitted_on),
      version: row.version,
      content: this.vault.openValue<CaseContent>(placeOf(row.id), { keyId: row.key_id, sealed: row.sealed }),
    };
  }
}

function placeOf(id: string): string {
  return `subsidy_case ${id}`;
}

function personOf(unitId: string, borrowerId: string): string {
  return `person ${unitId} ${borrowerId}`;
}

function coverageOf(coverageId: string): string {
  return `coverage ${coverageId}`;
}

function expiryOf(unitId: string, month: string): string {
  return `expiry ${unitId} ${month}`;
}

function endOf({ content }: SubsidyCase): string {
  return content.decision?.validTo ?? '';
}
