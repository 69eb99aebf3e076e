import { Injectable } from '@nestjs/common';
import { ContractSubject, type SubjectFacts } from '../../borrowers/index.js';
import { Charges, depositToPay } from '../../charges/index.js';
import { formatCode, type InstrumentCode } from '../../inventory/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries } from '../../platform/database/index.js';

interface Row {
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

/** What a contract about an open loan says. */
@Injectable()
export class LoanContracts extends ContractSubject {
  constructor(
    private readonly charges: Charges,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async factsOf(queries: Queries, id: string): Promise<SubjectFacts | undefined> {
    const row = await queries.one<Row>(
      `SELECT l.borrower_id, k.nb, k.nn, k.en, i.size, i.code, i.condition, l.out_on, l.due_on, r.fee_ore,
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
       WHERE l.id = $1 AND l.state = 'open' AND l.borrower_id IS NOT NULL`,
      [id],
    );
    if (row === undefined) return undefined;
    const accessories = await queries.all<{ name: string }>(
      `SELECT a.name FROM loan_accessory o JOIN accessory a ON a.id = o.accessory_id WHERE o.loan_id = $1
       ORDER BY a.position, a.id`,
      [id],
    );
    const whose = { borrowerId: row.borrower_id, loanId: id, reservationId: row.reservation_id };
    const term = { feeOre: row.fee_ore, depositOre: 0, on: this.clock.today() };
    const { toPayOre } = await this.charges.quote(queries, { ...whose, ...term });
    return {
      borrowerId: row.borrower_id,
      facts: {
        kind: { nb: row.nb, nn: row.nn, en: row.en },
        size: row.size,
        code: formatCode(row.code as InstrumentCode),
        accessories: accessories.map(({ name }) => name),
        condition: row.condition,
        from: calendarDate(row.out_on),
        to: calendarDate(row.due_on),
        feeOre: toPayOre,
        depositOre: row.deposit_to_pay_ore,
        lendingPoint: row.lending_point,
        lender: `${row.unit}, ${row.municipality}`,
      },
    };
  }

  /** A loan goes on as it is, whatever is said of its contract. */
  override async answered(): Promise<void> {
    // Nothing of a loan depends on it but its renewals, which ask anew.
  }
}
