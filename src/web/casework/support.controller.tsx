import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BorrowerQuery } from '../../borrowers/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { Idempotency, type IdempotencyClaim, notFound } from '../../platform/http/index.js';
import { AskForSupport, CaseVault, SupportRequestDto } from '../../subsidies/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { fieldsOf } from '../server/form-fields.js';
import { Pages } from '../server/page-frames.js';
import { SupportQueryDto } from './casework.dto.js';
import { SupportPage, SupportSentPage } from './support-page.js';

const fields = ['borrower', 'from', 'to', 'note'] as const;

/**
 * Asking for support, from a borrower's page. The borrower stands in the query and in the form, never in the path: paths stand in logs, and
 * nobody is to read there for whom somebody asked.
 */
@Controller('support')
export class SupportController {
  constructor(
    private readonly pages: Pages,
    private readonly asking: AskForSupport,
    private readonly borrowers: BorrowerQuery,
    private readonly vault: CaseVault,
    private readonly errors: FormErrors,
    private readonly reader: Reader,
  ) {}

  @Get()
  @Requires('support:request')
  async form(
    @CurrentActor() actor: Actor,
    @Query() { borrower }: SupportQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.show(actor, { borrower: borrower ?? '', from: '', to: '', note: '' }, [], request, reply);
  }

  @Post()
  @Requires('support:request')
  @HttpCode(200)
  async send(
    @CurrentActor() actor: Actor,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const values = fieldsOf(raw, fields);
    const language = this.pages.language(request);
    const form = await this.errors.read(SupportRequestDto, values, language);
    if (form.value === undefined) return this.show(actor, values, form.errors, request, reply);
    try {
      const { ref } = await this.asking.execute(actor, form.value, claim);
      const page = <SupportSentPage receipt={ref.receipt} borrower={form.value.borrower} />;
      return await this.pages.render(request, reply, page);
    } catch (error) {
      return this.show(actor, values, this.errors.of(error, language), request, reply);
    }
  }

  /** @throws Problem 404 for an unknown borrower and one out of reach alike */
  private async show(
    actor: Actor,
    values: Readonly<Record<(typeof fields)[number], string>>,
    errors: readonly FieldMessage[],
    request: IdentifiedRequest,
    reply: FastifyReply,
  ): Promise<string> {
    const borrower = await this.borrowers.byId(this.reader, actor, values.borrower);
    if (borrower === undefined) throw notFound();
    const page = <SupportPage {...{ borrower, values, errors }} open={this.vault.isOpen} />;
    return this.pages.render(request, reply, page);
  }
}
