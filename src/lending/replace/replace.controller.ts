import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import {
  type AppRequest,
  Idempotency,
  type IdempotencyClaim,
  type Page,
  ProblemTexts,
  type WordedRejection,
  languageOf,
} from '../../platform/http/index.js';
import { LoanQuery, type LoanView } from '../queries/loan.query.js';
import { type ReplacementView, Replacements } from '../queries/replacements.query.js';
import { ReplaceDto, ReplaceQueryDto } from './replace.dto.js';
import { Replace, type ReplacementAnswer } from './replace.js';

/** The loan that goes on, and what is to be done with the instrument that came back. */
export interface ReplacedView extends Pick<ReplacementAnswer, 'replaced' | 'next' | 'then'> {
  readonly loan: LoanView;
}

/** What a replacement would be, without doing it. */
export interface ReplacementPreview {
  readonly allowed: boolean;
  readonly rejections: readonly WordedRejection[];
  /** The loan's due day, which stays. */
  readonly dueOn: string;
  /** The row of the rule matrix by which the new instrument was judged. */
  readonly rule: string | null;
}

/** Other instruments for loans that go on. */
@Controller('api/v1/loans')
export class ReplaceController {
  constructor(
    private readonly replace: Replace,
    private readonly loans: LoanQuery,
    private readonly replacements: Replacements,
    private readonly texts: ProblemTexts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Replaces the instrument of a loan by another of the same kind (201), or with `dryRun=true` says whether it could be (200). */
  @Post(':id/replacements')
  @Requires('loan:replace')
  async create(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ReplaceDto,
    @Query() query: ReplaceQueryDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplacedView | ReplacementPreview> {
    if (query.dryRun === 'true') {
      void reply.status(HttpStatus.OK);
      return this.preview(actor, id, body, request);
    }
    const { status, ref } = await this.replace.execute(actor, id, body, claim);
    void reply.status(status);
    const { replaced, next, then } = ref;
    return { loan: await this.loans.byId(actor, ref.loan), replaced, next, then };
  }

  /** Which instruments a loan had before, and why each was replaced; the first one first. */
  @Get(':id/replacements')
  @Requires('loan:read')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Page<ReplacementView>> {
    await this.loans.byId(actor, id);
    return { items: await this.replacements.of(id), nextCursor: null };
  }

  private async preview(actor: Actor, id: string, body: ReplaceDto, request: AppRequest): Promise<ReplacementPreview> {
    const { decision, facts, loan } = await this.replace.dryRun(actor, id, body);
    const language = languageOf(request, this.config.defaultLanguage);
    const rejections = decision.allowed ? [] : this.texts.rejections(language, decision.rejections);
    const rule = facts.handOver.rule?.id ?? null;
    return { allowed: decision.allowed, rejections, dueOn: loan.dueOn, rule };
  }
}
