import { Controller, Get, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import type { Page } from '../../platform/http/index.js';
import { LedgerQueryDto } from '../settlements/settlement.dto.js';
import { type LedgerItem, LedgerList } from './ledger-list.js';

/** The ledger: totals for the accountant, its own lines for a unit. */
@Controller('api/v1/ledger')
export class LedgerController {
  constructor(private readonly ledger: LedgerList) {}

  @Get()
  @Requires('ledger:read')
  list(@CurrentActor() actor: Actor, @Query() query: LedgerQueryDto): Promise<Page<LedgerItem>> {
    return this.ledger.page(actor, query);
  }
}
