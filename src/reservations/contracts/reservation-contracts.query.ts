import { Injectable } from '@nestjs/common';
import {
  type AgreementOutcome,
  Agreements,
  BorrowerFacts,
  ContractAmounts,
  ContractSubject,
  type SubjectFacts,
} from '../../borrowers/index.js';
import { formatCode, type InstrumentCode } from '../../inventory/index.js';
import { LoanRules } from '../../loan-rules/index.js';
import { type CalendarDate, calendarDate, schoolYearOf } from '../../platform/calendar/index.js';
import type { Queries, Tx } from '../../platform/database/index.js';
import { AuditLog } from '../../audit/index.js';
import type { HeldState } from '../domain/placement.js';
import { ReservationRepository, type ReservationRow, heldStates } from '../persistence/reservation.repository.js';

interface Row {
  readonly id: string;
  readonly borrower_id: string;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  readonly size: string | null;
  readonly code: string | null;
  readonly condition: string | null;
  readonly from_day: string;
  readonly to_day: string;
  readonly fee_ore: number;
  readonly deposit_ore: number;
  readonly lending_point: string;
  readonly unit: string;
  readonly municipality: string;
}

/** Contracts about reservations: what they say, whether one is needed, and what becomes of the reservation by the answer. */
@Injectable()
export class ReservationContracts extends ContractSubject {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly rules: LoanRules,
    private readonly borrowers: BorrowerFacts,
    private readonly agreements: Agreements,
    private readonly amounts: ContractAmounts,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  /** Of what is promised or waited for. The copy of one that waits, or that may be exchanged, is the one of now, if any. */
  override async factsOf(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await queries.all<Row>(
      `SELECT r.id, r.borrower_id, k.nb, k.nn, k.en, COALESCE(i.size, r.size) AS size, i.code, i.condition, r.from_day, r.to_day,
         w.fee_ore, w.deposit_ore, p.name AS lending_point, u.name AS unit, m.name AS municipality
       FROM reservation r
       LEFT JOIN instrument i ON i.code = r.instrument_code
       JOIN instrument_kind k ON k.id = r.kind_id
       JOIN loan_rule w ON w.id = r.rule_id
       JOIN lending_point p ON p.id = r.pickup_point_id
       JOIN unit u ON u.id = p.unit_id
       JOIN municipality m ON m.id = u.municipality_id
       WHERE r.id = ANY_OF($1) AND (r.state = 'waiting' OR r.state IN ${heldStates}) AND r.borrower_id IS NOT NULL`,
      [JSON.stringify(ids)],
    );
    const codes = rows.flatMap(({ code }) => code ?? []);
    const present = await this.accessories(queries, codes);
    const amounts = await this.amountsOf(queries, rows);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          borrowerId: row.borrower_id,
          facts: {
            kind: { nb: row.nb, nn: row.nn, en: row.en },
            size: row.size,
            code: row.code === null ? null : formatCode(row.code as InstrumentCode),
            accessories: present.filter(({ code }) => code === row.code).map(({ name }) => name),
            condition: row.condition,
            from: calendarDate(row.from_day),
            to: calendarDate(row.to_day),
            ...(amounts.get(row.id) ?? { feeOre: row.fee_ore, depositOre: row.deposit_ore }),
            lendingPoint: row.lending_point,
            lender: `${row.unit}, ${row.municipality}`,
          },
        },
      ]),
    );
  }

  /** What each borrower is to pay on the day on which the period begins, by reservation. */
  private async amountsOf(
    queries: Queries,
    rows: readonly Row[],
  ): Promise<ReadonlyMap<string, { readonly feeOre: number; readonly depositOre: number }>> {
    const amounts = new Map<string, { readonly feeOre: number; readonly depositOre: number }>();
    for (const row of rows) {
      const whose = { borrowerId: row.borrower_id, reservationId: row.id, from: calendarDate(row.from_day) };
      amounts.set(
        row.id,
        await this.amounts.toPay(queries, { ...whose, feeOre: row.fee_ore, depositOre: row.deposit_ore }),
      );
    }
    return amounts;
  }

  /** With an acceptance the promise is confirmed. A refusal leaves it open: another guardian may accept, or staff cancel it. */
  override async answered(tx: Tx, id: string, outcome: AgreementOutcome): Promise<void> {
    if (outcome !== 'accepted' || !(await this.reservations.confirm(tx, id))) return;
    await this.audit.append(tx, {
      actorId: null,
      action: 'reservation.confirmed',
      subjectType: 'reservation',
      subjectId: id,
      detail: {},
    });
  }

  /** As what a reservation is promised a copy: to be accepted first, where its row asks for a contract and nobody has accepted it. */
  async stateFor(q: Queries, row: ReservationRow, today: CalendarDate): Promise<HeldState> {
    const rule = await this.rules.byId(q, row.ruleId);
    if (rule?.needsContract !== true || row.borrowerId === null) return 'confirmed';
    const borrower = await this.borrowers.forDryRun(q, row.borrowerId, schoolYearOf(row.from), today);
    if (borrower === undefined) return 'confirmed';
    const needs = { needsTerms: false, needsContract: true };
    const about = { reservationId: row.id, loanId: null };
    const missing = await this.agreements.missingFor(q, borrower, needs, about, today);
    return missing === undefined ? 'confirmed' : 'awaiting-acceptance';
  }

  private async accessories(
    queries: Queries,
    codes: readonly string[],
  ): Promise<readonly { readonly code: string; readonly name: string }[]> {
    if (codes.length === 0) return [];
    return queries.all(
      `SELECT instrument_code AS code, name FROM accessory WHERE instrument_code = ANY_OF($1) AND present
       ORDER BY position, id`,
      [JSON.stringify(codes)],
    );
  }
}
