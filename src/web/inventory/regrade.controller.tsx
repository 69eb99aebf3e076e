import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { GradeInstrument, InstrumentView } from '../../inventory/index.js';
import { Idempotency, type IdempotencyClaim } from '../../platform/http/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { Names } from '../server/names.js';
import { Pages } from '../server/page-frames.js';
import { RegradePage } from './instrument-form-page.js';
import { RegradeFormDto } from './instrument-form.dto.js';
import { pageTexts } from './page.texts.js';

/** Another grade for an instrument, with a reason. */
@Controller('instruments/:code')
export class RegradeController {
  constructor(
    private readonly pages: Pages,
    private readonly instruments: InstrumentView,
    private readonly gradeInstrument: GradeInstrument,
    private readonly names: Names,
    private readonly errors: FormErrors,
  ) {}

  @Get('regrade')
  @Requires('instrument:grade')
  async form(
    @Param('code') code: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.show(request, reply, code, {}, []);
  }

  @Post('gradings')
  @Requires('instrument:grade')
  @HttpCode(200)
  async grade(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() raw: Record<string, string>,
    @Idempotency() claim: IdempotencyClaim | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const language = this.pages.language(request);
    const form = await this.errors.read(RegradeFormDto, raw, language);
    let errors: readonly FieldMessage[] = form.errors;
    if (form.value !== undefined) {
      try {
        const done = await this.gradeInstrument.execute(actor, code, form.value, undefined, claim);
        const flash = { tone: 'success', text: pageTexts(language, 'graded') } as const;
        this.pages.redirect(reply, `/instruments/${done.ref.code}`, flash);
        return undefined;
      } catch (error) {
        errors = this.errors.of(error, language);
      }
    }
    void reply.status(400);
    return this.show(request, reply, code, raw, errors);
  }

  private async show(
    request: IdentifiedRequest,
    reply: FastifyReply,
    code: string,
    values: Record<string, string>,
    errors: readonly FieldMessage[],
  ): Promise<string> {
    const names = await this.names.in(this.pages.language(request));
    const instrument = names.instrument(await this.instruments.byCode(code));
    const page = <RegradePage instrument={instrument} grades={names.grades} values={values} errors={errors} />;
    return this.pages.render(request, reply, page);
  }
}
