import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type IdentifiedRequest, Public, leastPasswordLength } from '../../identity/index.js';
import { Clock } from '../../platform/clock/index.js';
import { RateLimit } from '../../platform/http/index.js';
import { SetUp } from '../../setup/index.js';
import { FormErrors } from '../server/form-errors.js';
import { Pages } from '../server/page-frames.js';
import { SetUpFormDto } from './access.dto.js';
import { SetUpPage } from './set-up-page.js';

/** The first page of an empty register. */
@Controller('set-up')
export class SetUpController {
  /** Many more than a form that is filled in wrongly takes, and few for whoever guesses the link. */
  private readonly attemptsByAddress = new RateLimit(60, 60);

  constructor(
    private readonly pages: Pages,
    private readonly setUp: SetUp,
    private readonly errors: FormErrors,
    private readonly clock: Clock,
  ) {}

  @Get(':token')
  @Public()
  async form(
    @Param('token') token: string,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.setUp.demandOpen(token);
    return this.pages.render(request, reply, <SetUpPage token={token} leastPasswordLength={leastPasswordLength} />);
  }

  @Post()
  @Public()
  @HttpCode(200)
  async create(
    @Body() raw: Record<string, string> | undefined,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    this.attemptsByAddress.take(request.ip, this.clock.now());
    const token = typeof raw?.['token'] === 'string' ? raw['token'] : '';
    await this.setUp.demandOpen(token);
    const language = this.pages.language(request);
    const { value, errors } = await this.errors.read(SetUpFormDto, raw ?? {}, language);
    if (value === undefined) {
      void reply.status(400);
      const page = (
        <SetUpPage token={token} values={raw ?? {}} errors={errors} leastPasswordLength={leastPasswordLength} />
      );
      return this.pages.render(request, reply, page);
    }
    const { municipality, municipalityNumber = null, username, displayName, password } = value;
    await this.setUp.execute(token, { municipality, municipalityNumber, username, displayName, password }, language);
    this.pages.redirect(reply, '/login');
    return undefined;
  }
}
