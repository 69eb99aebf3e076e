import { Injectable } from '@nestjs/common';
import type { Queries } from '../platform/database/index.js';
import { type InstrumentCode, normaliseAlias, readInstrumentCode } from './domain/instrument-code.js';

/** Finds out which instrument is meant by what was typed or scanned. */
@Injectable()
export class InstrumentCodes {
  /**
   * The canonical code that a text means: a code in any lenient form or a label's URL, else an alias; `undefined` where it
   * means nothing. What reads as a code costs no statement and may be one that no instrument has; no alias reads as a code.
   */
  async resolve(q: Queries, text: string): Promise<InstrumentCode | undefined> {
    const code = readInstrumentCode(text);
    if (code !== undefined) return code;
    const alias = normaliseAlias(text);
    if (alias === '') return undefined;
    const row = await q.one<{ code: InstrumentCode }>(
      'SELECT instrument_code AS code FROM instrument_alias WHERE alias = $1',
      [alias],
    );
    return row?.code;
  }

  /** The same of many texts, by text, in one statement; those that mean nothing are missing. */
  async resolveAll(q: Queries, texts: readonly string[]): Promise<ReadonlyMap<string, InstrumentCode>> {
    const found = new Map<string, InstrumentCode>();
    const others = new Map<string, string>();
    for (const text of texts) {
      const code = readInstrumentCode(text);
      if (code === undefined) others.set(text, normaliseAlias(text));
      else found.set(text, code);
    }
    if (others.size === 0) return found;
    const rows = await q.all<{ alias: string; code: InstrumentCode }>(
      'SELECT alias, instrument_code AS code FROM instrument_alias WHERE alias = ANY_OF($1)',
      [JSON.stringify([...new Set(others.values())])],
    );
    const codes = new Map(rows.map(({ alias, code }) => [alias, code]));
    for (const [text, alias] of others) {
      const code = codes.get(alias);
      if (code !== undefined) found.set(text, code);
    }
    return found;
  }
}
