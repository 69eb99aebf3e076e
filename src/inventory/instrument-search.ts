import { searchWords } from '../platform/text/search-text.js';
import type { InstrumentKind } from './reference/reference.repository.js';

/** What of a kind sorts and finds its instruments. */
export type SearchKind = Pick<InstrumentKind, 'nb' | 'nn' | 'en' | 'sizes' | 'position'>;

/** What of an instrument sorts and finds it. */
export interface SearchedInstrument {
  readonly code: string;
  readonly size: string | null;
  readonly maker: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
}

/**
 * The key by which lists are sorted: kind, size (from small to large), code. Digits and small letters only, unique because
 * the code is, and every instrument of a kind lies between two keys ({@link kindRange}).
 */
export function instrumentSortKey({ code, size }: Pick<SearchedInstrument, 'code' | 'size'>, kind: SearchKind): string {
  return `${kindKey(kind.position)}${sizeKey(size === null ? 0 : sizePosition(kind, size))}${code.toLowerCase()}`;
}

/** The sort keys of a kind: `from <= key AND key < before`. */
export function kindRange({ position }: Pick<SearchKind, 'position'>): { from: string; before: string } {
  return { from: kindKey(position), before: kindKey(position + 1) };
}

/** The sort keys of a size of a kind, in the same way; of a size that it does not have, those without a size. */
export function sizeRange(
  kind: Pick<SearchKind, 'position' | 'sizes'>,
  size: string,
): { from: string; before: string } {
  const position = sizePosition(kind, size);
  return {
    from: `${kindKey(kind.position)}${sizeKey(position)}`,
    before: `${kindKey(kind.position)}${sizeKey(position + 1)}`,
  };
}

/**
 * The words by which an instrument is found: its kind in every language, size, maker, model, serial number, aliases, and
 * the code both whole and from its hyphen on, so that `7K3-M9Q8`, `7k3` and `M9Q8` all find it.
 */
export function instrumentWords(
  instrument: SearchedInstrument,
  kind: SearchKind,
  aliases: readonly string[] = [],
): string[] {
  const { code, size, maker, model, serialNumber } = instrument;
  const texts = [kind.nb, kind.nn, kind.en, size, maker, model, serialNumber, code, code.slice(3), ...aliases];
  return searchWords(texts.filter((text) => text !== null).join(' '));
}

function kindKey(position: number): string {
  return String(position).padStart(4, '0');
}

/** The sizes of a kind begin with 1. */
function sizePosition({ sizes }: Pick<SearchKind, 'sizes'>, size: string): number {
  return sizes.indexOf(size) + 1;
}

function sizeKey(position: number): string {
  return String(position).padStart(2, '0');
}
