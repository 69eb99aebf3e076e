import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim, type Page, Produces, notFound } from '../../platform/http/index.js';
import { type AgreementAnswer, AgreementAnswers, type AgreementLinkAnswer } from './agreement-answers.js';
import { RecordAgreementDto, SendAgreementLinkDto } from './agreement.dto.js';
import { RevokeAgreementLink } from './links/revoke-agreement-link.js';
import { SendAgreementLink } from './links/send-agreement-link.js';
import { AgreementPdfs } from './pdf/agreement-pdfs.js';
import { RecordAgreement } from './record/record-agreement.js';

const anId = new ParseUUIDPipe({ exceptionFactory: notFound });

/** What borrowers and guardians have accepted, and the links by which they are asked. */
@Controller('api/v1')
export class AgreementsController {
  constructor(
    private readonly answers: AgreementAnswers,
    private readonly recordAgreement: RecordAgreement,
    private readonly sendLink: SendAgreementLink,
    private readonly revokeLink: RevokeAgreementLink,
    private readonly pdfs: AgreementPdfs,
  ) {}

  /** What was accepted or declined for a borrower, the newest first. */
  @Get('borrowers/:id/agreements')
  @Requires('borrower:read')
  async list(@CurrentActor() actor: Actor, @Param('id', anId) id: string): Promise<Page<AgreementAnswer>> {
    return { items: await this.answers.ofBorrower(actor, id), nextCursor: null };
  }

  /** Registers what was accepted on paper or at the desk. */
  @Post('borrowers/:id/agreements')
  @Requires('agreement:write')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() body: RecordAgreementDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgreementAnswer> {
    const done = await this.recordAgreement.execute(actor, id, body, claim);
    void reply.status(done.status);
    return this.answers.agreement(actor, done.ref.id);
  }

  /** A copy of what was accepted, word for word. */
  @Get('agreements/:id/document.pdf')
  @Requires('borrower:read')
  @Produces('application/pdf', 'binary')
  async copy(@CurrentActor() actor: Actor, @Param('id', anId) id: string): Promise<StreamableFile> {
    const pdf = await this.pdfs.ofCopy(await this.answers.copy(actor, id));
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: 'inline; filename="avtale.pdf"' });
  }

  /** The links that were sent for a borrower, the newest first. */
  @Get('borrowers/:id/agreement-links')
  @Requires('borrower:read')
  async links(@CurrentActor() actor: Actor, @Param('id', anId) id: string): Promise<Page<AgreementLinkAnswer>> {
    return { items: await this.answers.linksOf(actor, id), nextCursor: null };
  }

  /** Sends somebody a link by which to accept; its address stands in the mail only. */
  @Post('borrowers/:id/agreement-links')
  @Requires('agreement:write')
  async send(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() body: SendAgreementLinkDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgreementLinkAnswer> {
    const done = await this.sendLink.execute(actor, id, body, claim);
    void reply.status(done.status);
    return this.answers.link(actor, done.ref.id);
  }

  /** Takes a link back. */
  @Post('agreement-links/:id/revocation')
  @Requires('agreement:write')
  @HttpCode(200)
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
  ): Promise<AgreementLinkAnswer> {
    const done = await this.revokeLink.execute(actor, id, claim);
    return this.answers.link(actor, done.ref.id);
  }
}
