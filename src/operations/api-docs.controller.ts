import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../identity/index.js';
import { notFound } from '../platform/http/index.js';
import { projectFile } from '../platform/config/index.js';

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** The committed OpenAPI document, and a page to browse it. */
@Controller('api')
export class ApiDocsController {
  @Get('v1/openapi.json')
  @Public()
  @Header('content-type', 'application/json; charset=utf-8')
  async document(): Promise<StreamableFile> {
    return new StreamableFile(await readFile(projectFile('openapi.json')));
  }

  @Get('docs')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    // Swagger UI sets styles inline; nothing else on the site may.
    void reply.header(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Klangbank API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head><body><main id="docs"></main><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
  }

  @Get('docs/start.js')
  @Public()
  @Header('content-type', 'text/javascript; charset=utf-8')
  start(): string {
    return "SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true });";
  }

  @Get('docs/:file')
  @Public()
  async file(@Param('file') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const type = files[name];
    if (type === undefined) throw notFound();
    void reply.type(type).header('cache-control', 'public, max-age=86400');
    return new StreamableFile(await readFile(join(swaggerUi, name)));
  }
}
