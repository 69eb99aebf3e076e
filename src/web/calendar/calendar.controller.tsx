import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Feeds } from '../../calendar-feeds/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { CalendarPage, type CalendarPageProps } from './calendar-page.js';
import { calendarTexts } from './calendar.texts.js';

/** Which calendar a button is about: `pupils`, or `point:` and the slug of a lending point. */
export class CalendarFormDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(70)
  subject!: string;
}

/** The page where somebody makes and revokes the addresses of own calendars. */
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly pages: Pages,
    private readonly feeds: Feeds,
    private readonly names: Names,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Requires('reservation:write')
  show(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.page(actor, request, reply, undefined);
  }

  /** Shows the address on this answer and nowhere else. */
  @Post()
  @Requires('reservation:write')
  @HttpCode(200)
  async make(
    @CurrentActor() actor: Actor,
    @Body() { subject }: CalendarFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const token = await this.feeds.make(actor, { lendingPointId: pointOf(subject) }, claim);
    const address = token === undefined ? null : `${this.config.baseUrl}/calendar/${token}.ics`;
    return this.page(actor, request, reply, { address });
  }

  @Post('revoke')
  @Requires('reservation:write')
  @HttpCode(200)
  async revoke(
    @CurrentActor() actor: Actor,
    @Body() { subject }: CalendarFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<undefined> {
    await this.feeds.revoke(actor, { lendingPointId: pointOf(subject) }, claim);
    const text = calendarTexts(this.pages.language(request), 'revoked');
    this.pages.redirect(reply, '/calendar', { tone: 'success', text });
    return undefined;
  }

  private async page(
    actor: Actor,
    request: IdentifiedRequest,
    reply: FastifyReply,
    made: CalendarPageProps['made'],
  ): Promise<string> {
    const names = await this.names.in(this.pages.language(request));
    const offered = await this.feeds.offered(actor);
    const calendars = offered.map(({ lendingPointId, since }) => ({
      subject: lendingPointId === null ? pupils : `${prefix}${lendingPointId}`,
      point: lendingPointId === null ? null : names.point(lendingPointId),
      since,
    }));
    return this.pages.render(request, reply, <CalendarPage calendars={calendars} made={made} />);
  }
}

const pupils = 'pupils';
const prefix = 'point:';

/** The slug of a lending point, or `null` for own pupils; what is neither is the slug of none. */
function pointOf(subject: string): string | null {
  if (subject === pupils) return null;
  return subject.startsWith(prefix) ? subject.slice(prefix.length) : '';
}
