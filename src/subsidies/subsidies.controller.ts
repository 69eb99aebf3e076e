import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Hidden, Requires } from '../identity/index.js';
import {
  type Done,
  Idempotency,
  type IdempotencyClaim,
  type Page,
  Produces,
  notFound,
} from '../platform/http/index.js';
import { ApplicationDto } from './apply/apply.dto.js';
import { TakeApplication } from './apply/take-application.js';
import type { CaseRef } from './decide/case-acts.js';
import { DecideCase } from './decide/decide-case.js';
import {
  CaseTextDto,
  DecisionDto,
  DeliveryDto,
  RenewalDto,
  RevocationDto,
  WithdrawalDto,
} from './decide/decide.dto.js';
import { HandleCase } from './decide/handle-case.js';
import { DeliverLetter } from './letters/deliver-letter.js';
import type { CaseReadAnswer, SubsidyApplication, SubsidyApplicationFile } from './read/case-answers.js';
import { CaseFile } from './read/case-file.js';
import { CaseListQueryDto, OpenCaseQueryDto } from './read/case-query.dto.js';

const anId = new ParseUUIDPipe({ exceptionFactory: notFound });

/**
 * The cases of the caseworker's own unit. For everybody else there are no such routes and no such cases, and both look alike. Every answer of
 * a change is the case as it is afterwards.
 */
@Controller('api/v1/subsidy-applications')
export class SubsidiesController {
  constructor(
    private readonly file: CaseFile,
    private readonly taking: TakeApplication,
    private readonly handling: HandleCase,
    private readonly deciding: DecideCase,
    private readonly delivering: DeliverLetter,
  ) {}

  /** One page, the oldest first. */
  @Get()
  @Requires('case:handle')
  @Hidden()
  list(@CurrentActor() actor: Actor, @Query() query: CaseListQueryDto): Promise<Page<SubsidyApplication>> {
    return this.file.list(actor, query);
  }

  /** Registers an application that reached the unit itself. */
  @Post()
  @Requires('case:handle')
  @Hidden()
  async apply(
    @CurrentActor() actor: Actor,
    @Body() body: ApplicationDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.taking.execute(actor, body, claim), reply);
  }

  /** Opens a case; one that is somebody else's with a reason. */
  @Get(':id')
  @Requires('case:handle')
  @Hidden()
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Query() { reason = null }: OpenCaseQueryDto,
  ): Promise<SubsidyApplicationFile> {
    return (await this.file.open(actor, id, reason)).application;
  }

  /** Who has read a case. */
  @Get(':id/reads')
  @Requires('case:handle')
  @Hidden()
  async reads(@CurrentActor() actor: Actor, @Param('id', anId) id: string): Promise<Page<CaseReadAnswer>> {
    return { items: await this.file.reads(actor, id), nextCursor: null };
  }

  /** The newest letter of a case as it was sent. */
  @Get(':id/letter.pdf')
  @Requires('case:handle')
  @Hidden()
  @Produces('application/pdf', 'binary')
  async letter(@CurrentActor() actor: Actor, @Param('id', anId) id: string): Promise<StreamableFile> {
    return pdfOf(await this.file.letter(actor, id, null));
  }

  /** A certain letter of a case as it was sent. */
  @Get(':id/letters/:letter/letter.pdf')
  @Requires('case:handle')
  @Hidden()
  @Produces('application/pdf', 'binary')
  async oneLetter(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Param('letter', anId) letter: string,
  ): Promise<StreamableFile> {
    return pdfOf(await this.file.letter(actor, id, letter));
  }

  /** Takes a case: from now on it is the actor's. */
  @Post(':id/assignment')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.handling.take(actor, id, claim), reply);
  }

  /** Registers that the applicant has confirmed on paper. */
  @Post(':id/confirmation')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.handling.confirmOnPaper(actor, id, claim), reply);
  }

  /** Sends the applicant a new link by which to confirm. */
  @Post(':id/confirmation-link')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async remind(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.handling.remind(actor, id, claim), reply);
  }

  /** Grants or rejects, once. */
  @Post(':id/decision')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() body: DecisionDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.deciding.decide(actor, id, body, claim), reply);
  }

  /** Asks the applicant for more. */
  @Post(':id/information-request')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() { text }: CaseTextDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.handling.ask(actor, id, text, claim), reply);
  }

  /** Registers what the applicant has answered. */
  @Post(':id/information')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async informed(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() { text }: CaseTextDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.handling.answer(actor, id, text, claim), reply);
  }

  /** Ends a case because the applicant takes the application back. */
  @Post(':id/withdrawal')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() { reason = null }: WithdrawalDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.handling.withdraw(actor, id, reason, claim), reply);
  }

  /** Ends a grant from a day. */
  @Post(':id/revocation')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() body: RevocationDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.deciding.revoke(actor, id, body, claim), reply);
  }

  /** Grants the same for the next school year; the answer is the new case. */
  @Post(':id/renewal')
  @Requires('case:handle')
  @Hidden()
  async renew(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Body() body: RenewalDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.deciding.renew(actor, id, body, claim), reply);
  }

  /** Records how a letter leaves. */
  @Post(':id/letters/:letter/delivery')
  @Requires('case:handle')
  @Hidden()
  @HttpCode(200)
  async deliver(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Param('letter', anId) letter: string,
    @Body() body: DeliveryDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubsidyApplicationFile> {
    return this.answer(actor, await this.delivering.execute(actor, id, letter, body, claim), reply);
  }

  private async answer(actor: Actor, done: Done<CaseRef>, reply: FastifyReply): Promise<SubsidyApplicationFile> {
    void reply.status(done.status);
    return this.file.answer(actor, done.ref.id);
  }
}

function pdfOf(pages: Uint8Array): StreamableFile {
  return new StreamableFile(pages, { type: 'application/pdf', disposition: 'inline; filename="brev.pdf"' });
}
