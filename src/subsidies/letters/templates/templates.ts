import { decision20261 } from './decision-2026-1.js';
import { freePlace20261 } from './free-place-2026-1.js';
import type { LetterLanguage, LetterTemplate } from './letter-template.js';

/** How units of a kind write. */
interface LetterStyle {
  readonly template: LetterTemplate;
  /** Who decides a complaint that the unit does not follow. */
  readonly appeal: Readonly<Record<LetterLanguage, string>>;
}

/** Social Services Act of 18 December 2009, § 47: https://lovdata.no/dokument/NL/lov/2009-12-18-131 */
const governor = { nb: 'Statsforvalteren', nn: 'Statsforvaltaren' };
/** Public Administration Act, § 28: a municipality's own body. */
const board = { nb: 'kommunens klageorgan', nn: 'klageorganet til kommunen' };

/** By kind of unit. */
const styles: Readonly<Record<string, LetterStyle>> = {
  nav: { template: decision20261, appeal: governor },
  integration: { template: decision20261, appeal: board },
};

/** Every other unit gives from its own budget, and what it gives is no decision. */
const otherwise: LetterStyle = { template: freePlace20261, appeal: board };

/** How a unit of a kind writes its letters today. */
export function letterStyleOf(unitKind: string): LetterStyle {
  return styles[unitKind] ?? otherwise;
}
