import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { Produces } from '../../platform/http/index.js';
import { anId } from '../an-id.js';
import { ExportQueryDto } from '../settlements/settlement.dto.js';
import { ExportSettlement } from './export-settlement.js';

/** Settlements as files. */
@Controller('api/v1/settlements')
export class ExportsController {
  constructor(private readonly exporter: ExportSettlement) {}

  /** `csv` and `gl07` for the ERP, in the language of the reader; `pdf` for people. */
  @Get(':id/export')
  @Requires('settlement:read')
  @Produces('application/octet-stream', 'binary')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', anId) id: string,
    @Query() { format }: ExportQueryDto,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.exporter.execute(actor, id, format, actor.language);
    return new StreamableFile(content, { type, disposition: `attachment; filename="${name}"` });
  }
}
