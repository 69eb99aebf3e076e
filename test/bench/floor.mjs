/**
 * The floor of the benchmarks: a bare NestJS and Fastify server that runs exactly the statements of our routes and answers
 * with the same bytes, and does nothing else: it knows no user, checks no input and logs nothing.
 *
 *     DATABASE_URL=… PORT=… node test/bench/floor.mjs
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Body, Controller, Get, Headers, HttpCode, Module, Param, Post, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

import { answers } from './floor-answers.mjs';
import { openPlayer } from './replay.mjs';

const { DATABASE_URL: url, PORT: port } = process.env;
const kind = url.startsWith('sqlite:') ? 'sqlite' : 'postgres';
const recorded = JSON.parse(readFileSync(new URL(`recorded/${kind}.json`, import.meta.url), 'utf8'));
const player = openPlayer(url);
const play = Object.fromEntries(Object.entries(recorded).map(([name, { steps }]) => [name, player.route(steps)]));

class Floor {
  ready() {
    return { status: 'ok' };
  }

  async lookup(instrument, reply) {
    const rows = await play.lookup({ instrument });
    const answer = answers.lookup(rows);
    reply.headers(recorded.lookup.headers).header('etag', `"${answer.version}"`);
    return answer;
  }

  async list(reply) {
    const rows = await play.list({});
    reply.headers(recorded.list.headers);
    return answers.list(rows);
  }

  async checkout({ instrument, borrower }, key, reply) {
    const rows = await play.checkout({ instrument, borrower, key });
    reply.headers(recorded.checkout.headers);
    return answers.checkout(rows);
  }

  async return({ instrument }, key, reply) {
    const rows = await play.return({ instrument, key });
    reply.headers(recorded.return.headers);
    return answers.return(rows, recorded.return);
  }
}

/** What decorators say in TypeScript. */
function decorate(method, route, parameters = []) {
  const descriptor = Object.getOwnPropertyDescriptor(Floor.prototype, method);
  for (const decorator of route) decorator(Floor.prototype, method, descriptor);
  parameters.forEach((parameter, index) => parameter(Floor.prototype, method, index));
}

const reply = Res({ passthrough: true });
Controller()(Floor);
decorate('ready', [Get('health/ready')]);
decorate('lookup', [Get('api/v1/instruments/:code')], [Param('code'), reply]);
decorate('list', [Get('api/v1/instruments')], [reply]);
decorate('checkout', [Post('api/v1/checkouts')], [Body(), Headers('idempotency-key'), reply]);
decorate('return', [Post('api/v1/returns'), HttpCode(200)], [Body(), Headers('idempotency-key'), reply]);

class FloorModule {}
Module({ controllers: [Floor] })(FloorModule);

const app = await NestFactory.create(FloorModule, new FastifyAdapter({ logger: false }), { logger: false });
await app.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', async () => {
  await app.close();
  await player.close();
  process.exit(0);
});
