import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  type Actor,
  type IdentifiedRequest,
  LogIn,
  Public,
  Requires,
  Sessions,
  clearSessionCookie,
  setSessionCookie,
} from '../../identity/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Problem } from '../../platform/http/index.js';
import { navigationFor } from '../layout/navigation-for.js';
import { navigationPaths } from '../layout/navigation.js';
import { localPath } from '../href.js';
import { Pages } from '../server/page-frames.js';
import { LogInFormDto, LogInQueryDto } from './access.dto.js';
import { DemoLogIns } from './demo-log-ins.js';
import { LoginPage, type LoginPageProps } from './login-page.js';

/** Logging in and out. */
@Controller()
export class AccessController {
  constructor(
    private readonly pages: Pages,
    private readonly logIn: LogIn,
    private readonly sessions: Sessions,
    private readonly demo: DemoLogIns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('login')
  @Public()
  async form(
    @Query() query: LogInQueryDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const error = query.next === undefined ? undefined : 'log-in-first';
    return this.page(request, reply, { next: query.next, error });
  }

  @Post('login')
  @Public()
  @HttpCode(200)
  async open(
    @Body() body: LogInFormDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { username, password, next } = body;
    try {
      const session = await this.logIn.execute(username, password, request.ip);
      setSessionCookie(reply, session.token, session.lifetimeSeconds, this.config);
      this.pages.redirect(reply, localPath(next) ?? homeOf(session.actor));
      return undefined;
    } catch (error) {
      if (!(error instanceof Problem) || ![401, 429].includes(error.status)) throw error;
      void reply.status(error.status).headers(error.headers);
      const reason = error.status === 429 ? 'too-many-attempts' : 'wrong-credentials';
      return this.page(request, reply, { next, username, error: reason });
    }
  }

  @Post('logout')
  @Requires('personal')
  async close(@Req() request: IdentifiedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (request.state.token !== undefined) await this.sessions.close(request.state.token);
    clearSessionCookie(reply);
    this.pages.redirect(reply, '/');
  }

  private async page(request: IdentifiedRequest, reply: FastifyReply, props: LoginPageProps): Promise<string> {
    const demo = this.pages.settings.demonstration ? await this.demo.in(this.pages.language(request)) : undefined;
    return this.pages.render(request, reply, <LoginPage {...props} demo={demo} />);
  }
}

/** Where a role begins its work. */
function homeOf({ role }: Actor): string {
  const [first] = navigationFor(role);
  return first === undefined ? '/' : navigationPaths[first];
}
