import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Optional } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config/index.js';
import { ConstraintViolation, DataRefused, DatabaseUnavailable } from '../database/index.js';
import { type Language, chooseLanguage } from '../i18n/index.js';
import { ConstraintProblems } from './constraint-problems.js';
import { Problem, badInput, notFound } from './problem.js';
import { ProblemTexts, type WordedRejection } from './problem-texts.js';
import { type AppRequest, isApi } from './request.js';

/** A problem in words, as RFC 9457 shapes it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly { field: string; code: string; detail: string }[];
  readonly rejections?: readonly WordedRejection[];
}

/** Shows a problem as a page; given by the web layer. */
export interface ProblemPages {
  answer(request: AppRequest, reply: FastifyReply, problem: ProblemDocument, language: Language): Promise<void> | void;
}

/** Injection token of the {@link ProblemPages}. */
export const PROBLEM_PAGES = Symbol('ProblemPages');

/** The one place where a refusal gets its status and words, as problem+json or as a page. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly texts: ProblemTexts,
    private readonly constraints: ConstraintProblems,
    @Inject(CONFIG) private readonly config: Config,
    @Optional() @Inject(PROBLEM_PAGES) private readonly pages?: ProblemPages,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<AppRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.problemOf(error, request);
    const language = languageOf(request, this.config.defaultLanguage);
    const document = this.inWords(problem, language, request);
    void reply.headers(problem.headers).status(problem.status).header('cache-control', 'no-store');
    if (!isApi(request.url) && (await this.answeredByPage(request, reply, document, language))) return;
    // Serialised here: a content type of its own would make Fastify send a string as it is.
    await reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(document));
  }

  /** A page may need what is just what is missing, such as the database; then the plain document must do. */
  private async answeredByPage(
    request: AppRequest,
    reply: FastifyReply,
    document: ProblemDocument,
    language: Language,
  ): Promise<boolean> {
    if (this.pages === undefined) return false;
    try {
      await this.pages.answer(request, reply, document, language);
      return true;
    } catch (error) {
      request.log.error({ err: error }, 'no page for a problem');
      return reply.sent;
    }
  }

  private problemOf(error: unknown, request: AppRequest): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof DatabaseUnavailable) {
      request.log.error({ code: error.code }, 'database unavailable');
      return new Problem(503, error.code, { headers: { 'retry-after': '5' } });
    }
    if (error instanceof ConstraintViolation) {
      const found = this.constraints.problemFor(error);
      if (found instanceof Problem) return found;
    }
    if (error instanceof DataRefused) {
      request.log.warn({ err: error }, 'a value that was not judged');
      return badInput([{ field: 'body', code: 'value-not-storable' }]);
    }
    const framework = frameworkProblem(error);
    if (framework !== undefined) return framework;
    request.log.error({ err: error }, 'fault');
    return new Problem(500, 'internal', { params: { request: request.id } });
  }

  private inWords(problem: Problem, language: Language, request: AppRequest): ProblemDocument {
    const { status, code, params, errors, rejections, extra } = problem;
    const word = (key: string, values: Problem['params']): string | undefined => this.texts.find(language, key, values);
    const title = word(code, params) ?? code;
    const detail =
      word(`${code}.detail`, params) ?? (status === 503 ? word('unavailable.detail', {}) : undefined) ?? title;
    return {
      type: `urn:klangbank:problem:${code}`,
      title,
      status,
      code,
      detail,
      instance: request.url.split('?')[0] ?? '/',
      ...(errors && {
        errors: errors.map((one) => ({
          field: one.field,
          code: one.code,
          detail: word(one.code, one.params ?? {}) ?? one.code,
        })),
      }),
      ...(rejections && { rejections: this.texts.rejections(language, rejections) }),
      ...extra,
    };
  }
}

/** The language of an answer: the reader's own where somebody is logged in, else as the header asks. */
export function languageOf(request: AppRequest, otherwise: Language): Language {
  if (isApi(request.url))
    return chooseLanguage(request.headers['accept-language'], request.state.actor?.language ?? otherwise);
  return request.state.actor?.language ?? chooseLanguage(request.headers['accept-language'], otherwise);
}

/** What Nest and Fastify themselves refuse: an unknown route, a body that cannot be read. */
function frameworkProblem(error: unknown): Problem | undefined {
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === 404 || status === 405) return notFound();
  if (status === 413) return badInput([{ field: 'body', code: 'body-too-large' }]);
  if (status !== undefined && status >= 400 && status < 500)
    return badInput([{ field: 'body', code: 'body-not-readable' }]);
  return undefined;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}
