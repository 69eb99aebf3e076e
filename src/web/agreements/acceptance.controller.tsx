import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import {
  type AgreementPageFacts,
  AgreementPages,
  AgreementPdfs,
  AnswerAgreementLink,
  type GoverningLanguage,
  acceptanceTexts,
  documentMark,
  documentOf,
  instrumentLine,
  isGoverningLanguage,
} from '../../borrowers/index.js';
import { HoldsSecret, type IdentifiedRequest, Public } from '../../identity/index.js';
import { dayOf, formatDay } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Problem, RateLimit, notFound } from '../../platform/http/index.js';
import { type BorrowerLanguage, isBorrowerLanguage } from '../../platform/i18n/index.js';
import { formatKroner, ore } from '../../platform/money/ore.js';
import { renderDocument } from '../frame.js';
import { withQuery } from '../href.js';
import { Pages } from '../server/page-frames.js';
import { AcceptanceFormDto, AcceptanceQueryDto } from './acceptance.dto.js';
import { AskPage, DeadLinkPage, ReceiptPage } from './acceptance-page.js';
import type { ContractLine, LinkPageFrame } from './acceptance-view.js';

/** What a signed link leads to: for whoever holds it, without an account. The token never leaves the address. */
@Controller('a')
export class AcceptanceController {
  /** Nobody guesses a token; this is against load. A whole school may sit behind one address. */
  private readonly perAddress = new RateLimit(600, 60);

  constructor(
    private readonly links: AgreementPages,
    private readonly answers: AnswerAgreementLink,
    private readonly pdfs: AgreementPdfs,
    private readonly pages: Pages,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What is asked, the confirmation of an answer, or what was answered. Reading it changes nothing. */
  @Get(':token')
  @Public()
  async show(
    @Param('token') token: string,
    @Query() query: AcceptanceQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.perAddress.take(request.ip, this.clock.now());
    const page = await this.links.byToken(token);
    const language = query.lang ?? this.languageFor(page, request);
    const frame = this.frameOf(token, query, language);
    if (page === undefined) return this.send(reply, 404, <DeadLinkPage frame={frame} state="unknown" />);
    switch (page.state) {
      case 'open':
        return this.send(reply, 200, this.ask(frame, token, query, page));
      case 'used':
        return this.send(reply, 200, this.receipt(frame, token, page));
      case 'expired':
      case 'revoked':
        return this.send(reply, 410, <DeadLinkPage frame={frame} state={page.state} />);
    }
  }

  /** Takes the answer, once, and leads to what was answered. Pressed twice, the second press finds the first. */
  @Post(':token')
  @Public()
  @HoldsSecret()
  @HttpCode(303)
  async answer(
    @Param('token') token: string,
    @Body() form: AcceptanceFormDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.perAddress.take(request.ip, this.clock.now());
    const { answer: outcome, text: language, mark, lang } = form;
    const back = (more: Readonly<Record<string, string>> = {}): void => {
      this.pages.redirect(reply, withQuery(pathOf(token), { lang, ...more }));
    };
    try {
      await this.answers.execute(token, { outcome, language, mark });
      back();
    } catch (error) {
      if (!(error instanceof Problem) || ![404, 409, 412].includes(error.status)) throw error;
      back(error.status === 412 ? { text: language, changed: 'yes' } : {});
    }
  }

  /** The text that governs as PDF, with the answer where there is one. */
  @Get(':token/contract.pdf')
  @Public()
  async pdf(
    @Param('token') token: string,
    @Query() query: AcceptanceQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    this.perAddress.take(request.ip, this.clock.now());
    const page = await this.links.byToken(token);
    if (page === undefined || (page.state !== 'open' && page.state !== 'used')) throw notFound();
    void reply.headers(ownHeaders);
    const pdf = await this.pdfs.ofPage(page, this.governingIn(query, page));
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: 'inline; filename="avtale.pdf"' });
  }

  private ask(frame: LinkPageFrame, token: string, query: AcceptanceQueryDto, page: AgreementPageFacts): JSX.Element {
    const governing = this.governingIn(query, page);
    const document = documentOf(page, governing);
    const settings = { lang: query.lang, text: query.text };
    const view = {
      type: page.type,
      borrower: page.parties.borrower,
      lines: contractLines(page, frame),
      document,
      governing,
      mark: documentMark(document),
      confirming: query.answer ?? null,
      changed: query.changed === 'yes',
      action: pathOf(token),
      hrefWith: (more: object) => withQuery(pathOf(token), { ...settings, ...more }),
      pdfHref: withQuery(`${pathOf(token)}/contract.pdf`, { text: governing }),
    };
    return <AskPage frame={frame} view={view} />;
  }

  private receipt(frame: LinkPageFrame, token: string, page: AgreementPageFacts): JSX.Element {
    const { answer, parties, version } = page;
    if (answer === null) throw new Error('A used link without an answer');
    const view = {
      outcome: answer.outcome,
      borrower: parties.borrower,
      version,
      at: this.momentIn(frame.language, answer.at),
      pdfHref: `${pathOf(token)}/contract.pdf`,
    };
    return <ReceiptPage frame={frame} view={view} />;
  }

  private frameOf(token: string, query: AcceptanceQueryDto, language: BorrowerLanguage): LinkPageFrame {
    return {
      language,
      texts: acceptanceTexts[language],
      assets: this.pages.settings.assets,
      hrefIn: (lang) => withQuery(pathOf(token), { lang, text: query.text, answer: query.answer }),
    };
  }

  private languageFor(page: AgreementPageFacts | undefined, request: IdentifiedRequest): BorrowerLanguage {
    return isBorrowerLanguage(page?.receiverLanguage) ? page.receiverLanguage : this.pages.language(request);
  }

  /** Nynorsk for who is written to in it, else what the installation speaks, else Bokmål. */
  private governingIn({ text }: AcceptanceQueryDto, { receiverLanguage }: AgreementPageFacts): GoverningLanguage {
    const wishes = [text, receiverLanguage, this.config.defaultLanguage];
    return wishes.find(isGoverningLanguage) ?? 'nb';
  }

  private momentIn(language: BorrowerLanguage, instant: Date): string {
    const { timeZone } = this.config;
    const time = instant.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    return `${formatDay(dayOf(instant, timeZone), language, 'long')} ${time}`;
  }

  private send(reply: FastifyReply, status: number, document: JSX.Element): string {
    void reply.status(status).type('text/html; charset=utf-8').headers(ownHeaders);
    return renderDocument(document);
  }
}

/** The page's own path; what is no token may hold anything. */
function pathOf(token: string): string {
  return `/a/${encodeURIComponent(token)}`;
}

/** Nobody keeps the page, lists it, or learns its address from a link on it. */
const ownHeaders = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };

function contractLines({ facts }: AgreementPageFacts, { language, texts }: LinkPageFrame): ContractLine[] {
  if (facts === null) return [];
  const named = language === 'nb' || language === 'nn' ? language : language === 'se' ? 'nb' : 'en';
  const code = facts.code === null ? '' : ` ${facts.code}`;
  return [
    [texts.instrument, `${instrumentLine(facts, named)}${code}`],
    [texts.accessories, facts.accessories.join(', ')],
    [texts.from, formatDay(facts.from, language, 'long')],
    [texts.to, formatDay(facts.to, language, 'long')],
    [texts.fee, formatKroner(ore(facts.feeOre), language)],
    [texts.deposit, formatKroner(ore(facts.depositOre), language)],
    [texts.place, facts.lendingPoint],
  ];
}
