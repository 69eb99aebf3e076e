import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Everything an operator can set, read once at start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Public address without a path and without a trailing slash, used in QR codes and messages. */
  readonly baseUrl: string;
  readonly database: DatabaseConfig;
  readonly redisUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** Key of sessions, forms and signed links. */
  readonly secretKey: string;
  /** Key without which nobody reads who has a case; without one there are no applications. */
  readonly caseKey: string | null;
  /** The key before it, while what was sealed with that one is sealed anew. */
  readonly previousCaseKey: string | null;
  readonly timeZone: string;
  /** Local time `HH:MM` of the daily reminders. */
  readonly remindAt: string;
  /** How long a job is left to a process before it is offered again, in seconds. */
  readonly outboxLeaseSeconds: number;
  readonly defaultLanguage: 'nb' | 'nn' | 'en';
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly trustProxy: boolean | string;
  readonly metricsToken: string | null;
  /** A file that says how settlements are written for the ERP; without one they are as shipped. */
  readonly erpConfig: string | null;
}

export type DatabaseConfig =
  { readonly type: 'sqlite'; readonly file: string } | { readonly type: 'postgres'; readonly url: string };

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A wrong variable; the message names it and what it should be, never its value. */
export class ConfigurationError extends Error {
  constructor(variable: string, shouldBe: string) {
    super(`${variable} ${shouldBe}`);
    this.name = 'ConfigurationError';
  }
}

interface Variable {
  readonly name: string;
  readonly byDefault: string;
  readonly meaning: string;
}

/** The environment variables, in the order of the README's table, which is generated from this list. */
export const variables: readonly Variable[] = [
  { name: 'PORT', byDefault: '3000', meaning: 'Port to listen on (0 chooses a free one).' },
  { name: 'HOST', byDefault: '127.0.0.1', meaning: 'Address to listen on; `0.0.0.0` for all.' },
  {
    name: 'BASE_URL',
    byDefault: 'http://localhost:PORT',
    meaning:
      'Public address without a path, printed in QR codes and messages. Labels are refused while it names localhost, except in a demonstration.',
  },
  {
    name: 'DATABASE_URL',
    byDefault: 'sqlite:./data/klangbank.sqlite',
    meaning: '`sqlite:PATH` or `postgres://USER:PASSWORD@HOST/DATABASE` (PostgreSQL 15 or newer).',
  },
  {
    name: 'REDIS_URL',
    byDefault: '(none)',
    meaning: 'Redis for the Bull queue; without it jobs run in the server itself.',
  },
  {
    name: 'SMTP_URL',
    byDefault: '(none)',
    meaning: '`smtp://` or `smtps://` server for outgoing e-mail; without it messages stand in the delivery list only.',
  },
  { name: 'MAIL_FROM', byDefault: '(none)', meaning: 'Sender of e-mail; required with SMTP_URL.' },
  {
    name: 'SECRET_KEY',
    byDefault: '(made and kept in DATA_DIR)',
    meaning: 'Key of sessions, forms and signed links, at least 32 characters.',
  },
  {
    name: 'CASE_KEY',
    byDefault: '(none; the demonstration makes a throw-away one)',
    meaning:
      'Key of the cases, at least 32 characters; without it applications are off. Keep it apart from every backup: a backup without it tells nobody who has a case.',
  },
  {
    name: 'CASE_KEY_PREVIOUS',
    byDefault: '(none)',
    meaning: 'The key before it, until `rotate-case-key` has sealed everything anew.',
  },
  {
    name: 'REMIND_AT',
    byDefault: '08:00',
    meaning: 'Local time at which reminders are worked out, each day but Sundays and public holidays.',
  },
  {
    name: 'OUTBOX_LEASE_SECONDS',
    byDefault: '60',
    meaning:
      'How long a job is left to the process that took it, before it is taken for lost and offered again. Longer than a mail may take.',
  },
  { name: 'TIME_ZONE', byDefault: 'Europe/Oslo', meaning: 'IANA zone in which days begin and end.' },
  { name: 'DEFAULT_LANGUAGE', byDefault: 'nb', meaning: '`nb`, `nn` or `en` where the reader has chosen none.' },
  { name: 'DATA_DIR', byDefault: './data', meaning: 'Folder of the embedded database and generated keys.' },
  { name: 'LOG_LEVEL', byDefault: 'info', meaning: 'One of `fatal`, `error`, `warn`, `info`, `debug`, `silent`.' },
  {
    name: 'TRUST_PROXY',
    byDefault: 'false',
    meaning: '`true`, or the addresses of the reverse proxies whose `X-Forwarded-*` headers count.',
  },
  {
    name: 'METRICS_TOKEN',
    byDefault: '(none)',
    meaning: 'Bearer token of `/metrics`; without it `/metrics` answers on loopback only.',
  },
  {
    name: 'ERP_CONFIG',
    byDefault: '(none)',
    meaning:
      'File (JSON) that says how settlements are written for the ERP: functions by year, what units are called there, the clearing account, the columns of the CSV and the fields of GL07.',
  },
];

/**
 * Reads the configuration from the environment. `X_FILE` names a file that holds the value of `X`.
 * @throws ConfigurationError on the first wrong variable.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = (name: string): string | undefined => readVariable(env, name);
  const port = integerBetween('PORT', read('PORT') ?? '3000', 0, 65_535);
  const dataDir = resolve(read('DATA_DIR') ?? './data');
  const smtpUrl = optionalUrl('SMTP_URL', read('SMTP_URL'), ['smtp:', 'smtps:']);
  const mailFrom = read('MAIL_FROM') ?? null;
  if (smtpUrl !== null && (mailFrom === null || !mailFrom.includes('@'))) {
    throw new ConfigurationError('MAIL_FROM', 'must be an e-mail address when SMTP_URL is set');
  }
  return {
    port,
    host: read('HOST') ?? '127.0.0.1',
    baseUrl: baseUrl(read('BASE_URL') ?? `http://localhost:${port}`),
    database: databaseConfig(read('DATABASE_URL') ?? `sqlite:${join(dataDir, 'klangbank.sqlite')}`),
    redisUrl: optionalUrl('REDIS_URL', read('REDIS_URL'), ['redis:', 'rediss:']),
    smtpUrl,
    mailFrom,
    secretKey: secretKey(read('SECRET_KEY'), dataDir),
    caseKey: givenKey('CASE_KEY', read('CASE_KEY')) ?? demonstrationCaseKey(dataDir),
    previousCaseKey: givenKey('CASE_KEY_PREVIOUS', read('CASE_KEY_PREVIOUS')),
    timeZone: timeZone(read('TIME_ZONE') ?? 'Europe/Oslo'),
    remindAt: timeOfDay('REMIND_AT', read('REMIND_AT') ?? '08:00'),
    outboxLeaseSeconds: integerBetween('OUTBOX_LEASE_SECONDS', read('OUTBOX_LEASE_SECONDS') ?? '60', 1, 3_600),
    defaultLanguage: oneOf('DEFAULT_LANGUAGE', read('DEFAULT_LANGUAGE') ?? 'nb', ['nb', 'nn', 'en'] as const),
    dataDir,
    logLevel: oneOf('LOG_LEVEL', read('LOG_LEVEL') ?? 'info', logLevels),
    trustProxy: trustProxy(read('TRUST_PROXY') ?? 'false'),
    metricsToken: read('METRICS_TOKEN') ?? null,
    erpConfig: read('ERP_CONFIG') ?? null,
  };
}

function readVariable(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name];
  const file = env[`${name}_FILE`];
  if (file === undefined || file === '') return value === '' ? undefined : value;
  if (value !== undefined && value !== '') {
    throw new ConfigurationError(name, `must not be set together with ${name}_FILE`);
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigurationError(`${name}_FILE`, 'must name a file that can be read');
  }
}

function integerBetween(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new ConfigurationError(name, `must be a whole number from ${least} to ${most}`);
  }
  return value;
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw new ConfigurationError(name, `must be one of ${allowed.join(', ')}`);
  return found;
}

function parsedUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function optionalUrl(name: string, text: string | undefined, schemes: readonly string[]): string | null {
  if (text === undefined) return null;
  const url = parsedUrl(text);
  if (url === undefined || !schemes.includes(url.protocol)) {
    throw new ConfigurationError(
      name,
      `must be an address that begins with ${schemes.map((s) => `${s}//`).join(' or ')}`,
    );
  }
  return text;
}

function baseUrl(text: string): string {
  const url = parsedUrl(text);
  const plain =
    url !== undefined &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '';
  if (!plain) throw new ConfigurationError('BASE_URL', 'must be an http or https address without a path');
  return url.origin;
}

function databaseConfig(text: string): DatabaseConfig {
  if (text.startsWith('sqlite:')) {
    const file = text.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (file === '' || file === ':memory:') {
      throw new ConfigurationError(
        'DATABASE_URL',
        'must name a file after sqlite: (an in-memory database keeps nothing)',
      );
    }
    return { type: 'sqlite', file: resolve(file) };
  }
  const url = parsedUrl(text);
  if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new ConfigurationError('DATABASE_URL', 'must begin with sqlite: or postgres://');
  }
  return { type: 'postgres', url: text };
}

function timeZone(text: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    throw new ConfigurationError('TIME_ZONE', 'must be an IANA time zone such as Europe/Oslo');
  }
}

function timeOfDay(name: string, text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new ConfigurationError(name, 'must be a time such as 08:00');
  return text;
}

function trustProxy(text: string): boolean | string {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (!/^[0-9a-fA-F.:/, ]+$/.test(text)) {
    throw new ConfigurationError('TRUST_PROXY', 'must be true, false or a list of addresses');
  }
  return text;
}

const leastSecret = 32;

function givenKey(name: string, given: string | undefined): string | null {
  if (given === undefined) return null;
  if (given.length < leastSecret) throw new ConfigurationError(name, 'must be at least 32 characters long');
  return given;
}

const demonstrationKeyFile = 'demonstration-case.key';

/** The throw-away key of a demonstration's cases. */
function demonstrationCaseKey(dataDir: string): string | null {
  const file = join(dataDir, demonstrationKeyFile);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** The same configuration with a key for cases: where none is given, a throw-away one that is kept in DATA_DIR. For a demonstration. */
export function withDemonstrationCaseKey(config: Config): Config {
  if (config.caseKey !== null) return config;
  makeKey(join(config.dataDir, demonstrationKeyFile));
  return { ...config, caseKey: demonstrationCaseKey(config.dataDir) };
}

/** Written aside and then given its name, so that a second server never reads half of it. */
function makeKey(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(aside, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    unlinkSync(aside);
  }
}

function secretKey(given: string | undefined, dataDir: string): string {
  if (given !== undefined) {
    givenKey('SECRET_KEY', given);
    return given;
  }
  const file = join(dataDir, 'secret.key');
  try {
    makeKey(file);
    const kept = readFileSync(file, 'utf8').trim();
    if (kept.length >= leastSecret) return kept;
  } catch {
    throw new ConfigurationError('DATA_DIR', 'must be a folder that can be written');
  }
  throw new ConfigurationError('DATA_DIR', 'has a secret.key that is too short: remove it, and everybody logs in anew');
}
