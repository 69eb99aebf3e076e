import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type IdentifiedRequest, Requires } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Pages } from '../server/page-frames.js';
import { RuleTestQueryDto } from './admin.dto.js';
import { RulePage } from './rule-page.js';
import { RuleTest } from './rule-test.js';

/** The rule matrix, and which row of it decides. */
@Controller('admin/rules')
export class RulesController {
  constructor(
    private readonly pages: Pages,
    private readonly test: RuleTest,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('rule:read')
  async show(
    @Query() question: RuleTestQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const props = await this.test.of(question, this.clock.today(), this.pages.language(request));
    return this.pages.render(request, reply, <RulePage {...props} />);
  }
}
