import { Body, Controller, Headers, Param, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { Reader } from '../platform/database/index.js';
import { Idempotency, type IdempotencyClaim, etagOf, notFound, versionFrom } from '../platform/http/index.js';
import type { BorrowerLanguage } from '../platform/i18n/index.js';
import { ChangeBorrowerDto, EnrolDto, RegisterBorrowerDto } from './borrower.dto.js';
import { ChangeBorrower } from './change/change-borrower.js';
import { EnrolBorrower } from './enrol/enrol-borrower.js';
import type { BorrowerAnswer } from './queries/borrower-rows.js';
import { BorrowerQuery } from './queries/borrower.query.js';
import { type BorrowerRegistration, RegisterBorrower } from './register/register-borrower.js';

/** What changes borrowers. Every answer is the borrower as it is afterwards. */
@Controller('api/v1/borrowers')
export class BorrowerCommandsController {
  constructor(
    private readonly registerBorrower: RegisterBorrower,
    private readonly changeBorrower: ChangeBorrower,
    private readonly enrolBorrower: EnrolBorrower,
    private readonly query: BorrowerQuery,
    private readonly reader: Reader,
  ) {}

  @Post()
  @Requires('borrower:register')
  async register(
    @CurrentActor() actor: Actor,
    @Body() body: RegisterBorrowerDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BorrowerAnswer> {
    const done = await this.registerBorrower.execute(actor, registrationOf(body, actor.language), claim);
    void reply.status(done.status);
    return this.answer(actor, done.ref.id, reply);
  }

  @Patch(':id')
  @Requires('borrower:write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangeBorrowerDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BorrowerAnswer> {
    await this.changeBorrower.execute(actor, id, versionFrom(ifMatch), body);
    return this.answer(actor, id, reply);
  }

  @Post(':id/enrolments')
  @Requires('enrolment:write')
  async enrol(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: EnrolDto,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BorrowerAnswer> {
    const done = await this.enrolBorrower.execute(actor, id, body, claim);
    void reply.status(done.status);
    return this.answer(actor, id, reply);
  }

  private async answer(actor: Actor, id: string, reply: FastifyReply): Promise<BorrowerAnswer> {
    const borrower = await this.query.byId(this.reader, actor, id);
    if (borrower === undefined) throw notFound();
    void reply.header('etag', etagOf(borrower.version));
    return borrower;
  }
}

/** What was left out: it is a person, written to in the language of whoever registers. */
function registrationOf(body: RegisterBorrowerDto, registrar: BorrowerLanguage): BorrowerRegistration {
  const { type = 'person', language = registrar, guardians, ...rest } = body;
  const withLanguage = guardians?.map(({ displayName, email, phone, language: own = language }) => ({
    displayName,
    email,
    phone,
    language: own,
  }));
  return { ...rest, type, language, guardians: withLanguage };
}
