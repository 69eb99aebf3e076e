import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { parseCalendarDate, type CalendarDate } from '../platform/calendar/index.js';
import { Reader } from '../platform/database/index.js';
import {
  Idempotency,
  type IdempotencyClaim,
  type Page,
  badInput,
  decodeCursor,
  notFound,
  pageOf,
  pageSize,
} from '../platform/http/index.js';
import { type ReminderAnswer, ReminderList } from './persistence/reminder-list.query.js';
import { ListRemindersDto } from './reminders.dto.js';
import { RetryReminder } from './retry-reminder.js';

/** What was sent to whom, what waits, and what did not arrive. */
@Controller('api/v1/reminders')
export class RemindersController {
  constructor(
    private readonly list: ReminderList,
    private readonly retryReminder: RetryReminder,
    private readonly reader: Reader,
  ) {}

  /** The newest first. */
  @Get()
  @Requires('reminder:read')
  async page(@CurrentActor() actor: Actor, @Query() question: ListRemindersDto): Promise<Page<ReminderAnswer>> {
    const size = pageSize(question.limit);
    const after = afterOf(question.cursor);
    const rows = await this.list.page(this.reader, actor, { state: question.state, after, limit: size + 1 });
    return pageOf(
      rows,
      size,
      ({ day, id }) => [day, id],
      (row) => row,
    );
  }

  /** Sends a reminder that failed once more. */
  @Post(':id/retry')
  @Requires('reminder:retry')
  async retry(
    @CurrentActor() actor: Actor,
    @Param('id', new ParseUUIDPipe({ exceptionFactory: notFound })) id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReminderAnswer> {
    const done = await this.retryReminder.execute(actor, id, claim);
    void reply.status(done.status);
    const reminder = await this.list.byId(this.reader, actor, done.ref.id);
    if (reminder === undefined) throw notFound();
    return reminder;
  }
}

function afterOf(text: string | undefined): { day: CalendarDate; id: string } | undefined {
  const cursor = decodeCursor(text, 2);
  if (cursor === undefined) return undefined;
  const day = parseCalendarDate(String(cursor[0]));
  if (day === undefined || !isUUID(cursor[1])) throw badInput([{ field: 'cursor', code: 'not-a-cursor' }]);
  return { day, id: String(cursor[1]) };
}
