import { Controller, Get, Param, Query } from '@nestjs/common';
import { type Actor, CurrentActor, Requires } from '../../identity/index.js';
import type { Page } from '../../platform/http/index.js';
import { LoanQuery, type LoanView } from './loan.query.js';
import { LoansQueryDto } from './loans.dto.js';

/** Loans, as each role may see them. */
@Controller('api/v1/loans')
export class LoansController {
  constructor(private readonly loans: LoanQuery) {}

  /** One page, by due day; returned loans by when the return was registered, the last first. */
  @Get()
  @Requires('loan:read')
  list(@CurrentActor() actor: Actor, @Query() query: LoansQueryDto): Promise<Page<LoanView>> {
    return this.loans.list(actor, query);
  }

  @Get(':id')
  @Requires('loan:read')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<LoanView> {
    return this.loans.byId(actor, id);
  }
}
