import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { type Actor, type IdentifiedRequest, csrfTokenFor, formCookie } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { Reader } from '../../platform/database/index.js';
import { languageOf } from '../../platform/http/index.js';
import { type Language, isLanguage } from '../../platform/i18n/index.js';
import { newId } from '../../platform/ids/index.js';
import type { Assets } from '../assets.js';
import { type Flash, type Frame, type FrameUser, renderPage } from '../frame.js';
import { navigationFor } from '../layout/navigation-for.js';

/** What the pages of this process are made with. */
export interface PageSettings {
  readonly assets: Assets;
  /** Whether the open database is marked as a demonstration. */
  readonly demonstration: boolean;
}

/** Injection token of the {@link PageSettings}. */
export const PAGE_SETTINGS = Symbol('PageSettings');

/** The language that a reader who is not logged in has chosen. */
export const languageCookie = 'klangbank_language';

/** Makes the surroundings of a page from its request, and renders it. */
@Injectable()
export class Pages {
  constructor(
    private readonly places: Places,
    private readonly reader: Reader,
    @Inject(PAGE_SETTINGS) readonly settings: PageSettings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The page as HTML. A reader who is not logged in gets a cookie that binds the page's forms. */
  async render(request: IdentifiedRequest, reply: FastifyReply, page: JSX.Element): Promise<string> {
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return renderPage({ ...(await this.frame(request, reply)), flash: takeFlash(request, reply) }, page);
  }

  /** Leads on to another page after a form (303), which then shows a message once. */
  redirect(reply: FastifyReply, path: string, flash?: Flash): void {
    if (flash !== undefined) {
      const value = Buffer.from(JSON.stringify(flash)).toString('base64url');
      this.setCookie(reply, flashCookie, value, 60);
    }
    void reply.status(303).header('location', path);
  }

  /**
   * Leaves a value with the browser that no script reads; where the installation is reached by https, it never travels without.
   * @param seconds how long it stays; left out: as long as the browser is open
   */
  setCookie(reply: FastifyReply, name: string, value: string, seconds?: number): void {
    const secure = this.config.baseUrl.startsWith('https:');
    const age = seconds === undefined ? {} : { maxAge: seconds };
    void reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, ...age });
  }

  /** The language of the reader: own choice, else as the browser asks. */
  language(request: IdentifiedRequest): Language {
    const chosen = request.cookies[languageCookie];
    return isLanguage(chosen) ? chosen : languageOf(request, this.config.defaultLanguage);
  }

  private async frame(request: IdentifiedRequest, reply: FastifyReply): Promise<Frame> {
    const { actor } = request.state;
    return {
      language: this.language(request),
      timeZone: this.config.timeZone,
      path: request.method === 'GET' ? request.url : '/',
      place: request.url,
      assets: this.settings.assets,
      csrf: request.state.csrfToken?.() ?? this.anonymousToken(request, reply),
      newKey: newId,
      user: actor === undefined ? null : await this.user(request),
      navigation: actor === undefined ? [] : navigationFor(actor.role),
      demo: this.settings.demonstration,
    };
  }

  private async user(request: IdentifiedRequest): Promise<FrameUser | null> {
    const { actor } = request.state;
    if (actor === undefined) return null;
    return { displayName: actor.displayName, role: actor.role, place: await this.placeOf(actor) };
  }

  /** Where the user works, in words; while the register cannot be read, by its slug. */
  private async placeOf({ lendingPointId, unitId }: Actor): Promise<string> {
    try {
      const point = lendingPointId === null ? undefined : await this.places.point(this.reader, lendingPointId);
      return (point ?? (await this.places.unit(this.reader, unitId)))?.name ?? unitId;
    } catch {
      return lendingPointId ?? unitId;
    }
  }

  private anonymousToken(request: IdentifiedRequest, reply: FastifyReply): string {
    const known = request.cookies[formCookie];
    const value = known ?? randomBytes(24).toString('base64url');
    if (known === undefined) this.setCookie(reply, formCookie, value);
    return csrfTokenFor(value, this.config.secretKey);
  }
}

const flashCookie = 'klangbank_flash';

/** The message that the form before left for this page. */
function takeFlash(request: IdentifiedRequest, reply: FastifyReply): Flash | undefined {
  const value = request.cookies[flashCookie];
  if (value === undefined) return undefined;
  void reply.clearCookie(flashCookie, { path: '/' });
  try {
    const { tone, text } = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Flash;
    return tones.includes(tone) && typeof text === 'string' ? { tone, text } : undefined;
  } catch {
    return undefined;
  }
}

const tones: readonly Flash['tone'][] = ['success', 'info', 'warning', 'danger'];
