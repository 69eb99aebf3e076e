import { Injectable } from '@nestjs/common';
import { Places } from '../../organisation/index.js';
import type { Queries } from '../../platform/database/index.js';
import { type FieldError, lengthOf } from '../../platform/http/index.js';
import { normaliseAlias, readInstrumentCode } from '../domain/instrument-code.js';
import { InstrumentReference } from '../reference/instrument-reference.js';
import type { InstrumentKind } from '../reference/reference.repository.js';

const longestAlias = 100;

/** What of an instrument names other things that must exist. */
export interface CheckedInstrument {
  readonly kind: string;
  readonly size: string | null;
  readonly owner: string;
  readonly manager: string;
  readonly homePoint: string;
}

/** Finds what is wrong with an instrument before it is stored, each error with its remedy. */
@Injectable()
export class InstrumentChecks {
  constructor(
    private readonly reference: InstrumentReference,
    private readonly places: Places,
  ) {}

  /** The kind, if there is one, and every wrong field. */
  async check(
    q: Queries,
    instrument: CheckedInstrument,
  ): Promise<{ kind: InstrumentKind | undefined; errors: FieldError[] }> {
    const kind = await this.reference.kind(q, instrument.kind);
    const errors: FieldError[] = kind === undefined ? [{ field: 'kind', code: 'unknown-kind' }] : [];
    if (kind !== undefined) errors.push(...sizeErrors(instrument.size, kind));
    for (const field of ['owner', 'manager'] as const) {
      if ((await this.places.unit(q, instrument[field])) === undefined) errors.push({ field, code: 'unknown-unit' });
    }
    errors.push(...(await this.pointErrors(q, 'homePoint', instrument.homePoint)));
    return { kind, errors };
  }

  async pointErrors(q: Queries, field: string, point: string): Promise<FieldError[]> {
    return (await this.places.point(q, point)) === undefined ? [{ field, code: 'unknown-point' }] : [];
  }

  async gradeErrors(q: Queries, grade: string): Promise<FieldError[]> {
    if ((await this.reference.grade(q, grade)) !== undefined) return [];
    const grades = (await this.reference.grades(q)).map(({ id }) => id).join(', ');
    return [{ field: 'grade', code: 'unknown-grade', params: { grades } }];
  }

  /** Aliases in the form in which they are stored; what reads as a code would mean another instrument. */
  aliases(given: readonly string[]): { aliases: string[]; errors: FieldError[] } {
    const aliases = [...new Set(given.map(normaliseAlias))];
    const errors = given.flatMap((alias, row): FieldError[] => {
      const field = `aliases.${row}`;
      const stored = normaliseAlias(alias);
      if (stored === '') return [{ field, code: 'required' }];
      if (lengthOf(stored) > longestAlias) return [{ field, code: 'too-long', params: { limit: longestAlias } }];
      return readInstrumentCode(alias) === undefined ? [] : [{ field, code: 'alias-reads-as-code' }];
    });
    return { aliases, errors };
  }
}

function sizeErrors(size: string | null, { sizes }: InstrumentKind): FieldError[] {
  if (sizes.length === 0) return size === null ? [] : [{ field: 'size', code: 'kind-has-no-sizes' }];
  if (size === null) return [{ field: 'size', code: 'size-required', params: { sizes: sizes.join(', ') } }];
  return sizes.includes(size) ? [] : [{ field: 'size', code: 'size-not-of-kind', params: { sizes: sizes.join(', ') } }];
}
