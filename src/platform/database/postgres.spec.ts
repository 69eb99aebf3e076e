import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ConstraintViolation, DataRefused } from './errors.js';
import { translatePostgres } from './postgres.js';

function sqlState(code: string, more: Partial<pg.DatabaseError> = {}): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('as PostgreSQL says it', 0, 'error'), { code }, more);
}

describe('what PostgreSQL reports', () => {
  it.each([
    ['disk_full', '53100', 'database-full'],
    ['read_only_sql_transaction', '25006', 'database-read-only'],
    ['lock_not_available', '55P03', 'database-busy'],
    ['query_canceled', '57014', 'database-busy'],
    ['serialization_failure', '40001', 'database-busy'],
    ['deadlock_detected', '40P01', 'database-busy'],
    ['out_of_memory', '53200', 'database-unreachable'],
    ['too_many_connections', '53300', 'database-unreachable'],
    ['configuration_limit_exceeded', '53400', 'database-unreachable'],
    ['admin_shutdown', '57P01', 'database-unreachable'],
    ['crash_shutdown', '57P02', 'database-unreachable'],
    ['cannot_connect_now', '57P03', 'database-unreachable'],
    ['io_error', '58030', 'database-unreachable'],
    ['undefined_file', '58P01', 'database-unreachable'],
    ['connection_failure', '08006', 'database-unreachable'],
    ['protocol_violation', '08P01', 'database-unreachable'],
  ])('as %s (%s) is %s', (_name, code, said) => {
    expect(translatePostgres(sqlState(code))).toMatchObject({ name: 'DatabaseUnavailable', code: said });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH'])(
    'not at all, but %s, is that it cannot be reached',
    (code) => {
      const error = Object.assign(new Error('no connection'), { code });
      expect(translatePostgres(error)).toMatchObject({ code: 'database-unreachable' });
    },
  );

  it('of a broken rule of the schema is the constraint’s name, of a value that no column holds that it is refused', () => {
    const broken = translatePostgres(sqlState('23505', { constraint: 'ux_borrower_card' }));
    expect(broken).toBeInstanceOf(ConstraintViolation);
    expect(broken).toMatchObject({ constraint: 'ux_borrower_card' });
    expect(translatePostgres(sqlState('23503'))).toMatchObject({ constraint: 'foreign-key' });
    expect(translatePostgres(sqlState('22001'))).toBeInstanceOf(DataRefused);
  });

  it('of our own mistakes stays as it is', () => {
    const mistake = sqlState('42P01');
    expect(translatePostgres(mistake)).toBe(mistake);
    const other = new TypeError('not of the database');
    expect(translatePostgres(other)).toBe(other);
  });
});
