import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import { Pages } from '../server/page-frames.js';
import { EnrolmentFormPage } from './borrower-form-page.js';
import { borrowerTexts } from './borrowers.texts.js';
import { EnrolmentForms } from './enrolment-forms.js';

/** Places in programmes. */
@Controller('borrowers/:id/enrolments')
export class EnrolmentController {
  constructor(
    private readonly pages: Pages,
    private readonly forms: EnrolmentForms,
  ) {}

  @Get('new')
  @Requires('enrolment:write')
  async blank(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const props = await this.forms.blank(actor, id, this.pages.language(request));
    return this.pages.render(request, reply, <EnrolmentFormPage {...props} />);
  }

  @Post()
  @Requires('enrolment:write')
  @HttpCode(200)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() raw: Record<string, unknown>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const comesBack = await this.forms.enrol(actor, id, raw, claim, language);
    if (comesBack !== undefined) {
      void reply.status(400);
      return this.pages.render(request, reply, <EnrolmentFormPage {...comesBack} />);
    }
    this.pages.redirect(reply, `/borrowers/${id}`, { tone: 'success', text: borrowerTexts(language, 'enrolled') });
    return undefined;
  }
}
