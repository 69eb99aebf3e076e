import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { LoanQuery, Renew, latestDueOn } from '../../lending/index.js';
import { Idempotency, type IdempotencyClaim, Problem, ProblemTexts } from '../../platform/http/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { localPath } from '../href.js';
import { Pages } from '../server/page-frames.js';
import { LoanFile } from './loan-file.js';
import { LoanPage } from './loan-page.js';
import { RenewFormDto } from './loans.dto.js';
import { loanTexts } from './loans.texts.js';

/** The page of one loan, and its renewal. */
@Controller('loans')
export class LoanController {
  constructor(
    private readonly pages: Pages,
    private readonly file: LoanFile,
    private readonly loans: LoanQuery,
    private readonly renew: Renew,
    private readonly texts: ProblemTexts,
  ) {}

  @Get(':id')
  @Requires('loan:read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const props = await this.file.of(actor, id, this.pages.language(request));
    return this.pages.render(request, reply, <LoanPage {...props} />);
  }

  /** Renews and goes back to where the button stood; a refusal stands on the loan's own page. */
  @Post(':id/renewals')
  @Requires('loan:renew')
  @HttpCode(200)
  async renewal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { overrides: codes = [], overrideComment = '', dueOn, returnTo }: RenewFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const comment = overrideComment.trim();
    // An exception without an explanation is none: then all reasons stand again, and what is missing is named.
    const overrides = comment === '' ? [] : codes.map((code) => ({ code, comment }));
    try {
      await this.renew.execute(actor, id, { dueOn, overrides }, claim);
    } catch (error) {
      if (!(error instanceof Problem) || error.rejections === undefined) throw error;
      const refusals = this.texts.rejections(language, error.rejections);
      const props = await this.file.of(actor, id, language);
      const [first, second] = error.rejections;
      const shorter = second === undefined ? latestDueOn(first) : undefined;
      const attempt = { refusals, returnTo: returnTo ?? '', lacksComment: codes.length > 0, shorter };
      void reply.status(error.status);
      return this.pages.render(request, reply, <LoanPage {...props} refused={attempt} />);
    }
    const day = formatDay(language, (await this.loans.byId(actor, id)).dueOn, 'long');
    const text = loanTexts(language, 'renewed', { day });
    this.pages.redirect(reply, localPath(returnTo) ?? `/loans/${id}`, { tone: 'success', text });
    return undefined;
  }
}
