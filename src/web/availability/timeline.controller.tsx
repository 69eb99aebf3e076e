import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { type CalendarDate, addDays, laterOf, parseCalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { badInput } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Availability, type AvailableInstrument } from '../../reservations/index.js';
import { withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { type NameBook, Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { TimelinePage } from './timeline-page.js';
import type { TimelineField, TimelineProps, TimelineRow } from './timeline-view.js';

/** What the timeline is asked for; what was not chosen is empty. */
export class TimelineQueryDto implements Partial<Record<TimelineField, string>> {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  kind?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  size?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  grade?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  point?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  from?: string;

  @IsOptional()
  @IsString()
  @MaxLength(10)
  to?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

/** Half a year is looked at where nothing else is asked; a drawing of more than two cannot be read. */
const [usualDays, mostDays] = [182, 731];
const rowsPerPage = 25;

/** When what is free. */
@Controller('availability')
export class TimelineController {
  constructor(
    private readonly pages: Pages,
    private readonly availability: Availability,
    private readonly names: Names,
    private readonly errors: FormErrors,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('instrument:read')
  async show(
    @CurrentActor() actor: Actor,
    @Query() query: TimelineQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const names = await this.names.in(language);
    const values = valuesOf(query, names, this.clock.today());
    const { kind, size, grade, from, to } = values;
    const asked = { kind, size, grade, from, to };
    const page = (
      <TimelinePage
        values={values}
        kinds={names.kinds}
        sizes={names.kinds.find((one) => one.id === kind)?.sizes ?? []}
        grades={names.grades}
        points={names.points}
        today={this.clock.today()}
        {...await this.found(values, query.cursor, names, language)}
        reserveHref={mayDo(actor.role, 'pupil:reserve') ? withQuery('/teaching/reserve', asked) : null}
      />
    );
    return this.pages.render(request, reply, page);
  }

  private async found(
    values: Values,
    cursor: string | undefined,
    names: NameBook,
    language: Language,
  ): Promise<Pick<TimelineProps, 'found' | 'errors' | 'firstHref' | 'nextHref'>> {
    try {
      demandPeriod(values);
      const { kind, size, grade, point, from, to } = values;
      const { items, free, nextCursor } = await this.availability.of({
        ...{ kind, from, to, cursor, limit: rowsPerPage },
        size: size || undefined,
        grade: grade || undefined,
        point: point || undefined,
      });
      return {
        errors: [],
        found: { free, rows: items.map((item) => rowOf(item, names)) },
        firstHref: cursor === undefined || cursor === '' ? null : withQuery('/availability', values),
        nextHref: nextCursor === null ? null : withQuery('/availability', { ...values, cursor: nextCursor }),
      };
    } catch (error) {
      return { errors: this.errors.of(error, language), found: undefined, firstHref: null, nextHref: null };
    }
  }
}

type Values = Readonly<Record<TimelineField, string>>;

function valuesOf(query: TimelineQueryDto, names: NameBook, today: CalendarDate): Values {
  const kind = query.kind || (names.kinds[0]?.id ?? '');
  const sizes = names.kinds.find(({ id }) => id === kind)?.sizes ?? [];
  const from = query.from || today;
  const first = parseCalendarDate(from);
  return {
    kind,
    // Of another kind, the size that was chosen before means nothing.
    size: sizes.find((size) => size === query.size) ?? '',
    grade: query.grade ?? '',
    point: query.point ?? '',
    // What was is not shown.
    from: first === undefined ? from : laterOf(first, today),
    to: query.to || addDays(first === undefined ? today : laterOf(first, today), usualDays),
  };
}

/** @throws Problem 400 for a period that cannot be drawn */
function demandPeriod({ from, to }: Values): void {
  const [first, last] = [parseCalendarDate(from), parseCalendarDate(to)];
  if (first === undefined) throw badInput([{ field: 'from', code: 'not-a-day' }]);
  if (last === undefined) throw badInput([{ field: 'to', code: 'not-a-day' }]);
  if (last > addDays(first, mostDays)) throw badInput([{ field: 'to', code: 'too-far-ahead' }]);
}

function rowOf(item: AvailableInstrument, names: NameBook): TimelineRow {
  const { currentPoint, homePoint, busy } = item;
  return {
    ...names.instrument(item),
    place: names.point(currentPoint ?? homePoint),
    away: currentPoint === null,
    busy,
  };
}
