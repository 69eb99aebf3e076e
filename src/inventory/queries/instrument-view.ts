import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { type Page, decodeCursor, notFound, pageOf, pageSize } from '../../platform/http/index.js';
import { queryWords } from '../../platform/text/search-text.js';
import type { InstrumentState } from '../domain/instrument-state.js';
import { InstrumentCodes } from '../instrument-codes.js';
import { kindRange } from '../instrument-search.js';
import { InstrumentReference } from '../reference/instrument-reference.js';
import { type InstrumentAnswer, type InstrumentRow, instrumentAnswer } from './instrument-answer.js';
import { type InstrumentFilter, InstrumentQuery, type Stretch } from './instrument.query.js';

/** What a list of instruments is asked for. */
export interface InstrumentQuestion {
  /** Beginnings of words, all of which must be found; or a code in any form, or an alias. */
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly size?: string | undefined;
  readonly grade?: string | undefined;
  readonly point?: string | undefined;
  readonly state?: InstrumentState | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const empty: Page<InstrumentAnswer> = { items: [], nextCursor: null };

/** The read side of instruments. */
@Injectable()
export class InstrumentView {
  constructor(
    private readonly reader: Reader,
    private readonly query: InstrumentQuery,
    private readonly codes: InstrumentCodes,
    private readonly reference: InstrumentReference,
    private readonly clock: Clock,
  ) {}

  /**
   * The instrument that a text means: a code in any lenient form, an alias or a label's URL.
   * @throws Problem 404
   */
  async byCode(text: string): Promise<InstrumentAnswer> {
    const code = await this.codes.resolve(this.reader, text);
    if (code === undefined) throw notFound();
    const instrument = await this.query.byCode(this.reader, code, this.clock.today());
    if (instrument === undefined) throw notFound();
    return instrument;
  }

  /** Those of many canonical codes that exist, by code. */
  byCodes(codes: readonly string[]): Promise<Map<string, InstrumentAnswer>> {
    return this.query.byCodes(this.reader, codes, this.clock.today());
  }

  /**
   * A page of the list: by kind, size and code. The number of statements does not depend on how many there are.
   * @throws Problem 400 for a cursor that is none
   */
  async list(question: InstrumentQuestion): Promise<Page<InstrumentAnswer>> {
    const [cursor = ''] = decodeCursor(question.cursor, 1) ?? [];
    const size = pageSize(question.limit);
    const stretch = await this.stretch(question.kind, String(cursor), size + 1);
    if (stretch === undefined) return empty;
    const rows = await this.rows(question, stretch);
    const today = this.clock.today();
    return pageOf(
      rows,
      size,
      (row) => [row.sort_key],
      (row) => instrumentAnswer(row, today),
    );
  }

  /** The instruments of a kind lie together in the list; `undefined` where there is no such kind. */
  private async stretch(kind: string | undefined, after: string, rows: number): Promise<Stretch | undefined> {
    if (kind === undefined) return { after, before: undefined, rows };
    const known = await this.reference.kind(this.reader, kind);
    if (known === undefined) return undefined;
    const { from, before } = kindRange(known);
    return { after: after > from ? after : from, before, rows };
  }

  private async rows(question: InstrumentQuestion, stretch: Stretch): Promise<InstrumentRow[]> {
    const { kind, size, grade, point, state } = question;
    const filter: InstrumentFilter = { kind, size, grade, point, state };
    const q = question.q?.trim() ?? '';
    const today = this.clock.today();
    if (q === '') return this.query.list(this.reader, filter, stretch, today);
    const code = await this.codes.resolve(this.reader, q);
    const meant = code === undefined ? [] : await this.query.list(this.reader, { ...filter, code }, stretch, today);
    if (meant.length > 0) return meant;
    const words = queryWords(q).slice(0, mostWords);
    return words.length === 0 ? [] : this.query.search(this.reader, words, filter, stretch, today);
  }
}

/** More words than this make a search no narrower. */
const mostWords = 8;
