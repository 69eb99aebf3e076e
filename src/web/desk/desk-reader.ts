import { Injectable } from '@nestjs/common';
import type { InstrumentAnswer } from '../../inventory/index.js';
import type { DeskAddress } from './desk-address.js';
import { DeskBorrowers } from './desk-borrowers.js';
import { DeskHandOver } from './desk-hand-over.js';
import { DeskInstruments } from './desk-instruments.js';
import { DeskReceipts } from './desk-receipts.js';
import { DeskReturns } from './desk-returns.js';
import { looksLike } from './desk-scan.js';
import type { ChosenHandOver, DeskBorrower, DeskView, LeftBehind } from './desk-view.js';
import type { Desk } from './desks.js';

/** The card of a hand-over. */
export type HandOverView = DeskView & { readonly step: 'hand-over' };

/** Derives what the desk shows from its address and the register. */
@Injectable()
export class DeskReader {
  constructor(
    private readonly borrowers: DeskBorrowers,
    private readonly instruments: DeskInstruments,
    private readonly handOvers: DeskHandOver,
    private readonly returns: DeskReturns,
    private readonly receipts: DeskReceipts,
  ) {}

  /** What an address shows that names no search and no finished return. */
  async view(desk: Desk, address: DeskAddress): Promise<DeskView> {
    const handedOver = address.loan === undefined ? undefined : await this.handedOver(desk, address.loan);
    if (handedOver !== undefined) return handedOver;
    const borrower = await this.borrowers.byId(desk, address.borrower);
    const text = address.instrument;
    if (text === undefined) return borrower === null ? { step: 'empty' } : { step: 'borrower', borrower };
    const instrument = await this.instruments.byCode(text);
    if (instrument === undefined) {
      return { step: 'unknown', scan: text, looksLike: looksLike(text), borrower, instrument: null };
    }
    const offer = instrument.state === 'on-loan' ? await this.returns.offer(desk, instrument, borrower) : undefined;
    if (offer !== undefined) return offer;
    const isOnShelf = instrument.state === 'available' || instrument.state === 'on-hold-shelf';
    if (!isOnShelf) return { ...(await this.instruments.notHere(desk, instrument)), borrower };
    if (borrower === null) {
      return this.instruments.here(desk, instrument);
    }
    return this.handOver(desk, borrower, instrument);
  }

  /** An instrument whose card was left, and what it waited for. */
  async leftBehind(desk: Desk, code: string): Promise<LeftBehind | undefined> {
    const instrument = await this.instruments.byCode(code);
    if (instrument === undefined) return undefined;
    const waitedFor = instrument.state === 'on-loan' ? 'return' : 'hand-over';
    return { waitedFor, instrument: desk.names.instrument(instrument) };
  }

  /** The card of a hand-over, also of one that is refused; `undefined` where there is no such borrower or instrument. */
  async refusedHandOver(
    desk: Desk,
    { borrower: id, instrument }: DeskAddress,
    chosen: ChosenHandOver,
  ): Promise<HandOverView | undefined> {
    const borrower = await this.borrowers.byId(desk, id);
    const known = borrower === null ? undefined : await this.instruments.byCode(instrument);
    return borrower === null || known === undefined ? undefined : this.handOver(desk, borrower, known, chosen);
  }

  private async handOver(
    desk: Desk,
    borrower: DeskBorrower,
    instrument: InstrumentAnswer,
    chosen?: ChosenHandOver,
  ): Promise<HandOverView> {
    const offer = await this.handOvers.offer(desk, borrower.id, instrument, chosen);
    return { step: 'hand-over', borrower, instrument: desk.names.instrument(instrument), offer };
  }

  private async handedOver(desk: Desk, loanId: string): Promise<DeskView | undefined> {
    const done = await this.receipts.of(desk, loanId);
    const borrower = done && (await this.borrowers.byId(desk, done.borrower));
    return done && borrower ? { step: 'handed-over', borrower, receipt: done.receipt } : undefined;
  }
}
