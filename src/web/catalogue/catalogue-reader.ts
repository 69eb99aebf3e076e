import { Injectable } from '@nestjs/common';
import { type InstrumentAnswer, InstrumentView } from '../../inventory/index.js';
import { Places } from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';
import { Problem } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Names } from '../server/names.js';
import type { PublicPoint } from './front-page.js';
import type { PublicInstrumentProps } from './public-instrument-page.js';

/** What everybody may know, whoever asks. */
@Injectable()
export class CatalogueReader {
  constructor(
    private readonly reader: Reader,
    private readonly places: Places,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
  ) {}

  /** Where things are lent, by name. */
  async points(language: Language): Promise<PublicPoint[]> {
    const names = await this.names.in(language);
    const points = await this.places.points(this.reader);
    return points
      .map(({ id, kind, address, phone, openingHours }) => ({
        ...{ id, name: names.point(id), kind, address, phone },
        hours: openingHours,
      }))
      .sort((one, other) => one.name.localeCompare(other.name, 'nb'));
  }

  /** The public facts of an instrument, and whom its finder calls; `undefined` where a label leads to none. */
  async instrument(text: string, language: Language): Promise<Omit<PublicInstrumentProps, 'staff'> | undefined> {
    const instrument = await this.find(text);
    if (instrument === undefined) return undefined;
    const names = await this.names.in(language);
    const { code, kind, size, grade, state, homePoint, owner } = instrument;
    const unit = await this.places.unit(this.reader, owner);
    const home = await this.places.point(this.reader, homePoint);
    return {
      ...{ code, size, state },
      kind: names.kind(kind),
      grade: names.grade(grade),
      homePoint: names.point(homePoint),
      owner: names.unit(owner),
      ownerPhone: unit?.phone ?? home?.phone ?? null,
    };
  }

  private async find(text: string): Promise<InstrumentAnswer | undefined> {
    try {
      return await this.instruments.byCode(text);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    }
  }
}
