import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HoldsSecret, type IdentifiedRequest, Public } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Problem, RateLimit } from '../../platform/http/index.js';
import { type BorrowerLanguage, isBorrowerLanguage } from '../../platform/i18n/index.js';
import { type CaseLinkFacts, CaseLinkPages, applicantTexts } from '../../subsidies/index.js';
import { renderDocument } from '../frame.js';
import { withQuery } from '../href.js';
import { Pages } from '../server/page-frames.js';
import { type ApplicantFrame, ApplicantPage } from './applicant-page.js';
import { ApplicantFormDto, ApplicantQueryDto } from './casework.dto.js';

/** Nobody keeps the page, lists it, or learns its address from a link on it. */
const ownHeaders = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };

/** What the link of an applicant leads to: a question, or a letter behind a code. The token never leaves the address. */
@Controller('s')
export class ApplicantLinkController {
  /** Nobody guesses a token; this is against load. */
  private readonly perAddress = new RateLimit(600, 60);

  constructor(
    private readonly links: CaseLinkPages,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  /** Reading it changes nothing: programs open links, too, before people do. */
  @Get(':token')
  @Public()
  async show(
    @Param('token') token: string,
    @Query() query: ApplicantQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.perAddress.take(request.ip, this.clock.now());
    const page = await this.links.byToken(token);
    const frame = this.frameOf(token, query, page, request);
    const gone = page === undefined ? 404 : page.state === 'open' || page.state === 'used' ? 200 : 410;
    void reply.status(gone).type('text/html; charset=utf-8').headers(ownHeaders);
    return renderDocument(<ApplicantPage frame={frame} page={page} query={query} />);
  }

  /** Takes the answer, once; or the code, for which the letter is given. */
  @Post(':token')
  @Public()
  @HoldsSecret()
  @HttpCode(200)
  async answer(
    @Param('token') token: string,
    @Body() { answer, code, lang }: ApplicantFormDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    this.perAddress.take(request.ip, this.clock.now());
    const path = pathOf(token);
    try {
      if (answer === undefined) {
        const pages = await this.links.fetch(token, code ?? '');
        void reply.headers(ownHeaders);
        return new StreamableFile(pages, { type: 'application/pdf', disposition: 'inline; filename="brev.pdf"' });
      }
      await this.links.confirm(token, answer);
      this.pages.redirect(reply, withQuery(path, { lang }));
    } catch (error) {
      if (!(error instanceof Problem) || ![403, 404, 409].includes(error.status)) throw error;
      this.pages.redirect(reply, withQuery(path, { lang, wrong: error.status === 403 ? 'yes' : '' }));
    }
    return undefined;
  }

  private frameOf(
    token: string,
    query: ApplicantQueryDto,
    page: CaseLinkFacts | undefined,
    request: IdentifiedRequest,
  ): ApplicantFrame {
    const own = page?.receiverLanguage;
    const language: BorrowerLanguage = query.lang ?? (isBorrowerLanguage(own) ? own : this.pages.language(request));
    return {
      language,
      texts: applicantTexts[language],
      assets: this.pages.settings.assets,
      path: pathOf(token),
      lang: query.lang,
    };
  }
}

/** The page's own path; what is no token may hold anything. */
function pathOf(token: string): string {
  return `/s/${encodeURIComponent(token)}`;
}
