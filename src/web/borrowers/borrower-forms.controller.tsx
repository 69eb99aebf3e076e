import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BorrowerFacts } from '../../borrowers/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { BorrowerFormPage } from './borrower-form-page.js';
import { BorrowerForms, type SentForm } from './borrower-forms.js';
import type { BorrowerFormProps } from './borrowers-view.js';
import { borrowerTexts } from './borrowers.texts.js';

/** New and changed borrowers. */
@Controller('borrowers')
export class BorrowerFormsController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: BorrowerForms,
    private readonly facts: BorrowerFacts,
    private readonly names: Names,
    private readonly reader: Reader,
  ) {}

  /** An empty form, with the card that the desk did not know if it says which. */
  @Get('new')
  @Requires('borrower:register')
  async blank(
    @CurrentActor() actor: Actor,
    @Query('cardNumber') card: unknown,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const cardNumber = typeof card === 'string' ? card.slice(0, 60) : '';
    return this.form(request, reply, await this.forms.blank(actor, cardNumber, this.pages.language(request)));
  }

  @Post()
  @Requires('borrower:register')
  @HttpCode(200)
  async register(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const sent = await this.forms.register(actor, raw, claim, this.pages.language(request));
    return this.answer(request, reply, sent, 'registered');
  }

  @Get(':id/edit')
  @Requires('borrower:write')
  async filled(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.form(request, reply, await this.forms.filled(actor, id));
  }

  @Post(':id')
  @Requires('borrower:write')
  @HttpCode(200)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const sent = await this.forms.change(actor, id, raw, claim, this.pages.language(request));
    return this.answer(request, reply, sent, 'changed');
  }

  private async answer(
    request: IdentifiedRequest,
    reply: FastifyReply,
    sent: SentForm,
    done: 'registered' | 'changed',
  ): Promise<string | undefined> {
    if (sent.id === undefined) {
      void reply.status(sent.status);
      return this.form(request, reply, sent.form);
    }
    const name = (await this.facts.displayNames(this.reader, [sent.id])).get(sent.id) ?? '';
    const text = borrowerTexts(this.pages.language(request), done, { name });
    this.pages.redirect(reply, `/borrowers/${sent.id}`, { tone: 'success', text });
    return undefined;
  }

  private async form(
    request: IdentifiedRequest,
    reply: FastifyReply,
    form: Omit<BorrowerFormProps, 'municipalities'>,
  ): Promise<string> {
    const { municipalities } = await this.names.in(this.pages.language(request));
    return this.pages.render(request, reply, <BorrowerFormPage {...form} municipalities={municipalities} />);
  }
}
