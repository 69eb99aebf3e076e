import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, loadConfig, variables } from './config.js';

/** Wrong values, each with a word that must never be printed. */
const wrong: readonly { readonly name: string; readonly value: string; readonly shouldBe: string }[] = [
  { name: 'PORT', value: 'canary', shouldBe: 'whole number' },
  { name: 'BASE_URL', value: 'https://example.org/canary', shouldBe: 'without a path' },
  { name: 'DATABASE_URL', value: 'mysql://canary@localhost/x', shouldBe: 'sqlite:' },
  { name: 'REDIS_URL', value: 'http://canary', shouldBe: 'redis://' },
  { name: 'SMTP_URL', value: 'canary', shouldBe: 'smtp://' },
  { name: 'SECRET_KEY', value: 'canary', shouldBe: '32 characters' },
  { name: 'CASE_KEY', value: 'canary', shouldBe: '32 characters' },
  { name: 'CASE_KEY_PREVIOUS', value: 'canary', shouldBe: '32 characters' },
  { name: 'TIME_ZONE', value: 'Europe/Canary', shouldBe: 'IANA' },
  { name: 'DEFAULT_LANGUAGE', value: 'canary', shouldBe: 'nb, nn, en' },
  { name: 'LOG_LEVEL', value: 'canary', shouldBe: 'one of' },
  { name: 'TRUST_PROXY', value: 'canary!', shouldBe: 'true, false' },
  { name: 'REMIND_AT', value: 'canary', shouldBe: '08:00' },
];

describe('the configuration', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'klangbank-config-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(wrong)('refuses a wrong $name, names it and never its value', ({ name, value, shouldBe }) => {
    const load = (): unknown => loadConfig({ DATA_DIR: folder, [name]: value });
    expect(load).toThrow(ConfigurationError);
    const message = messageOf(load);
    expect(message).toContain(name);
    expect(message).toContain(shouldBe);
    expect(message.toLowerCase()).not.toContain('canary');
  });

  it('begins with an embedded database and nothing outside', () => {
    const config = loadConfig({ DATA_DIR: folder });
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', baseUrl: 'http://localhost:3000', redisUrl: null });
    expect(config.database).toEqual({ type: 'sqlite', file: join(folder, 'klangbank.sqlite') });
  });

  it('makes a secret key once and keeps it', () => {
    const { secretKey } = loadConfig({ DATA_DIR: folder });
    expect(secretKey.length).toBeGreaterThanOrEqual(32);
    expect(loadConfig({ DATA_DIR: folder }).secretKey).toBe(secretKey);
  });

  it('reads a value from the file that NAME_FILE names, and refuses both at once', () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'out of a file\n');
    expect(loadConfig({ DATA_DIR: folder, METRICS_TOKEN_FILE: file }).metricsToken).toBe('out of a file');
    const both = { DATA_DIR: folder, METRICS_TOKEN_FILE: file, METRICS_TOKEN: 'given' };
    expect(() => loadConfig(both)).toThrow('METRICS_TOKEN');
    expect(() => loadConfig({ DATA_DIR: folder, METRICS_TOKEN_FILE: '/nowhere/canary' })).toThrow('METRICS_TOKEN_FILE');
  });

  it('wants a sender with a mail server', () => {
    expect(() => loadConfig({ DATA_DIR: folder, SMTP_URL: 'smtp://localhost:25' })).toThrow('MAIL_FROM');
  });

  it('describes each variable once', () => {
    const names = variables.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

function messageOf(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}
