import { Injectable } from '@nestjs/common';
import { InstrumentCodes } from '../../inventory/index.js';
import { type CalendarDate, laterOf, parseCalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { type Page, badInput, decodeCursor, notFound, pageOf, pageSize } from '../../platform/http/index.js';
import { type Busy, freeFrom, isFree, occupancyOf } from '../domain/occupancy.js';
import { type Period } from '../domain/period.js';
import { AvailabilityQuery, type AvailableRow, type PromisedDays } from './availability.query.js';
import { type AskedInstruments, KnownTerms } from './known-terms.js';

/** What is asked: a kind, and if given a size, a least grade, a point and a period; today where no day is given. */
export interface AvailabilityQuestion extends AskedInstruments {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** An instrument and when it is free. For whom it is taken is nobody's business here. */
export interface AvailableInstrument {
  readonly code: string;
  readonly kind: string;
  readonly size: string | null;
  readonly grade: string;
  readonly maker: string | null;
  readonly model: string | null;
  readonly homePoint: string;
  readonly currentPoint: string | null;
  /** Whether it is free for the whole period. */
  readonly free: boolean;
  /** The first day from the period's first on which nothing keeps it; `null` where nobody knows. */
  readonly freeFrom: CalendarDate | null;
  /** What keeps it within the period. */
  readonly busy: readonly Busy[];
}

/** A page of instruments, and how many of all that were asked about are free for the whole period. */
export interface AvailabilityAnswer extends Page<AvailableInstrument> {
  readonly free: number;
}

/** What is free, out and reserved: by the circulation state and by promises. */
@Injectable()
export class Availability {
  constructor(
    private readonly reader: Reader,
    private readonly query: AvailabilityQuery,
    private readonly codes: InstrumentCodes,
    private readonly known: KnownTerms,
    private readonly clock: Clock,
  ) {}

  /**
   * Of a kind, by size and code.
   * @throws Problem 400 for what there is not and for a period that ends before it begins
   */
  async of(question: AvailabilityQuestion): Promise<AvailabilityAnswer> {
    const today = this.clock.today();
    const period = periodOf(question, today);
    const after = String(decodeCursor(question.cursor, 1)?.[0] ?? '');
    const filter = await this.known.filter(this.reader, question);
    const size = pageSize(question.limit);
    const rows = await this.query.page(this.reader, filter, after, size + 1);
    const shown = rows.slice(0, size);
    const last = shown.at(-1)?.sortKey ?? '';
    const promised = await this.query.promised(this.reader, filter, { after, last }, period.from);
    const items = await this.instruments(shown, promised, period, today);
    const known = new Map(items.map((item) => [item.code, item]));
    const rules = await this.known.rulesByService(this.reader);
    const free = await this.query.countFree(this.reader, filter, period, today, rules);
    const page = pageOf(
      rows,
      size,
      (row) => [row.sortKey],
      ({ code }) => known.get(code),
    );
    return { items: page.items.filter((item) => item !== undefined), free, nextCursor: page.nextCursor };
  }

  /** The same of one instrument, by whatever names it. @throws Problem 404 */
  async ofInstrument(text: string, days: Pick<AvailabilityQuestion, 'from' | 'to'>): Promise<AvailabilityAnswer> {
    const today = this.clock.today();
    const period = periodOf(days, today);
    const code = await this.codes.resolve(this.reader, text);
    const row = code === undefined ? undefined : await this.query.one(this.reader, code);
    if (row === undefined) throw notFound();
    const promised = await this.query.promisedOf(this.reader, row.code, period.from);
    const items = await this.instruments([row], promised, period, today);
    return { items, free: items.filter((item) => item.free).length, nextCursor: null };
  }

  private async instruments(
    rows: readonly AvailableRow[],
    promised: readonly PromisedDays[],
    period: Period,
    today: CalendarDate,
  ): Promise<AvailableInstrument[]> {
    const byCode = new Map(rows.map(({ code }): [string, Busy[]] => [code, []]));
    for (const { code, from, to } of promised) byCode.get(code)?.push({ from, to, because: 'reservation' });
    const service = await this.known.serviceDays(this.reader);
    return rows.map((row) => {
      const own = occupancyOf({ ...row, serviceDays: service.get(row.loanRuleId ?? '') ?? 0 }, today);
      const others = byCode.get(row.code) ?? [];
      return available(row, own === undefined ? others : [own, ...others], period);
    });
  }
}

function available(row: AvailableRow, busy: readonly Busy[], period: Period): AvailableInstrument {
  return {
    code: row.code,
    kind: row.kindId,
    size: row.size,
    grade: row.gradeId,
    maker: row.maker,
    model: row.model,
    homePoint: row.homePointId,
    currentPoint: row.currentPointId,
    free: isFree(busy, period),
    freeFrom: freeFrom(busy, period.from),
    busy: busy.filter((one) => !isFree([one], period)),
  };
}

/** What was, is nobody's question: a period that has begun is asked about from today on. */
function periodOf({ from, to }: Pick<AvailabilityQuestion, 'from' | 'to'>, today: CalendarDate): Period {
  const first = from === undefined ? today : parseCalendarDate(from);
  const last = to === undefined ? first : parseCalendarDate(to);
  if (first === undefined) throw badInput([{ field: 'from', code: 'not-a-day' }]);
  if (last === undefined) throw badInput([{ field: 'to', code: 'not-a-day' }]);
  if (last < first) throw badInput([{ field: 'to', code: 'ends-before-it-begins' }]);
  return { from: laterOf(first, today), to: laterOf(last, today) };
}
