import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Hidden, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { calendarDate, laterOf } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Idempotency, type IdempotencyClaim, Problem, notFound } from '../../platform/http/index.js';
import {
  CaseFile,
  CasePresence,
  CaseTextDto,
  DecideCase,
  DecisionDto,
  DeliverLetter,
  DeliveryDto,
  HandleCase,
  type LetterPrint,
  type OpenedCase,
  RevocationDto,
} from '../../subsidies/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { fieldsOf } from '../server/form-fields.js';
import { Pages } from '../server/page-frames.js';
import { CasePage } from './case-page.js';
import { caseworkTexts } from './casework.texts.js';
import { type DecisionValues, decisionFields } from './case-view.js';
import { amountsOf } from './decision-form.js';
import { ReasonPage } from './reason-page.js';

const anId = new ParseUUIDPipe({ exceptionFactory: notFound });
type Claim = IdempotencyClaim | undefined;

/** Which field of the page shows what is wrong with a field of the interface. */
const fieldOf = (field: string): string => ({ coverageBasisPoints: 'share', capOre: 'cap' })[field] ?? field;

/** One case of the caseworker's own unit. */
@Controller('casework/cases/:id')
export class CaseController {
  constructor(
    private readonly pages: Pages,
    private readonly file: CaseFile,
    private readonly presence: CasePresence,
    private readonly handling: HandleCase,
    private readonly deciding: DecideCase,
    private readonly delivering: DeliverLetter,
    private readonly errors: FormErrors,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('case:handle')
  @Hidden()
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.open(actor, id, null, request, reply);
  }

  /** Opens a case of somebody else's, with the reason. */
  @Post('opening')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async openWith(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() raw: Record<string, unknown>,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const reason = fieldsOf(raw, ['reason'] as const)
      .reason.trim()
      .slice(0, 300);
    return this.open(actor, id, reason === '' ? null : reason, request, reply);
  }

  /** The letter as it would be. Nothing is kept. */
  @Post('letter')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() raw: Record<string, unknown>,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.presence.demand(request.state.token);
    const { change, ...values } = fieldsOf(raw, [...decisionFields, 'change'] as const);
    const opened = await this.file.open(actor, id, caseworkTexts(this.pages.language(request), 'preview'));
    if (change === 'yes') return this.page(actor, opened, request, reply, { values });
    const { value, errors } = await this.read(values, request);
    if (value === undefined) return this.page(actor, opened, request, reply, { values, errors });
    try {
      const preview = await this.deciding.preview(actor, id, value);
      return await this.page(actor, opened, request, reply, { values, preview });
    } catch (error) {
      const found = this.errors.of(error, this.pages.language(request), fieldOf);
      return this.page(actor, opened, request, reply, { values, errors: found });
    }
  }

  @Post('decision')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const values = fieldsOf(raw, decisionFields);
    await this.does(id, request, reply, async () => {
      const { value, errors } = await this.read(values, request);
      if (value !== undefined) await this.deciding.decide(actor, id, value, claim);
      return errors;
    });
  }

  @Post('assignment')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => this.nothing(await this.handling.take(actor, id, claim)));
  }

  @Post('confirmation')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => this.nothing(await this.handling.confirmOnPaper(actor, id, claim)));
  }

  @Post('confirmation-link')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async remind(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => this.nothing(await this.handling.remind(actor, id, claim)));
  }

  @Post('information-request')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => {
      const { value, errors } = await this.errors.read(CaseTextDto, raw, this.pages.language(request));
      if (value !== undefined) await this.handling.ask(actor, id, value.text, claim);
      return errors;
    });
  }

  @Post('information')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async informed(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => {
      const { value, errors } = await this.errors.read(CaseTextDto, raw, this.pages.language(request));
      if (value !== undefined) await this.handling.answer(actor, id, value.text, claim);
      return errors;
    });
  }

  @Post('withdrawal')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => this.nothing(await this.handling.withdraw(actor, id, null, claim)));
  }

  @Post('revocation')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => {
      const { value, errors } = await this.errors.read(RevocationDto, raw, this.pages.language(request));
      if (value !== undefined) await this.deciding.revoke(actor, id, value, claim);
      return errors;
    });
  }

  @Post('renewal')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async renew(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => this.nothing(await this.deciding.renew(actor, id, {}, claim)));
  }

  @Get('letters/:letter/letter.pdf')
  @Requires('case:handle')
  @Hidden()
  async letter(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Param('letter', anId) letter: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    await this.presence.demand(request.state.token);
    void reply.header('cache-control', 'no-store');
    const pages = await this.file.letter(actor, id, letter);
    return new StreamableFile(pages, { type: 'application/pdf', disposition: 'inline; filename="brev.pdf"' });
  }

  @Post('letters/:letter/delivery')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(303)
  async deliver(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Param('letter', anId) letter: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: Claim,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.does(id, request, reply, async () => {
      const { value, errors } = await this.errors.read(DeliveryDto, raw, this.pages.language(request));
      if (value !== undefined) await this.delivering.execute(actor, id, letter, value, claim);
      return errors;
    });
  }

  private async open(
    actor: Actor,
    id: string,
    reason: string | null,
    request: IdentifiedRequest,
    reply: FastifyReply,
  ): Promise<string> {
    await this.presence.demand(request.state.token);
    try {
      const opened = await this.file.open(actor, id, reason);
      return await this.page(actor, opened, request, reply, {});
    } catch (error) {
      if (!(error instanceof Problem) || error.rejections?.[0]?.code !== 'reason-needed') throw error;
      return this.pages.render(request, reply, <ReasonPage id={id} />);
    }
  }

  private async page(
    actor: Actor,
    opened: OpenedCase,
    request: IdentifiedRequest,
    reply: FastifyReply,
    {
      values = this.proposed(opened),
      errors = [],
      preview = null,
    }: { values?: DecisionValues; errors?: readonly FieldMessage[]; preview?: LetterPrint | null },
  ): Promise<string> {
    const reads = await this.file.readsOf(actor, opened.one.id);
    const mine = opened.application.assignee?.id === actor.userId;
    const page = <CasePage {...{ opened, mine, reads, values, errors, preview }} />;
    return this.pages.render(request, reply, page);
  }

  /** What a decision is proposed to be: all of it, for what was asked. */
  private proposed({ application }: OpenedCase): DecisionValues {
    const validFrom = laterOf(calendarDate(application.from), this.clock.today());
    return { outcome: 'granted', share: '100', cap: '', validFrom, validTo: application.to, grounds: '' };
  }

  private async read(
    values: DecisionValues,
    request: IdentifiedRequest,
  ): Promise<{ readonly value: DecisionDto | undefined; readonly errors: readonly FieldMessage[] }> {
    const { share, cap } = amountsOf(values);
    const { outcome, grounds, validFrom, validTo } = values;
    const granted = outcome !== 'rejected';
    const input = {
      ...{ outcome, grounds },
      ...(granted && { validFrom, validTo }),
      ...(granted && share !== null && { coverageBasisPoints: share }),
      ...(granted && cap !== null && { capOre: cap }),
    };
    return this.errors.read(DecisionDto, input, this.pages.language(request), fieldOf);
  }

  private nothing(_done: unknown): readonly FieldMessage[] {
    return [];
  }

  /** Does it, and leads back to the case with what came of it. */
  private async does(
    id: string,
    request: IdentifiedRequest,
    reply: FastifyReply,
    act: () => Promise<readonly FieldMessage[]>,
  ): Promise<void> {
    await this.presence.demand(request.state.token);
    const language = this.pages.language(request);
    const messages = await act().catch((error: unknown) => this.errors.of(error, language, fieldOf));
    const text = [...new Set(messages.map(({ message }) => message))].join(' ');
    const flash =
      text === ''
        ? ({ tone: 'success', text: caseworkTexts(language, 'done') } as const)
        : ({ tone: 'danger', text } as const);
    this.pages.redirect(reply, `/casework/cases/${id}`, flash);
  }
}
