import type { InstrumentAnswer } from '../../inventory/index.js';
import { type Language, texts } from '../../platform/i18n/index.js';
import type { NameBook } from '../server/names.js';

const placeTexts = texts({
  borrower: { nb: 'Hos låneren', nn: 'Hos låntakaren', en: 'With the borrower' },
  repairer: { nb: 'Hos reparatør', nn: 'Hos reparatør', en: 'With the repairer' },
  'under-way': { nb: 'Underveis', nn: 'Undervegs', en: 'Under way' },
  nobody: { nb: 'Ingen vet', nn: 'Ingen veit', en: 'Nobody knows' },
});

/** Where an instrument is now, in words. */
export function placeWords({ currentPoint, state }: InstrumentAnswer, names: NameBook, language: Language): string {
  if (currentPoint !== null) return names.point(currentPoint);
  if (state === 'on-loan') return placeTexts(language, 'borrower');
  if (state === 'in-repair') return placeTexts(language, 'repairer');
  return placeTexts(language, state === 'in-transfer' ? 'under-way' : 'nobody');
}
