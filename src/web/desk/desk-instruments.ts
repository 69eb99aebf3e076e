import { Injectable } from '@nestjs/common';
import { type InstrumentAnswer, InstrumentView, Repairs, Transfers } from '../../inventory/index.js';
import { Reader } from '../../platform/database/index.js';
import { Problem } from '../../platform/http/index.js';
import { Promises } from '../../reservations/index.js';
import { placeWords } from '../inventory/place-words.js';
import type { DeskRemedy, DeskView } from './desk-view.js';
import type { Desk } from './desks.js';

/** More than these are not looked through at a desk. */
const mostFound = 8;

/** What lies on the desk. */
@Injectable()
export class DeskInstruments {
  constructor(
    private readonly view: InstrumentView,
    private readonly repairs: Repairs,
    private readonly transfers: Transfers,
    private readonly promises: Promises,
    private readonly reader: Reader,
  ) {}

  /** The instrument that a code in any form, an alias or a label's address means. */
  async byCode(text: string | undefined): Promise<InstrumentAnswer | undefined> {
    if (text === undefined) return undefined;
    try {
      return await this.view.byCode(text);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Those that beginnings of words mean: at this point, or anywhere where none is here. */
  async byWords(desk: Desk, text: string): Promise<readonly InstrumentAnswer[]> {
    const here = await this.view.list({ q: text, point: desk.point.id, limit: mostFound });
    if (here.items.length > 0) return here.items;
    return (await this.view.list({ q: text, limit: mostFound })).items;
  }

  /** What an instrument says that can go out: to anybody, or to whoever it waits for on the hold shelf. */
  async here(desk: Desk, instrument: InstrumentAnswer): Promise<DeskView & { step: 'instrument' }> {
    const place = desk.names.point(instrument.currentPoint ?? instrument.homePoint);
    const view = { step: 'instrument', instrument: desk.names.instrument(instrument), place } as const;
    if (instrument.state !== 'on-hold-shelf') return view;
    const ready = await this.promises.readyOn(this.reader, instrument.code);
    if (ready === undefined) return { ...view, onHoldShelf: 'nobody' };
    return { ...view, onHoldShelf: { pickupCode: ready.pickupCode, until: ready.readyUntil } };
  }

  /** What an instrument says that can be neither lent nor taken back now. */
  async notHere(desk: Desk, instrument: InstrumentAnswer): Promise<Omit<DeskView & { step: 'not-here' }, 'borrower'>> {
    return {
      step: 'not-here',
      instrument: desk.names.instrument(instrument),
      state: instrument.state,
      place: placeWords(instrument, desk.names, desk.language),
      remedy: await this.remedy(desk, instrument),
    };
  }

  private async remedy({ names }: Desk, instrument: InstrumentAnswer): Promise<DeskRemedy | null> {
    const { code, state, freeFrom, accessories, condition } = instrument;
    if (state === 'in-service') return { kind: 'finish-service', until: freeFrom };
    if (state === 'in-transfer') {
      const transfer = await this.transfers.openTransferOf(this.reader, code);
      if (transfer === undefined) return null;
      const from = transfer.from === null ? null : names.point(transfer.from);
      return { kind: 'receive', transferId: transfer.id, from, to: names.point(transfer.to) };
    }
    if (state !== 'in-repair') return null;
    const repair = await this.repairs.openRepairOf(this.reader, code);
    if (repair === undefined) return null;
    const { id, step, note } = repair;
    return { kind: 'complete-repair', repairId: id, repairStep: step, note, accessories, condition };
  }
}
