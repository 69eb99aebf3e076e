import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Hidden, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { Idempotency, type IdempotencyClaim, Problem, notFound } from '../../platform/http/index.js';
import {
  ApplicationDto,
  CaseAccess,
  CaseFile,
  CasePresence,
  CaseVault,
  TakeApplication,
  monthsWithin,
} from '../../subsidies/index.js';
import type { FieldMessage } from '../components/field.js';
import { withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { fieldsOf } from '../server/form-fields.js';
import { Pages } from '../server/page-frames.js';
import { InboxQueryDto, LogQueryDto } from './casework.dto.js';
import { caseworkTexts } from './casework.texts.js';
import { InboxPage } from './inbox-page.js';
import { NewCasePage } from './new-case-page.js';
import { ClosedPage, ColleaguesPage, LogPage } from './unit-pages.js';

const anId = new ParseUUIDPipe({ exceptionFactory: notFound });
const applied = ['borrower', 'from', 'to', 'grounds'] as const;
/** How far ahead the inbox looks for grants that end. */
const daysAhead = 60;

/** The inbox of a caseworker's own unit, and what belongs to the unit as a whole. For everybody else there are no such pages. */
@Controller('casework')
export class CaseworkController {
  constructor(
    private readonly pages: Pages,
    private readonly file: CaseFile,
    private readonly access: CaseAccess,
    private readonly presence: CasePresence,
    private readonly taking: TakeApplication,
    private readonly vault: CaseVault,
    private readonly errors: FormErrors,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('case:handle')
  @Hidden()
  async inbox(
    @CurrentActor() actor: Actor,
    @Query() { state: asked, cursor }: InboxQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.presence.demand(request.state.token);
    if (!this.vault.isOpen || !(await this.access.has(this.reader, actor))) {
      return this.pages.render(request, reply, <ClosedPage reason={this.vault.isOpen ? 'not-activated' : 'off'} />);
    }
    const state = asked === undefined || asked === '' ? 'submitted' : asked;
    const today = this.clock.today();
    const months = monthsWithin(today, daysAhead);
    const question = { ...(state !== 'all' && { state }), ...(cursor !== undefined && { cursor }) };
    const { items: cases, nextCursor, ending, waiting } = await this.file.inbox(actor, question, months);
    const props = {
      ...{ today, state, waiting, cases, ending },
      firstHref: cursor === undefined ? null : withQuery('/casework', { state }),
      nextHref: nextCursor === null ? null : withQuery('/casework', { state, cursor: nextCursor }),
    };
    return this.pages.render(request, reply, <InboxPage {...props} />);
  }

  /** Somebody is at work on a case page. */
  @Post('presence')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(204)
  async here(@Req() request: IdentifiedRequest): Promise<void> {
    await this.presence.demand(request.state.token);
  }

  @Get('new')
  @Requires('case:handle')
  @Hidden()
  async form(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.enter(actor, request);
    return this.pages.render(request, reply, <NewCasePage values={{}} errors={[]} />);
  }

  @Post('new')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async register(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    await this.enter(actor, request);
    const values = fieldsOf(raw, applied);
    const language = this.pages.language(request);
    const form = await this.errors.read(ApplicationDto, values, language);
    let errors: readonly FieldMessage[] = form.errors;
    if (form.value !== undefined) {
      try {
        const { ref } = await this.taking.execute(actor, form.value, claim);
        this.pages.redirect(reply, `/casework/cases/${ref.id}`);
        return undefined;
      } catch (error) {
        errors = this.errors.of(error, language);
      }
    }
    return this.pages.render(request, reply, <NewCasePage values={values} errors={errors} />);
  }

  @Get('colleagues')
  @Requires('case:handle')
  @Hidden()
  async colleagues(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.enter(actor, request);
    const colleagues = await this.access.colleagues(this.reader, actor);
    return this.pages.render(request, reply, <ColleaguesPage colleagues={colleagues} self={actor.userId} />);
  }

  @Post('colleagues/:user/access')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async give(
    @CurrentActor() actor: Actor,
    @Param('user', anId) user: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.enter(actor, request);
    await this.access.give(actor, user, claim);
    this.done(request, reply);
  }

  @Post('colleagues/:user/access-end')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async take(
    @CurrentActor() actor: Actor,
    @Param('user', anId) user: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.enter(actor, request);
    await this.access.take(actor, user, claim);
    this.done(request, reply);
  }

  @Get('log')
  @Requires('case:handle')
  @Hidden()
  async log(
    @CurrentActor() actor: Actor,
    @Query() { cursor }: LogQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.enter(actor, request);
    const { items, nextCursor } = await this.file.readsOfUnit(actor, cursor, undefined);
    const next = nextCursor === null ? null : withQuery('/casework/log', { cursor: nextCursor });
    const first = cursor === undefined ? null : '/casework/log';
    return this.pages.render(request, reply, <LogPage reads={items} firstHref={first} nextHref={next} />);
  }

  private done(request: IdentifiedRequest, reply: FastifyReply): void {
    const text = caseworkTexts(this.pages.language(request), 'done');
    this.pages.redirect(reply, '/casework/colleagues', { tone: 'success', text });
  }

  /** @throws Problem 401 after a while of nothing, 404 for everybody else */
  private async enter(actor: Actor, request: IdentifiedRequest): Promise<void> {
    await this.presence.demand(request.state.token);
    if (!(await this.access.has(this.reader, actor))) throw notFound();
    if (!this.vault.isOpen) throw new Problem(409, 'applications-off');
  }
}
