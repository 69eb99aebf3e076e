import { Controller, Get, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import { InsightQueryDto } from './insight.dto.js';
import { type Insight, InsightTables } from './insight.js';

/** What lending costs, and whom it reaches. */
@Controller('api/v1/insight')
export class InsightController {
  constructor(private readonly tables: InsightTables) {}

  /** Small groups, and so many others that they cannot be worked out, are `hidden`, their figures `null`. */
  @Get()
  @Requires('insight:read')
  table(@CurrentActor() actor: Actor, @Query() { schoolYear }: InsightQueryDto): Promise<Insight> {
    return this.tables.of(actor, schoolYear);
  }
}
