import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import {
  RecordAgreement,
  RecordAgreementDto,
  RevokeAgreementLink,
  SendAgreementLink,
  SendAgreementLinkDto,
} from '../../borrowers/index.js';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim, MaxLength, notFound } from '../../platform/http/index.js';
import { localPath, withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf } from '../server/form-fields.js';
import { Pages } from '../server/page-frames.js';
import { AgreementFile, type AgreementsAddress } from './agreement-file.js';
import { AgreementsPage } from './agreements-page.js';
import { agreementPageTexts } from './agreements.texts.js';

/** The page's address: what a contract is about, and where the reader came from. */
class AgreementsQueryDto implements AgreementsAddress {
  @IsOptional()
  @IsUUID()
  loan?: string;

  @IsOptional()
  @IsUUID()
  reservation?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  back?: string;
}

const anId = new ParseUUIDPipe({ exceptionFactory: notFound });
const registered = ['type', 'version', 'acceptedBy', 'method', 'loan', 'reservation', 'back'] as const;
const asked = ['type', 'receiver', 'loan', 'reservation', 'back'] as const;

/** Asking for acceptances and registering them, on a page of the borrower. */
@Controller('borrowers/:id')
export class AgreementsPageController {
  constructor(
    private readonly pages: Pages,
    private readonly file: AgreementFile,
    private readonly errors: FormErrors,
    private readonly recordAgreement: RecordAgreement,
    private readonly sendLink: SendAgreementLink,
    private readonly revokeLink: RevokeAgreementLink,
  ) {}

  @Get('agreements')
  @Requires('borrower:read')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Query() query: AgreementsQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const props = await this.file.of(actor, id, {
      loan: query.loan,
      reservation: query.reservation,
      back: localPath(query.back),
    });
    return this.pages.render(request, reply, <AgreementsPage {...props} />);
  }

  @Post('agreements')
  @Requires('agreement:write')
  @HttpCode(303)
  async register(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { back, ...fields } = fieldsOf(raw, registered);
    const language = this.pages.language(request) === 'nn' ? 'nn' : 'nb';
    await this.does(request, reply, { id, back, ...fields }, 'recorded', async () => {
      const form = await this.errors.read(RecordAgreementDto, { ...fields, language }, this.pages.language(request));
      if (form.value !== undefined) await this.recordAgreement.execute(actor, id, form.value, claim);
      return form.errors;
    });
  }

  @Post('agreement-links')
  @Requires('agreement:write')
  @HttpCode(303)
  async send(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { back, ...fields } = fieldsOf(raw, asked);
    await this.does(request, reply, { id, back, ...fields }, 'sent', async () => {
      const form = await this.errors.read(SendAgreementLinkDto, fields, this.pages.language(request));
      if (form.value !== undefined) await this.sendLink.execute(actor, id, form.value, claim);
      return form.errors;
    });
  }

  @Post('agreement-links/:link/revocation')
  @Requires('agreement:write')
  @HttpCode(303)
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Param('link', anId) link: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { back } = fieldsOf(raw, ['back'] as const);
    await this.does(request, reply, { id, back, loan: '', reservation: '' }, 'revoked', async () => {
      await this.revokeLink.execute(actor, link, claim);
      return [];
    });
  }

  /** Does it, and leads back to the page with what came of it. */
  private async does(
    request: IdentifiedRequest,
    reply: FastifyReply,
    { id, loan, reservation, back }: Fields<'id' | 'loan' | 'reservation' | 'back'>,
    done: 'recorded' | 'sent' | 'revoked',
    act: () => Promise<readonly { readonly message: string }[]>,
  ): Promise<void> {
    const language = this.pages.language(request);
    const path = withQuery(`/borrowers/${id}/agreements`, { loan, reservation, back: localPath(back) });
    const messages = await act().catch((error: unknown) => this.errors.of(error, language));
    const text = [...new Set(messages.map(({ message }) => message))].join(' ');
    if (text === '') this.pages.redirect(reply, path, { tone: 'success', text: agreementPageTexts(language, done) });
    else this.pages.redirect(reply, path, { tone: 'danger', text });
  }
}
