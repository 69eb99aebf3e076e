import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { InstrumentView } from '../../inventory/index.js';
import type { ReplacementAnswer } from '../../lending/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { showCode } from '../components/values.js';
import { wordTexts } from '../components/words.texts.js';
import { localPath } from '../href.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { describe } from '../view-models.js';
import { ReplacementFormDto, ReplacementQueryDto } from './loans.dto.js';
import { loanTexts } from './loans.texts.js';
import { ReplacementForms } from './replacement-forms.js';
import { ReplacementPage } from './replacement-page.js';

/** The page that replaces the instrument of a loan. */
@Controller('loans/:id/replacement')
export class ReplacementController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: ReplacementForms,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
  ) {}

  @Get()
  @Requires('loan:replace')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: ReplacementQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const props = await this.forms.opened(actor, id, query, this.pages.language(request));
    return this.pages.render(request, reply, <ReplacementPage {...props} />);
  }

  /** Replaces, goes back to where the reader came from, and says where the old one is to be put; or shows every reason why not. */
  @Post()
  @Requires('loan:replace')
  @HttpCode(200)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() form: ReplacementFormDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const outcome = await this.forms.replace(actor, id, form, claim, language);
    if (outcome.done === undefined) {
      void reply.status(outcome.status);
      return this.pages.render(request, reply, <ReplacementPage {...outcome.props} />);
    }
    const text = await this.said(outcome.done, language);
    this.pages.redirect(reply, localPath(form.back) ?? `/loans/${id}`, { tone: 'success', text });
    return undefined;
  }

  private async said({ replaced, next }: ReplacementAnswer, language: Language): Promise<string> {
    const names = await this.names.in(language);
    const old = names.instrument(await this.instruments.byCode(replaced));
    const step = wordTexts(language, `next.${next.step}`, {
      point: next.step === 'transfer' ? names.point(next.to) : '',
    });
    const where = [step, next.pickupCode].filter(Boolean).join(' ');
    return loanTexts(language, 'replace.done', { instrument: `${describe(old)} ${showCode(old.code)}`, where });
  }
}
