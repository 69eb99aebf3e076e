import { Injectable } from '@nestjs/common';
import { type Programme, Programmes, type Pupil } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { InstrumentReference, InstrumentView, isSmaller, nextSize } from '../../inventory/index.js';
import { type LoanAtHome, LoansOfBorrowers } from '../../lending/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { ReservationQuery } from '../../reservations/index.js';
import { withQuery } from '../href.js';
import { Names } from '../server/names.js';
import { ReservationLines } from './reservation-lines.js';
import type { HomeLine, PupilLine } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

/** What pupils have at home, and the size that comes next for them. */
@Injectable()
export class PupilHomes {
  constructor(
    private readonly reader: Reader,
    private readonly loans: LoansOfBorrowers,
    private readonly instruments: InstrumentView,
    private readonly reference: InstrumentReference,
    private readonly names: Names,
  ) {}

  /** By pupil; three statements at most. */
  async of(ids: readonly string[], language: Language): Promise<ReadonlyMap<string, readonly HomeLine[]>> {
    const loans = await this.loans.open(ids);
    const instruments = await this.instruments.byCodes([...loans.values()].flat().map(({ instrument }) => instrument));
    const names = await this.names.in(language);
    const kinds = new Map((await this.reference.kinds(this.reader)).map((kind) => [kind.id, kind.sizes]));
    const line = (loan: LoanAtHome): HomeLine[] => {
      const instrument = instruments.get(loan.instrument);
      if (instrument === undefined) return [];
      const { kind, size: own, grade } = instrument;
      const size = nextSize(kinds.get(kind) ?? [], own);
      const query = { borrower: loan.borrowerId, kind, size, grade, growth: 'term' };
      const next = size === undefined ? null : { size, href: withQuery('/teaching/reserve', query) };
      const { id, dueOn } = loan;
      return [{ loan: id, instrument: names.instrument(instrument), dueOn, kindId: kind, next, planned: null }];
    };
    return new Map([...loans].map(([id, own]) => [id, own.flatMap(line)]));
  }
}

/** Pupils with what they have at home and what is reserved for them: the same few statements however many they are. */
@Injectable()
export class PupilLines {
  constructor(
    private readonly reader: Reader,
    private readonly programmes: Programmes,
    private readonly home: PupilHomes,
    private readonly reservations: ReservationQuery,
    private readonly reference: InstrumentReference,
    private readonly lines: ReservationLines,
  ) {}

  async of(actor: Actor, pupils: readonly Pupil[], language: Language): Promise<PupilLine[]> {
    const ids = pupils.map(({ id }) => id);
    const programmes = new Map((await this.programmes.all(this.reader)).map((one) => [one.id, one]));
    const homes = await this.home.of(ids, language);
    const reserved = await this.reservations.openOf(actor, ids);
    const lines = await this.lines.of([...reserved.values()].flat(), language);
    const sizes = new Map((await this.reference.kinds(this.reader)).map((kind) => [kind.id, kind.sizes]));
    const withPlan = (id: string, home: HomeLine): HomeLine => {
      const all = sizes.get(home.kindId) ?? [];
      const bigger = reserved
        .get(id)
        ?.find(({ kind, size }) => kind === home.kindId && isSmaller(all, home.instrument.size, size));
      if (bigger?.size == null) return home;
      return { ...home, planned: { reservation: bigger.id, size: bigger.size, from: bigger.from } };
    };
    return pupils.map(({ id, displayName, places }) => ({
      ...{ id, displayName },
      places: [...new Set(places.map((place) => placeAndYear(place, programmes, language)))],
      home: (homes.get(id) ?? []).map((home) => withPlan(id, home)),
      reserved: lines.filter(({ borrower }) => borrower?.id === id),
    }));
  }
}

function placeAndYear(
  place: Pupil['places'][number],
  programmes: ReadonlyMap<string, Programme>,
  language: Language,
): string {
  return `${placeInWords(place, programmes, language)} (${place.schoolYear.replace('-', '\u2060–\u2060')})`;
}

/** A pupil's place: programme and school grade. */
export function placeInWords(
  { programme, schoolGrade }: Pupil['places'][number],
  programmes: ReadonlyMap<string, Programme>,
  language: Language,
): string {
  const name = programmes.get(programme)?.names[language] ?? programme;
  const grade = schoolGrade === null ? '' : `, ${teachingTexts(language, 'school-grade', { grade: schoolGrade })}`;
  return `${name}${grade}`;
}
