import { Body, Controller, HttpStatus, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import {
  type AppRequest,
  Idempotency,
  type IdempotencyClaim,
  ProblemTexts,
  type WordedRejection,
  languageOf,
} from '../../platform/http/index.js';
import { LoanQuery, type LoanView } from '../queries/loan.query.js';
import { type ReturnView, ReturnViews } from '../return/return-views.js';
import { Checkout } from './checkout.js';
import { CheckoutDto, CheckoutQueryDto } from './checkout.dto.js';

/** What a hand-over would be, without doing it. Amounts are what the borrower is to pay, in øre. */
export interface CheckoutPreview {
  readonly allowed: boolean;
  readonly rejections: readonly WordedRejection[];
  readonly dueOn: string | null;
  readonly toPayOre?: number | null;
  readonly depositToPayOre?: number | null;
  /** The row of the rule matrix that decided. */
  readonly rule: string | null;
}

/** The loan that was opened, and what was taken back in the same step. */
export interface HandedOverView extends LoanView {
  readonly takenBack?: ReturnView;
}

/** Hand-overs. */
@Controller('api/v1/checkouts')
export class CheckoutController {
  constructor(
    private readonly checkout: Checkout,
    private readonly loans: LoanQuery,
    private readonly returns: ReturnViews,
    private readonly texts: ProblemTexts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Hands an instrument over (201), or with `dryRun=true` says whether it could be (200). */
  @Post()
  @Requires('loan:create')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CheckoutDto,
    @Query() query: CheckoutQueryDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HandedOverView | CheckoutPreview> {
    if (query.dryRun === 'true') {
      void reply.status(HttpStatus.OK);
      return this.preview(actor, body, request);
    }
    const done = await this.checkout.execute(actor, body, claim);
    void reply.status(done.status);
    const loan = await this.loans.justHandled(actor, done.ref.loan);
    const { takenBack } = done.ref;
    return takenBack === undefined ? loan : { ...loan, takenBack: await this.returns.of(actor, takenBack) };
  }

  private async preview(actor: Actor, body: CheckoutDto, request: AppRequest): Promise<CheckoutPreview> {
    const { decision, facts, toPay } = await this.checkout.dryRun(actor, body);
    const rule = facts.rule?.id ?? null;
    const seesAmounts = actor.role !== 'teacher';
    if (decision.allowed) {
      return { allowed: true, rejections: [], dueOn: decision.dueOn, ...(seesAmounts && toPay), rule };
    }
    const language = languageOf(request, this.config.defaultLanguage);
    const rejections = this.texts.rejections(language, decision.rejections);
    const amounts = { toPayOre: null, depositToPayOre: null };
    return { allowed: false, rejections, dueOn: null, ...(seesAmounts && amounts), rule };
  }
}
