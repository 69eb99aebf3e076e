import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import { type AppRequest, Produces, RateLimit } from '../platform/http/index.js';
import { FeedCalendar } from './feed-calendar.js';

/** Calendars at their secret addresses: whoever has the address reads it, as calendar programs cannot log in. */
@Controller('calendar')
export class CalendarFeedController {
  /** Calendar programs of a whole school may sit behind one address, and each asks a few times a day. */
  private readonly perAddress = new RateLimit(600, 60);

  constructor(
    private readonly calendar: FeedCalendar,
    private readonly clock: Clock,
  ) {}

  /** iCalendar (RFC 5545); `token` may end in `.ics`. */
  @Get(':token')
  @Public()
  @Produces('text/calendar')
  async read(
    @Param('token') token: string,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.perAddress.take(request.ip, this.clock.now());
    const text = await this.calendar.at(token.replace(/\.ics$/u, ''));
    void reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="klangbank.ics"')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex');
    return text;
  }
}
