import { Injectable } from '@nestjs/common';
import { type ContractAddendum, type ContractIds, ContractSubject, type SubjectFacts } from '../../borrowers/index.js';
import { Charges, depositToPay } from '../../charges/index.js';
import { formatCode, type InstrumentCode } from '../../inventory/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries } from '../../platform/database/index.js';

interface Row {
  readonly id: string;
  readonly borrower_id: string;
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  readonly size: string | null;
  readonly code: string;
  readonly condition: string;
  readonly out_on: string;
  readonly due_on: string;
  readonly fee_ore: number;
  readonly reservation_id: string | null;
  readonly deposit_to_pay_ore: number;
  readonly lending_point: string;
  readonly unit: string;
  readonly municipality: string;
}

interface AddendumRow extends Pick<Row, 'nb' | 'nn' | 'en'> {
  readonly loan: string;
  readonly reservation: string | null;
  readonly on: string;
  readonly reason: string;
  readonly oldSize: string | null;
  readonly oldCode: InstrumentCode;
  readonly newSize: string | null;
  readonly newCode: InstrumentCode;
}

/** What a contract about an open loan says. */
@Injectable()
export class LoanContracts extends ContractSubject {
  constructor(
    private readonly charges: Charges,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async factsOf(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectFacts>> {
    if (ids.length === 0) return new Map();
    const asked = JSON.stringify(ids);
    const rows = await queries.all<Row>(
      `SELECT l.id, l.borrower_id, k.nb, k.nn, k.en, i.size, i.code, i.condition, l.out_on, l.due_on, r.fee_ore,
         ${depositToPay('l.id')} AS deposit_to_pay_ore, v.id AS reservation_id,
         p.name AS lending_point, u.name AS unit, m.name AS municipality
       FROM loan l
       JOIN loan_rule r ON r.id = l.rule_id
       LEFT JOIN reservation v ON v.loan_id = l.id
       JOIN instrument i ON i.code = l.instrument_code
       JOIN instrument_kind k ON k.id = i.kind_id
       JOIN lending_point p ON p.id = l.lending_point_id
       JOIN unit u ON u.id = p.unit_id
       JOIN municipality m ON m.id = u.municipality_id
       WHERE l.id = ANY_OF($1) AND l.state = 'open' AND l.borrower_id IS NOT NULL`,
      [asked],
    );
    const lent = await queries.all<{ loan: string; name: string }>(
      `SELECT o.loan_id AS loan, a.name FROM loan_accessory o JOIN accessory a ON a.id = o.accessory_id
       WHERE o.loan_id = ANY_OF($1) ORDER BY a.position, a.id`,
      [asked],
    );
    const fees = await this.feesOf(queries, rows);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          borrowerId: row.borrower_id,
          facts: {
            kind: { nb: row.nb, nn: row.nn, en: row.en },
            size: row.size,
            code: formatCode(row.code as InstrumentCode),
            accessories: lent.filter(({ loan }) => loan === row.id).map(({ name }) => name),
            condition: row.condition,
            from: calendarDate(row.out_on),
            to: calendarDate(row.due_on),
            feeOre: fees.get(row.id) ?? row.fee_ore,
            depositOre: row.deposit_to_pay_ore,
            lendingPoint: row.lending_point,
            lender: `${row.unit}, ${row.municipality}`,
          },
        },
      ]),
    );
  }

  /** What each borrower is to pay of the fee of a term that began today, by loan. */
  private async feesOf(queries: Queries, rows: readonly Row[]): Promise<ReadonlyMap<string, number>> {
    const fees = new Map<string, number>();
    for (const { id, borrower_id: borrowerId, reservation_id: reservationId, fee_ore: feeOre } of rows) {
      const whose = { borrowerId, loanId: id, reservationId };
      const quote = await this.charges.quote(queries, { ...whose, feeOre, depositOre: 0, on: this.clock.today() });
      fees.set(id, quote.toPayOre);
    }
    return fees;
  }

  /** A loan goes on as it is, whatever is said of its contract. */
  override async answered(): Promise<void> {
    // Nothing of a loan depends on it but its renewals, which ask anew.
  }

  /** The replacements of the loans' instruments. */
  override async addenda(queries: Queries, { reservations, loans }: ContractIds): Promise<ContractAddendum[]> {
    const rows = await queries.all<AddendumRow>(
      `SELECT r.loan_id AS loan, v.id AS reservation, r.replaced_on AS "on", r.reason, k.nb, k.nn, k.en, old.size AS "oldSize",
         old.code AS "oldCode", fresh.size AS "newSize", fresh.code AS "newCode"
       FROM loan_replacement r
       JOIN instrument old ON old.code = r.old_code
       JOIN instrument fresh ON fresh.code = r.new_code
       JOIN instrument_kind k ON k.id = old.kind_id
       LEFT JOIN reservation v ON v.loan_id = r.loan_id
       WHERE r.loan_id = ANY_OF($1) OR r.loan_id IN (SELECT f.loan_id FROM reservation f WHERE f.id = ANY_OF($2))
       ORDER BY r.replaced_at, r.id`,
      [JSON.stringify(loans), JSON.stringify(reservations)],
    );
    return rows.map(({ loan, reservation, on, reason, nb, nn, en, oldSize, oldCode, newSize, newCode }) => ({
      loan,
      reservation,
      on: calendarDate(on),
      reason,
      replaced: { kind: { nb, nn, en }, size: oldSize, code: formatCode(oldCode) },
      by: { kind: { nb, nn, en }, size: newSize, code: formatCode(newCode) },
    }));
  }
}
