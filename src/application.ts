import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import type { ApplicationParts } from './application-parts.js';
import type { IdentifiedRequest } from './identity/index.js';
import type { Config } from './platform/config/index.js';
import {
  Problem,
  badInput,
  isApi,
  isStorable,
  notFound,
  securityHeaders,
  strictValidation,
  unreadable,
} from './platform/http/index.js';
import { toBoolean } from './platform/database/index.js';
import { NestLogger, QuietRequests } from './platform/logging/index.js';
import { Metrics } from './platform/metrics/index.js';
import { assetFolder } from './web/index.js';

/** The largest body: a stock-taking or a label request of thousands of codes. */
const bodyLimit = 1_048_576;

/** The longest part of a path: a label's whole address may stand where a code is asked for. */
const longestPart = 300;

/** Builds the whole HTTP application, ready to listen. */
export async function createApplication(parts: ApplicationParts): Promise<NestFastifyApplication> {
  const { config, database, logger } = parts;
  const installation = await database.reader.one<{ demonstration: unknown }>('SELECT demonstration FROM installation');
  const demonstration = toBoolean(installation?.demonstration);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new QuietRequests(),
    trustProxy: config.trustProxy,
    bodyLimit,
    forceCloseConnections: 'idle',
    // Fastify's own answer has neither our headers nor a code; see the hooks.
    return503OnClosing: false,
    rewriteUrl: ({ url = '/' }) => readableAddress(url),
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: longestPart },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.server(parts, demonstration), adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(cookie);
  await fastify.register(formbody);
  // The names carry a hash of the content, so a browser asks once.
  await fastify.register(fastifyStatic, {
    root: assetFolder,
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  addHooks(fastify, config, app.get(Metrics), logger);
  app.useGlobalPipes(strictValidation());
  await app.init();
  await fastify.ready();
  return app;
}

function addHooks(fastify: FastifyInstance, config: Config, metrics: Metrics, logger: Logger): void {
  const headers = securityHeaders(config.baseUrl.startsWith('https:'));
  const headersOfApi = { ...headers, 'cache-control': 'no-store' };
  fastify.decorateRequest('state');
  acceptEmptyJson(fastify);
  let closing = false;
  fastify.addHook('onRequest', (request, reply, done) => {
    (request as unknown as { state: object }).state = {};
    const toApi = isApi(request.url);
    void reply.headers(toApi ? headersOfApi : headers);
    if (closing) {
      done(new Problem(503, 'shutting-down', { headers: { connection: 'close', 'retry-after': '5' } }));
      return;
    }
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    done(toApi && isForm ? badInput([{ field: 'body', code: 'body-not-readable' }]) : undefined);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    const wrong = unreadable(request.body) ?? unreadable(request.query);
    if (wrong !== undefined) {
      done(badInput([wrong]));
      return;
    }
    if (Object.values(request.params as Record<string, string>).some((part) => !isStorable(part))) {
      done(notFound());
      return;
    }
    takeFormFields(request as unknown as IdentifiedRequest);
    done();
  });
  fastify.addHook('preClose', (done) => {
    closing = true;
    // Node closes what is idle now; a connection that is answered later would be waited for until its client lets go.
    const { server } = fastify;
    if (server.listening) {
      const letGo = setInterval(() => {
        server.closeIdleConnections();
      }, 50);
      server.once('close', () => {
        clearInterval(letGo);
      });
    }
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method, id } = request;
    const ms = reply.elapsedTime;
    metrics.observeRequest(method, route, reply.statusCode, ms / 1_000);
    logger.info({ id, method, route, status: reply.statusCode, ms: Math.round(ms * 10) / 10 }, 'request');
    done();
  });
}

/** Many clients say that they send JSON also when they send nothing: an empty body is none. */
function acceptEmptyJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, String(body), done);
  });
}

/**
 * The address, or, where the router could not read it and would answer by itself, one where there is nothing: so it gets the
 * headers and the words of every other answer.
 */
function readableAddress(url: string): string {
  if (url.length <= longestPart && !url.includes('%')) return url;
  const [path = ''] = url.split('?');
  try {
    const parts = path.split('/').map((part) => decodeURIComponent(part));
    if (parts.every((part) => part.length <= longestPart)) return url;
  } catch {
    // Not an encoding of anything.
  }
  return isApi(url) ? '/api/unreadable' : '/unreadable';
}

/** A page's form carries its own token and key beside the fields that it asks for; JSON may carry the token alike. */
function takeFormFields(request: IdentifiedRequest): void {
  const ofPage = !isApi(request.url);
  // A page's form without fields is an empty one, whatever a program sends for nothing.
  const body = ofPage && request.body === null ? {} : request.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
  if (!ofPage && !('_csrf' in body)) return;
  const fields: Record<string, unknown> = { ...body };
  if (typeof fields['_csrf'] === 'string') request.state.formCsrf = fields['_csrf'];
  delete fields['_csrf'];
  if (ofPage) {
    const key = fields['_key'];
    if (typeof key === 'string' && key !== '') request.state.formKey = key;
    delete fields['_key'];
  }
  (request as { body: unknown }).body = fields;
}
