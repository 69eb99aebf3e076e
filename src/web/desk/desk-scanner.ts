import { Injectable } from '@nestjs/common';
import { InstrumentCodes, InstrumentView } from '../../inventory/index.js';
import { Reader } from '../../platform/database/index.js';
import { PickupList } from '../../reservations/index.js';
import type { BorrowerRef } from '../view-models.js';
import { type DeskAddress, deskPath } from './desk-address.js';
import { bornWords } from './desk-borrowers.js';
import { DeskInstruments } from './desk-instruments.js';
import { DeskPeople } from './desk-people.js';
import { looksLike, looksLikePickupCode, readReturnScan } from './desk-scan.js';
import type { DeskView } from './desk-view.js';
import type { Desk } from './desks.js';

/** What a search found. */
interface Found {
  readonly borrowers: readonly { readonly id: string; readonly displayName: string; readonly about: string | null }[];
  readonly instruments: Awaited<ReturnType<DeskInstruments['byWords']>>;
}

/** What lies on the desk while something is looked for. */
type OnTheDesk = Pick<DeskView & { step: 'unknown' }, 'borrower' | 'instrument'>;

/** Finds out what was scanned or typed: a label, a pick-up code, a card, a name, or a kind of instrument. */
@Injectable()
export class DeskScanner {
  constructor(
    private readonly codes: InstrumentCodes,
    private readonly view: InstrumentView,
    private readonly people: DeskPeople,
    private readonly instruments: DeskInstruments,
    private readonly pickups: PickupList,
    private readonly reader: Reader,
  ) {}

  /**
   * Where a scan leads from what lies on the desk: the exact instrument, pick-up code or card, the only one of a name, else a choice.
   * @param waiting code of the instrument whose card waits to be confirmed
   */
  async follow(desk: Desk, text: string, on: DeskAddress, waiting?: string): Promise<string> {
    const { scan } = readReturnScan(text);
    const { borrower, instrument, returned } = on;
    const leadTo = (to: DeskAddress): string => {
      const address = { point: desk.point.id, borrower, instrument, returned, ...to };
      return deskPath({ ...address, left: address.instrument === waiting ? undefined : waiting });
    };
    const code = await this.knownCode(scan);
    if (code !== undefined) return leadTo({ instrument: code });
    const pickup = looksLikePickupCode(scan) ? await this.pickups.byCode(this.reader, desk.point.id, scan) : undefined;
    if (pickup?.borrower != null) return leadTo({ borrower: pickup.borrower, instrument: pickup.instrument });
    const found = await this.find(desk, scan);
    if (found.borrowers.length + found.instruments.length > 1) return leadTo({ scan });
    if (found.borrowers[0] !== undefined) return leadTo({ borrower: found.borrowers[0].id });
    return leadTo(found.instruments[0] === undefined ? { scan } : { instrument: found.instruments[0].code });
  }

  /** The choice among what a text may mean, or every way forward where it means nothing. */
  async choice(
    desk: Desk,
    scan: string,
    on: { borrower: BorrowerRef | null; instrument: string | undefined },
  ): Promise<DeskView> {
    const { names } = desk;
    const lies = await this.instruments.byCode(on.instrument);
    const here: OnTheDesk = { borrower: on.borrower, instrument: lies === undefined ? null : names.instrument(lies) };
    const { borrowers, instruments } = await this.find(desk, scan);
    if (borrowers.length + instruments.length === 0) {
      return { step: 'unknown', scan, looksLike: looksLike(scan), ...here };
    }
    const found = instruments.map((one) => ({ ...names.instrument(one), state: one.state }));
    return { step: 'matches', scan, borrowers, instruments: found, ...here };
  }

  /** A text may read as a code by chance, as every 32nd word of seven letters does; then it must be one of ours. */
  private async knownCode(scan: string): Promise<string | undefined> {
    const code = await this.codes.resolve(this.reader, scan);
    return code !== undefined && (await this.view.byCodes([code])).has(code) ? code : undefined;
  }

  private async find(desk: Desk, scan: string): Promise<Found> {
    const { by, matches } = await this.people.byScan(desk.actor, scan);
    const borrowers = matches.map(({ id, displayName, birthDate }) => ({
      id,
      displayName,
      about: bornWords(desk, birthDate),
    }));
    return { borrowers, instruments: by === 'card' ? [] : await this.instruments.byWords(desk, scan) };
  }
}
