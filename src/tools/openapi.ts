import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import { ApiExcludeController, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { withTemporaryApplication } from './temporary-application.js';

await withTemporaryApplication(async (app) => {
  describeOnlyTheInterface(app);
  const about = new DocumentBuilder()
    .setTitle('Klangbank')
    .setDescription('Instrument lending inventory of a municipality. Errors are application/problem+json (RFC 9457).')
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, about, { operationIdFactory: (_controller, method) => method });
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return Promise.resolve();
});

/** Pages, health and metrics are no part of it. */
function describeOnlyTheInterface(app: INestApplication): void {
  for (const { metatype } of app.get(DiscoveryService).getControllers()) {
    if (metatype === null) continue;
    const path: unknown = Reflect.getMetadata(PATH_METADATA, metatype);
    if (typeof path !== 'string' || !path.startsWith('api/v1')) ApiExcludeController()(metatype);
  }
}
