import type { Choice } from './components/field.js';

/** A thing with an id and a name in the reader's language: a unit, a point, a kind, a grade, a programme. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is enough to recognise an instrument. Names are in the reader's language. */
export interface InstrumentRef {
  /** The seven characters, without a hyphen. */
  readonly code: string;
  readonly kind: string;
  readonly size: string | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly grade: string;
}

/** A person or ensemble as everybody is shown. */
export interface BorrowerRef {
  readonly id: string;
  readonly displayName: string;
}

/** An accessory of one instrument. */
export interface AccessoryView {
  readonly id: string;
  readonly name: string;
  readonly present: boolean;
}

/** An open or ended loan as a list shows it. Amounts are what the borrower is to pay; null where the reader may not see them. */
export interface LoanLine {
  readonly id: string;
  readonly instrument: InstrumentRef;
  /** Null where the reader may not see the person, or the link to them is gone. */
  readonly borrower: BorrowerRef | null;
  readonly state: 'open' | 'returned' | 'lost';
  readonly overdue: boolean;
  readonly outOn: string;
  readonly dueOn: string;
  readonly returnedOn: string | null;
  readonly point: string;
  readonly mayRenew: boolean;
}

/** What follows a return. */
export interface NextStep {
  readonly step: 'inspection' | 'service' | 'transfer' | 'hold' | 'shelf';
  /** Name of the point a transfer goes to. */
  readonly to?: string | undefined;
  /** Day on which service ends, or the last on which something is kept for pick-up. */
  readonly until?: string | undefined;
  /** What stands on the slip of something on the hold shelf. */
  readonly pickupCode?: string | undefined;
  /** The reservation for which it stands there. */
  readonly reservation?: string | undefined;
}

/** Choices out of named things. */
export function choicesOf(things: readonly Named[]): Choice[] {
  return things.map(({ id, name }) => ({ value: id, label: name }));
}

/** One line that tells an instrument from another: "Fiolin 3/4, Stentor Student I". */
export function describe({ kind, size, maker, model }: InstrumentRef): string {
  const make = [maker, model].filter(Boolean).join(' ');
  return [[kind, size].filter(Boolean).join(' '), make].filter((part) => part !== '').join(', ');
}
