import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../identity/index.js';
import { Produces } from '../platform/http/index.js';
import { LabelImageQuery, LabelSheetsDto } from './labels.dto.js';
import { Labels, type LabelStockView } from './labels.service.js';

/** Labels to print. */
@Controller('api/v1')
export class LabelsController {
  constructor(private readonly labels: Labels) {}

  /** The sheets that labels can be printed on, and why some cannot be used now. */
  @Get('label-stocks')
  @Requires('label:print')
  stocks(@CurrentActor() actor: Actor): { items: LabelStockView[]; nextCursor: null } {
    return { items: this.labels.stocks(actor.language), nextCursor: null };
  }

  /** Sheets of labels as PDF in true size; print at 100 %. */
  @Post('label-sheets')
  @Requires('label:print')
  @HttpCode(200)
  @Produces('application/pdf', 'binary')
  async sheets(@CurrentActor() actor: Actor, @Body() body: LabelSheetsDto): Promise<StreamableFile> {
    const { name, pdf } = await this.labels.sheets(actor, body);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${name}"` });
  }

  /** One label as SVG in true size. */
  @Get('instruments/:code/label.svg')
  @Requires('label:print')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Produces('image/svg+xml')
  svg(@Param('code') code: string, @Query() query: LabelImageQuery): Promise<string> {
    return this.labels.svg(code, query.stock, query.design);
  }
}
