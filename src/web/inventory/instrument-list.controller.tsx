import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires, mayDo } from '../../identity/index.js';
import { type InstrumentAnswer, InstrumentView, instrumentStates } from '../../inventory/index.js';
import { withQuery } from '../href.js';
import { type NameBook, Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { InstrumentListPage } from './instrument-list-page.js';
import type { InstrumentFilter, InstrumentRow } from './inventory-view.js';

/** The filters as a form sends them: what was not chosen is empty. */
export class InstrumentListQueryDto implements Partial<Record<InstrumentFilter, string>> {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

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
  @MaxLength(20)
  state?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

/** The list of instruments. */
@Controller('instruments')
export class InstrumentListController {
  constructor(
    private readonly pages: Pages,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
  ) {}

  @Get()
  @Requires('instrument:read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...filters }: InstrumentListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const names = await this.names.in(this.pages.language(request));
    const { items, nextCursor } = await this.instruments.list({
      q: given(filters.q),
      kind: given(filters.kind),
      size: given(filters.size),
      grade: given(filters.grade),
      point: given(filters.point),
      state: instrumentStates.find((state) => state === filters.state),
      cursor: given(cursor),
    });
    const page = (
      <InstrumentListPage
        filters={filters}
        kinds={names.kinds}
        sizes={names.kinds.find(({ id }) => id === filters.kind)?.sizes ?? []}
        grades={names.grades}
        points={names.points}
        rows={items.map((item) => rowOf(item, names))}
        firstHref={cursor === undefined ? null : withQuery('/instruments', { ...filters })}
        nextHref={nextCursor === null ? null : withQuery('/instruments', { ...filters, cursor: nextCursor })}
        may={{ register: mayDo(actor.role, 'instrument:write'), print: mayDo(actor.role, 'label:print') }}
      />
    );
    return this.pages.render(request, reply, page);
  }
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function rowOf(item: InstrumentAnswer, names: NameBook): InstrumentRow {
  const { state, currentPoint, dueOn } = item;
  return { ...names.instrument(item), state, place: currentPoint === null ? '' : names.point(currentPoint), dueOn };
}
