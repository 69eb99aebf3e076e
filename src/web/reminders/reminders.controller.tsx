import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Idempotency, type IdempotencyClaim, Problem } from '../../platform/http/index.js';
import { RetryReminder } from '../../reminders/index.js';
import { localPath, withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { Pages } from '../server/page-frames.js';
import { ReminderListPage, deliveryStates } from './reminder-list-page.js';
import { ReminderRows } from './reminder-rows.js';
import { reminderTexts } from './reminders.texts.js';

/** Which reminders are listed; what was not chosen is empty. */
export class ReminderListQueryDto {
  @IsOptional()
  @IsIn(['', ...deliveryStates])
  state?: '' | (typeof deliveryStates)[number];

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** The button that sends a reminder once more. */
export class RetryFormDto {
  /** Page to go back to. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  returnTo?: string;
}

/** What was sent to whom, what waits, and what did not arrive. */
@Controller('reminders')
export class ReminderPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly rows: ReminderRows,
    private readonly retryReminder: RetryReminder,
    private readonly errors: FormErrors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Requires('reminder:read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { state = '', cursor }: ReminderListQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = this.pages.language(request);
    const { items, nextCursor } = await this.rows.page(actor, state === '' ? undefined : state, cursor, language);
    const page = (
      <ReminderListPage
        state={state}
        rows={items}
        firstHref={cursor === undefined ? null : withQuery('/reminders', { state })}
        nextHref={nextCursor === null ? null : withQuery('/reminders', { state, cursor: nextCursor })}
        mailIsSetUp={this.config.smtpUrl !== null}
      />
    );
    return this.pages.render(request, reply, page);
  }

  /** Sends one that failed once more; one that has not failed any longer is said to be so. */
  @Post(':id/retry')
  @Requires('reminder:retry')
  @HttpCode(200)
  async retry(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { returnTo }: RetryFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const language = this.pages.language(request);
    const back = localPath(returnTo) ?? '/reminders';
    try {
      await this.retryReminder.execute(actor, id, claim);
      this.pages.redirect(reply, back, { tone: 'success', text: reminderTexts(language, 'retried') });
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) throw error;
      const [reason] = this.errors.of(error, language);
      this.pages.redirect(reply, back, { tone: 'warning', text: reason?.message ?? error.code });
    }
  }
}
