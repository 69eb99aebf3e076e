import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  type AcceptanceStates,
  AcceptanceStatesQuery,
  Programmes,
  type PupilPlace,
  Pupils,
  pupilYears,
} from '../../../borrowers/index.js';
import { type Actor, mayDo } from '../../../identity/index.js';
import { type InstrumentAnswer, InstrumentView } from '../../../inventory/index.js';
import { type SchoolYearItem, type SchoolYearLine, SchoolYearLines } from '../../../lending/index.js';
import { monthOf } from '../../../platform/calendar/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { Reader } from '../../../platform/database/index.js';
import type { Language } from '../../../platform/i18n/index.js';
import { placeWords } from '../../inventory/place-words.js';
import { type NameBook, Names } from '../../server/names.js';
import { placeInWords } from '../pupil-lines.js';
import { teachingTexts } from '../teaching.texts.js';
import type { BatchItem, BatchLine } from './school-year-view.js';

/** What lines are made with, read once for all of them. */
interface Known {
  readonly names: NameBook;
  readonly language: Language;
  readonly instruments: ReadonlyMap<string, InstrumentAnswer>;
  readonly states: AcceptanceStates;
  readonly today: string;
  /** Whether the reader has pages of reservations. */
  readonly showsReservations: boolean;
}

/** What a page of lines is narrowed down to. */
export interface BatchQuestion {
  readonly year: string;
  readonly only?: 'reservation' | 'loan' | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
}

/** So many lines are on a page, and so many are read at once where all are meant. */
const [perPage, perRead] = [100, 200];

/** More than these no school has; what is done with all of them ends there. */
const mostLines = 4_000;

/** The school year's lines in words: the same few statements for a page, however full it is. */
@Injectable()
export class SchoolYearBatch {
  constructor(
    private readonly lines: SchoolYearLines,
    private readonly states: AcceptanceStatesQuery,
    private readonly pupils: Pupils,
    private readonly programmes: Programmes,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The school years that can be looked at, and the one that is meant: from May on the next one is planned. */
  years(wanted: string | undefined): { readonly years: readonly string[]; readonly year: string } {
    const today = this.clock.today();
    const years = pupilYears(today);
    const [thisYear, nextYear] = years;
    const month = monthOf(today);
    const planned = month >= 5 && month <= 7 ? nextYear : thisYear;
    return { years, year: years.find((year) => year === wanted) ?? planned };
  }

  /** One page. @throws Problem 400 for a cursor that is none */
  async page(
    actor: Actor,
    question: BatchQuestion,
    language: Language,
    limit = perPage,
  ): Promise<{ readonly lines: readonly BatchLine[]; readonly nextCursor: string | null }> {
    const { items, nextCursor } = await this.lines.list(actor, { ...question, limit });
    return { lines: await this.inWords(actor, question.year, items, language), nextCursor };
  }

  /** All that is meant. */
  async all(actor: Actor, question: Omit<BatchQuestion, 'cursor'>, language: Language): Promise<BatchLine[]> {
    const all: BatchLine[] = [];
    let cursor: string | undefined;
    do {
      const { lines, nextCursor } = await this.page(actor, { ...question, cursor }, language, perRead);
      all.push(...lines);
      cursor = nextCursor ?? undefined;
      // Others are answered between two reads.
      await setImmediate();
    } while (cursor !== undefined && all.length < mostLines);
    return all;
  }

  private async inWords(
    actor: Actor,
    year: string,
    lines: readonly SchoolYearLine[],
    language: Language,
  ): Promise<BatchLine[]> {
    const ids = [...new Set(lines.flatMap(({ borrower }) => borrower?.id ?? []))];
    const places = await this.pupils.placesIn(actor, year, ids);
    const programmes = new Map((await this.programmes.all(this.reader)).map((one) => [one.id, one]));
    const known: Known = {
      names: await this.names.in(language),
      language,
      instruments: await this.instruments.byCodes([...new Set(lines.flatMap(({ item }) => item?.instrument ?? []))]),
      states: await this.states.of(this.reader, ids),
      today: this.clock.today(),
      showsReservations: mayDo(actor.role, 'pupil:read'),
    };
    const said = (place: PupilPlace): string => placeInWords(place, programmes, language);
    return lines.map(({ borrower, item }) => ({
      pupil: borrower,
      places: [...new Set((places.get(borrower?.id ?? '') ?? []).map(said))],
      item: item === null ? null : itemOf(item, borrower?.id, known),
    }));
  }
}

function itemOf(item: SchoolYearItem, borrower: string | undefined, known: Known): BatchItem {
  const { names, language, instruments, states, today, showsReservations } = known;
  const { type, id, state, from, to, inYear, readyUntil, pickupCode, needs } = item;
  const copy = instruments.get(item.instrument ?? '');
  const kind = [names.kind(item.kind), item.size].filter(Boolean).join(' ');
  const anyOf = item.leastGrade !== null && !item.pinned;
  const subjects = [id, ...(item.reservation === null ? [] : [item.reservation])];
  return {
    ...{ type, id, state, from, to, inYear, readyUntil, pickupCode },
    what: anyOf
      ? teachingTexts(language, 'any-of', { what: kind, grade: names.grade(item.leastGrade).toLowerCase() })
      : kind,
    instrument: copy === undefined ? null : names.instrument(copy),
    place: copy === undefined ? null : placeWords(copy, names, language),
    point: names.point(item.point),
    overdue: type === 'loan' && to < today,
    contract: borrower === undefined || !needs.contract ? 'not-needed' : states.contract(borrower, subjects),
    terms: borrower === undefined || !needs.terms ? 'not-needed' : states.terms(borrower),
    printable: item.hasContract && inYear,
    href: type === 'loan' ? `/loans/${id}` : showsReservations ? `/teaching/reservations/${id}` : null,
    reservation: item.reservation,
  };
}
