import { Body, Controller, Get, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, type IdentifiedRequest, Requires } from '../../identity/index.js';
import { type LabelDesign, LabelSheetsDto, Labels } from '../../labels/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { Pages } from '../server/page-frames.js';
import { LabelChoice } from './label-choice.js';
import { LabelPage } from './label-page.js';
import { LabelQueryDto, LabelSheetFormDto } from './labels.dto.js';

/** A sheet that is ready, or why it cannot be made. */
type Sheet =
  | { readonly name: string; readonly pdf: Uint8Array }
  | { readonly name: undefined; readonly errors: readonly FieldMessage[] };

/** Label sheets. */
@Controller('labels')
export class LabelPagesController {
  constructor(
    private readonly pages: Pages,
    private readonly choice: LabelChoice,
    private readonly labels: Labels,
    private readonly errors: FormErrors,
  ) {}

  @Get()
  @Requires('label:print')
  async show(
    @Query() { instruments = [], stock, design, ...filters }: LabelQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const wish = {
      filters: { ...filters, instruments: instruments.join('\n') },
      stock,
      design: designOf(design),
      startAt: 1,
    };
    const props = await this.choice.of(wish, this.pages.language(request));
    return this.pages.render(request, reply, <LabelPage {...props} />);
  }

  /** The PDF, as a file to keep; or the page again, with what is wrong. Changes nothing. */
  @Post('sheet')
  @Requires('label:print')
  @HttpCode(200)
  async sheet(
    @CurrentActor() actor: Actor,
    @Body() form: LabelSheetFormDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | string> {
    const language = this.pages.language(request);
    const sheet = await this.make(actor, form, language);
    if (sheet.name !== undefined) {
      const disposition = `attachment; filename="${sheet.name}"`;
      return new StreamableFile(sheet.pdf, { type: 'application/pdf', disposition });
    }
    const { instruments = [], stock, startAt } = form;
    const filters = { instruments: instruments.join('\n') };
    const wish = { filters, stock, design: designOf(form.design), startAt: Number(startAt ?? 1) };
    const props = await this.choice.of(wish, language);
    void reply.status(400);
    return this.pages.render(request, reply, <LabelPage {...props} errors={sheet.errors} />);
  }

  private async make(actor: Actor, form: LabelSheetFormDto, language: Language): Promise<Sheet> {
    const { instruments = [], stock, design = 'standard', startAt = '1' } = form;
    const asked = { instruments, stock, design, startAt: Number(startAt) };
    const { value, errors } = await this.errors.read(LabelSheetsDto, asked, language);
    if (value === undefined) return { name: undefined, errors };
    try {
      return await this.labels.sheets(actor, value);
    } catch (error) {
      return { name: undefined, errors: this.errors.of(error, language) };
    }
  }
}

function designOf(text: string | undefined): LabelDesign {
  return text === 'code-only' ? 'code-only' : 'standard';
}
