import { type Quarter, firstDayOf, lastDayOf } from './quarter.js';
import type { LedgerType } from './cost-types.js';
import { type ErpMapping, type ErpPlaceholder, fillTemplate, type Gl07Template } from './erp-mapping.js';
import type { Side } from './ledger-lines.js';

/** A total of a settlement, in words. */
export interface ErpTotal {
  readonly unit: string;
  readonly costType: LedgerType | 'merged';
  readonly side: Side;
  readonly amountOre: number;
  readonly function: string;
  readonly art: string;
  /** What stands in the voucher. */
  readonly text: string;
}

/** A row of a voucher. Debit is positive, credit negative; the rows of a voucher sum to nothing. */
export interface ErpRow {
  readonly amountOre: number;
  readonly values: Readonly<Record<ErpPlaceholder, string>>;
}

/** A settlement to be written. */
export interface ErpSettlement {
  readonly period: Quarter;
  /** Random, and the same each time it is written. */
  readonly reference: string;
  readonly totals: readonly ErpTotal[];
}

/**
 * The rows of a settlement: for each unit a voucher of its own, in which every total stands against the clearing account. So each voucher
 * balances, no unit's voucher names another, and the clearing account nets to zero over all of them.
 */
export function erpRows({ period, reference, totals }: ErpSettlement, mapping: ErpMapping): ErpRow[] {
  const units = [...new Set(totals.map(({ unit }) => unit))];
  return units.flatMap((unit, nth) =>
    totals
      .filter((total) => total.unit === unit)
      .flatMap((total) => {
        const amount = total.side === 'debit' ? total.amountOre : -total.amountOre;
        const common = { period, reference, nth, total, mapping };
        return [rowOf(amount, common, false), rowOf(-amount, common, true)];
      }),
  );
}

interface RowParts {
  readonly period: Quarter;
  readonly reference: string;
  readonly nth: number;
  readonly total: ErpTotal;
  readonly mapping: ErpMapping;
}

function rowOf(amountOre: number, { period, reference, nth, total, mapping }: RowParts, isClearing: boolean): ErpRow {
  const unit = mapping.units[total.unit] ?? {};
  const { clearing } = mapping;
  const day = lastDayOf(period).replaceAll('-', '');
  return {
    amountOre,
    values: {
      account: isClearing ? clearing.account : total.art,
      amount: kroner(amountOre),
      art: total.art,
      batch: `KB${firstDayOf(period).slice(0, 4)}Q${period.slice(6)}`,
      client: mapping.client,
      costType: total.costType,
      dcFlag: amountOre < 0 ? '-1' : '1',
      function: isClearing ? clearing.function : total.function,
      object: isClearing ? '' : (unit.object ?? ''),
      period: day.slice(0, 6),
      project: isClearing ? '' : (unit.project ?? ''),
      reference,
      responsibility: isClearing ? clearing.responsibility : (unit.responsibility ?? ''),
      text: total.text,
      unit: total.unit,
      vat: mapping.vatCode,
      voucherDate: day,
      voucherNumber: String(nth + 1),
    },
  };
}

function kroner(amount: number): string {
  const size = Math.abs(amount);
  return `${amount < 0 ? '-' : ''}${Math.floor(size / 100)},${String(size % 100).padStart(2, '0')}`;
}

/**
 * The first 33 fields of a line of Unit4's GL07 and their widths, as Bergen kommune's PorticoEstate writes them
 * (rental/inc/model/class.agresso_gl07.inc.php); what comes after them depends on the client. Fields that nothing fills are blank, or zeros
 * where they are numbers.
 */
const fields: readonly (readonly [name: string, width: number, fill?: 'zeros'])[] = [
  ['batch_id', 25],
  ['interface', 25],
  ['voucher_type', 25],
  ['trans_type', 2],
  ['client', 25],
  ['account', 25],
  ['dim_1', 25],
  ['dim_2', 25],
  ['dim_3', 25],
  ['dim_4', 25],
  ['dim_5', 25],
  ['dim_6', 25],
  ['dim_7', 25],
  ['tax_code', 25],
  ['tax_system', 25],
  ['currency', 25],
  ['dc_flag', 2],
  ['cur_amount', 20, 'zeros'],
  ['amount', 20, 'zeros'],
  ['number_1', 11, 'zeros'],
  ['value_1', 20, 'zeros'],
  ['value_2', 20, 'zeros'],
  ['value_3', 20, 'zeros'],
  ['description', 255],
  ['trans_date', 8],
  ['voucher_date', 8],
  ['voucher_no', 15, 'zeros'],
  ['period', 6],
  ['tax_flag', 1],
  ['ext_inv_ref', 100],
  ['ext_ref', 255],
  ['due_date', 8],
  ['disc_date', 8],
];

/** A line of GL07 without its end. A text that is too long is cut; one that is too short is filled with blanks. */
export function gl07Line({ amountOre, values }: ErpRow, mapping: ErpMapping): string {
  const made = (name: Gl07Template): string => fillTemplate(mapping.gl07[name], values);
  const size = String(Math.abs(amountOre));
  // The sign stands before the zeros: between them and the digits it would not be a number.
  const amount = amountOre < 0 ? `-${size.padStart(19, '0')}` : size.padStart(20, '0');
  const own: Readonly<Record<string, string>> = {
    trans_type: 'GL',
    currency: 'NOK',
    cur_amount: amount,
    amount,
    trans_date: values.voucherDate,
    voucher_date: values.voucherDate,
    voucher_no: values.voucherNumber,
    period: values.period,
    ext_inv_ref: values.reference,
  };
  return fields
    .map(([name, width, fill]) => {
      const value = own[name] ?? (name in mapping.gl07 ? made(name as Gl07Template) : '');
      const cut = value.replaceAll(/[\r\n\t]/g, ' ').slice(0, width);
      return fill === 'zeros' ? cut.padStart(width, '0') : cut.padEnd(width, ' ');
    })
    .join('');
}
