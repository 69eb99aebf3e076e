import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Header, Headers, Inject, Ip } from '@nestjs/common';
import { Public } from '../identity/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import { Reader } from '../platform/database/index.js';
import { notFound } from '../platform/http/index.js';
import { Metrics } from '../platform/metrics/index.js';

/** What operators and their monitors ask. */
@Controller()
export class OperationsController {
  constructor(
    private readonly reader: Reader,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @Public()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** It can do its work: the register can be read. While it stops it answers 503. */
  @Get('health/ready')
  @Public()
  async ready(): Promise<{ status: 'ok' }> {
    await this.reader.one('SELECT 1 AS one FROM installation');
    return { status: 'ok' };
  }

  @Get('metrics')
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async scrape(@Headers() headers: IncomingHttpHeaders, @Ip() address: string): Promise<string> {
    if (!this.mayScrape(headers, address)) throw notFound();
    return this.metrics.registry.metrics();
  }

  /** Behind a proxy on the same machine everybody comes from loopback, so what was forwarded does not count as that. */
  private mayScrape(headers: IncomingHttpHeaders, address: string): boolean {
    const { metricsToken } = this.config;
    const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    if (metricsToken === null) return !forwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
    const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${metricsToken}`));
  }
}
