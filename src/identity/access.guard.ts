import type {} from '@fastify/cookie';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONFIG, type Config } from '../platform/config/index.js';
import { Problem, isApi, notFound } from '../platform/http/index.js';
import { HIDDEN, PERMISSION, PUBLIC, SECRET_PATH } from './access.decorators.js';
import type { Actor } from './actor.js';
import type { IdentifiedRequest } from './identified-request.js';
import { type Permission, mayDo } from './permissions.js';
import { csrfTokenFor, hashOfToken, sameToken } from './session-tokens.js';
import { Sessions } from './sessions.js';

export const sessionCookie = 'klangbank_session';
/** A random value that binds the forms of a reader who is not logged in. */
export const formCookie = 'klangbank_form';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who is it, may they, and did the form come from our own page. Denies whatever is not granted. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const bearer = bearerOf(request);
    const token = bearer ?? request.cookies[sessionCookie];
    const open = this.reflector.get<boolean | undefined>(PUBLIC, context.getHandler()) === true;
    const actor = token === undefined ? undefined : await this.actorOf(token, open);
    if (actor !== undefined && token !== undefined) {
      request.state.actor = actor;
      request.state.token = token;
      request.state.csrfToken = () => csrfTokenFor(hashOfToken(token), this.config.secretKey);
    }
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (!open) {
      if (actor === undefined) throw new Problem(401, 'not-logged-in', { headers: { 'www-authenticate': 'Bearer' } });
      if (permission === undefined || !mayDo(actor.role, permission)) throw this.denial(context);
    }
    const secret = this.reflector.get<boolean | undefined>(SECRET_PATH, context.getHandler()) === true;
    const vouched = bearer !== undefined || (open && (secret || isApi(request.url)));
    if (!vouched && !safeMethods.has(request.method)) this.demandOwnForm(request);
    return true;
  }

  private denial(context: ExecutionContext): Problem {
    const hidden = this.reflector.get<boolean | undefined>(HIDDEN, context.getHandler()) === true;
    return hidden ? notFound() : new Problem(403, 'not-permitted');
  }

  /** Who has the token. A public route answers also while nobody can be looked up. */
  private async actorOf(token: string, open: boolean): Promise<Actor | undefined> {
    try {
      return await this.sessions.actorOf(token);
    } catch (error) {
      if (open) return undefined;
      throw error;
    }
  }

  /**
   * A changing request that a cookie vouches for, or a form of a public page, must carry the token of our own page. A public
   * route of the interface takes JSON, which no form can send across sites.
   */
  private demandOwnForm(request: IdentifiedRequest): void {
    const boundTo = request.state.csrfToken?.() ?? this.anonymousToken(request);
    const header = request.headers['x-csrf-token'];
    const given = typeof header === 'string' ? header : request.state.formCsrf;
    if (given === undefined || !sameToken(given, boundTo)) throw new Problem(403, 'form-expired');
  }

  /** The forms of a reader who is not logged in are bound to a cookie of their own. */
  private anonymousToken(request: IdentifiedRequest): string {
    return csrfTokenFor(request.cookies[formCookie] ?? '', this.config.secretKey);
  }
}

function bearerOf(request: IdentifiedRequest): string | undefined {
  const header = request.headers.authorization;
  return header?.startsWith('Bearer ') === true ? header.slice('Bearer '.length).trim() : undefined;
}
