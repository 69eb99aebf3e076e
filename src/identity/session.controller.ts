import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../platform/config/index.js';
import { CurrentActor, Public, Requires } from './access.decorators.js';
import { sessionCookie } from './access.guard.js';
import type { Actor } from './actor.js';
import type { IdentifiedRequest } from './identified-request.js';
import { LogIn } from './log-in.js';
import { type Permission, mayDo, permissions } from './permissions.js';
import { LogInDto } from './session.dto.js';
import { Sessions } from './sessions.js';

/** A user in the form of the interface. */
export interface UserView {
  readonly username: string;
  readonly displayName: string;
  readonly role: string;
  /** The lending point where the user works, else the unit. */
  readonly place: string;
}

/** Logging in and out, and who one is. */
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly logIn: LogIn,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Opens a session. The token is for `Authorization: Bearer`; browsers get the same as a cookie. */
  @Post('session')
  @Public()
  @HttpCode(200)
  async open(
    @Body() body: LogInDto,
    @Req() request: IdentifiedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ token: string; user: UserView }> {
    const session = await this.logIn.execute(body.username, body.password, request.ip);
    setSessionCookie(reply, session.token, session.lifetimeSeconds, this.config);
    return { token: session.token, user: userView(session.actor) };
  }

  /** Ends the session. */
  @Delete('session')
  @Requires('personal')
  @HttpCode(204)
  async close(@Req() request: IdentifiedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (request.state.token !== undefined) await this.sessions.close(request.state.token);
    clearSessionCookie(reply);
  }

  /** Who one is, what one may do, and the token for changing requests that a cookie vouches for. */
  @Get('me')
  @Requires('personal')
  me(
    @CurrentActor() actor: Actor,
    @Req() request: IdentifiedRequest,
  ): UserView & { csrfToken: string; permissions: Permission[] } {
    const granted = (Object.keys(permissions) as Permission[]).filter((permission) => mayDo(actor.role, permission));
    return { ...userView(actor), csrfToken: request.state.csrfToken?.() ?? '', permissions: granted };
  }
}

/** A user as others may see one. */
function userView(actor: Actor): UserView {
  const { username, displayName, role } = actor;
  return { username, displayName, role, place: actor.lendingPointId ?? actor.unitId };
}

/** Gives a browser its session. */
export function setSessionCookie(reply: FastifyReply, token: string, seconds: number, config: Config): void {
  void reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.baseUrl.startsWith('https:'),
    maxAge: seconds,
  });
}

/** Takes it back. */
export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie, { path: '/' });
}
