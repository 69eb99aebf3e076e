import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AgreementRepository, type CostAgreement } from '../agreements/agreement.repository.js';
import { type LedgerLine, differenceOf } from '../domain/ledger-lines.js';
import { type Quarter, firstDayOf, firstOpen, lastDayOf, previousQuarter, quarterOf } from '../domain/quarter.js';
import { leastFacts } from '../domain/settle.js';
import { type CostFact, type FactWindow, isSecret, linesOf, sharingOf } from '../facts/cost-fact.js';
import { CostFacts } from '../facts/cost-facts.query.js';
import { addDays, calendarDate, type CalendarDate, earlierOf } from '../../platform/calendar/index.js';
import { Reader, type Tx, UnitOfWork } from '../../platform/database/index.js';
import { conflict } from '../../platform/http/index.js';
import { newId } from '../../platform/ids/index.js';
import type { LedgerEntryEntity } from '../persistence/entities.js';
import { SettlementRepository } from '../settlements/settlement.repository.js';
import { type Booked, BookedDays } from './booked-days.js';
import { type LedgerKeyRing, LedgerKeys } from './ledger-keys.js';
import { type KeptLine, type LedgerEntry, LedgerRepository } from './ledger.repository.js';

/** What the booking of a quarter found. */
export interface BookedQuarter {
  /** Costs of the quarter that no agreement shares, in øre; `null` where they are fewer than five. */
  readonly unsharedOre: number | null;
}

/** An entry that is still to be written: which quarter it is in is decided when it is. */
interface Pending {
  readonly quarter: Quarter;
  readonly mark: string;
  readonly keyId: string;
  readonly revision: number;
  readonly isSecret: boolean;
  /** Of the case that pays for it. */
  readonly voucher: string | undefined;
  readonly lines: readonly LedgerLine[];
}

/** After so many days nothing is written down of a day any more. */
const settledAfterDays = 2;
/** No register has facts of an earlier day. */
const earliest = calendarDate('1900-01-01');
/** Entries of one unit of work, so that none holds the write lock for long. */
const entriesPerUnit = 200;
const voucherLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const voucherLength = 12;

/**
 * Derives the ledger from the facts. However often it runs, and wherever it is stopped, a fact gives its entries once: an entry is known
 * by the mark of its fact and its revision. What turns out otherwise while its quarter is open gives a further entry; a fact of a closed
 * quarter that was never booked goes into the first open one.
 */
@Injectable()
export class Bookkeeping {
  constructor(
    private readonly facts: CostFacts,
    private readonly agreements: AgreementRepository,
    private readonly ledger: LedgerRepository,
    private readonly keys: LedgerKeys,
    private readonly settlements: SettlementRepository,
    private readonly days: BookedDays,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Brings the ledger of a municipality up to date with the facts of a quarter, of the one before it unless that is closed, and with late
   * ones.
   * @throws Problem 409 `ledger-key-missing` where entries are of a key that is gone: without it nobody knows what they are of;
   *   `applications-off` where something is covered, and no key tells by whom
   */
  async bring(municipality: string, quarter: Quarter, today: CalendarDate): Promise<BookedQuarter> {
    const keys = await this.keys.ring();
    if (await this.ledger.hasStrangeKey(this.reader, keys.ids)) throw conflict('ledger-key-missing');
    const agreements = await this.agreements.of(this.reader, municipality);
    const closed = await this.settlements.closedPeriods(this.reader, municipality);
    const booked = await this.days.of(this.reader, municipality);
    // What was closed is booked, but for what comes late.
    const before = previousQuarter(quarter);
    const window = { municipality, from: firstDayOf(closed.has(before) ? quarter : before), to: lastDayOf(quarter) };
    const unshared = { facts: 0, ore: 0 };
    for await (const page of this.facts.shared(window)) {
      await this.book(keys, municipality, page, agreements, closed);
      for (const fact of page) {
        if (quarterOf(fact.on) !== quarter || sharingOf(agreements, fact)) continue;
        if (!fact.isCorrection) unshared.facts += 1;
        unshared.ore += fact.amountOre;
      }
    }
    await this.bookGranted(keys, window, today, agreements, closed, booked);
    for await (const page of this.facts.late(municipality, window.from, window.from)) {
      await this.book(keys, municipality, page, agreements, closed);
    }
    const isShown = unshared.facts === 0 || unshared.facts >= leastFacts;
    return { unsharedOre: isShown ? unshared.ore : null };
  }

  /**
   * Goes on where the last booking ended, so that every day before is booked: what is charged on a day is written down on it, or, where a
   * unit of work began before midnight, a moment later.
   */
  private async bookGranted(
    keys: LedgerKeyRing,
    { municipality, to }: Pick<FactWindow, 'municipality' | 'to'>,
    today: CalendarDate,
    agreements: readonly CostAgreement[],
    closed: ReadonlySet<string>,
    booked: Booked,
  ): Promise<void> {
    const from = booked.before ?? earliest;
    if (from > to) return;
    for await (const page of this.facts.granted({ municipality, from, to })) {
      await this.book(keys, municipality, page, agreements, closed);
    }
    const done = earlierOf(addDays(today, -settledAfterDays), addDays(to, 1));
    await this.unitOfWork.run((tx) => this.days.did(tx, municipality, booked, done));
  }

  private async book(
    keys: LedgerKeyRing,
    municipality: string,
    facts: readonly CostFact[],
    agreements: readonly CostAgreement[],
    closed: ReadonlySet<string>,
  ): Promise<void> {
    const marked = facts.map((fact) => ({ fact, marks: keys.marks(fact.id, isSecret(fact)) }));
    const known = await this.ledger.byMarks(
      this.reader,
      marked.flatMap(({ marks }) => marks),
    );
    const pending = marked.flatMap(({ fact, marks }) => {
      const entries = marks.flatMap((mark) => known.get(mark) ?? []);
      return pendingOf(keys, fact, agreements, entries, closed) ?? [];
    });
    // By mark: the order of the rows must not be that of the facts.
    pending.sort((one, other) => (one.mark < other.mark ? -1 : 1));
    for (let start = 0; start < pending.length; start += entriesPerUnit) {
      const some = pending.slice(start, start + entriesPerUnit);
      await this.unitOfWork.run((tx) => this.write(tx, keys, municipality, some));
    }
  }

  /** The quarter may have been closed since: under the lock that every closing takes, it is seen. */
  private async write(tx: Tx, keys: LedgerKeyRing, municipality: string, pending: readonly Pending[]): Promise<void> {
    await this.agreements.lock(tx, municipality);
    const closed = await this.settlements.closedPeriods(tx, municipality);
    await this.ledger.add(
      tx,
      pending.map((one) => entryOf(keys, municipality, one, closed)),
    );
  }
}

function pendingOf(
  keys: LedgerKeyRing,
  fact: CostFact,
  agreements: readonly CostAgreement[],
  entries: readonly LedgerEntry[],
  closed: ReadonlySet<string>,
): Pending | undefined {
  const quarter = quarterOf(fact.on);
  // What was closed was right by what was known: it stays, whatever has been changed since.
  if (entries.length > 0 && closed.has(quarter)) return undefined;
  const lines = differenceOf(
    linesOf(agreements, fact),
    entries.flatMap((entry) => entry.lines),
  );
  if (lines.length === 0) return undefined;
  const own = keys.mark(fact.id, isSecret(fact));
  const mark = entries[0]?.factMark ?? own.mark;
  const { keyId } = own;
  const voucher = fact.payer?.voucher;
  const revision = entries.length + (fact.isCorrection ? 1 : 0);
  return { quarter, mark, keyId, revision, isSecret: isSecret(fact), voucher, lines };
}

function entryOf(
  keys: LedgerKeyRing,
  municipalityId: string,
  pending: Pending,
  closed: ReadonlySet<string>,
): LedgerEntryEntity {
  const { quarter, mark, keyId, revision, lines } = pending;
  const id = newId();
  const kept = JSON.stringify(lines.map((line): KeptLine => ({ ...line, voucher: voucherOf(pending, line) })));
  const sealed = pending.isSecret ? keys.seal(id, kept) : { keyId, sealed: kept };
  return {
    ...{ id, municipalityId, revision },
    period: firstOpen(quarter, closed),
    factMark: mark,
    keyId: sealed.keyId,
    isSealed: pending.isSecret,
    lines: sealed.sealed,
  };
}

/** Who pays by a decision finds its cases again by their voucher; everything else has a random one of its own. */
function voucherOf({ voucher }: Pending, { side }: LedgerLine): string {
  return voucher !== undefined && side === 'debit' ? voucher : newVoucher();
}

function newVoucher(): string {
  return Array.from({ length: voucherLength }, () => voucherLetters[randomInt(voucherLetters.length)]).join('');
}
