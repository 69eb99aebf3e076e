import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freshDatabase } from '../support/databases.js';
import { HttpClient } from '../support/http.js';
import { runCli, startServer, startWorker } from '../support/processes.js';
import { program, services } from '../support/services.js';

describe('the built server, as the tests start it', () => {
  it('is ready when it says so, and ends with 0 when it is asked to stop', async () => {
    const server = await startServer();
    expect((await new HttpClient(server.url).get('/health/live')).status).toBe(200);
    expect(await server.stop()).toBe(0);
    expect(server.isRunning).toBe(false);
  });

  it('can be killed, and its port answers no more', async () => {
    const server = await startServer();
    await server.kill();
    expect(await server.ended).toBe('SIGKILL');
    await expect(new HttpClient(server.url).get('/health/live')).rejects.toThrow();
  });

  it('can have a worker beside it on PostgreSQL and Redis', async () => {
    const database = await freshDatabase('postgres');
    const env = { DATABASE_URL: database.url, REDIS_URL: services.redisUrl };
    expect(await runCli(['migrate'], env)).toMatchObject({ code: 0 });
    const worker = await startWorker({ env });
    expect(await worker.stop()).toBe(0);
    await database.drop();
  });

  it('can be traced from outside', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'klangbank-trace-'));
    const file = join(folder, 'trace');
    const server = await startServer({ under: [program('strace'), '-f', '-e', 'trace=fsync,fdatasync', '-o', file] });
    await server.stop();
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/f(data)?sync\(\d+\) += 0/);
    rmSync(folder, { recursive: true });
  });
});
