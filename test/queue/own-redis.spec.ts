import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';

import { OwnRedis } from '../support/redis.js';
import { services } from '../support/services.js';

describe('the Redis of the tests', () => {
  let own: OwnRedis;
  beforeAll(async () => {
    own = await OwnRedis.start();
  });
  afterAll(async () => own.stop());

  it('is there for all suites', async () => {
    const shared = new Redis(services.redisUrl);
    expect(await shared.ping()).toBe('PONG');
    await shared.quit();
  });

  it('can be one of our own, that is empty after a crash', async () => {
    const client = new Redis(own.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    await client.set('key', 'value');
    await own.kill();
    await own.start();
    expect(await client.get('key')).toBeNull();
    await client.quit();
  });
});
