import { expect, it } from '@jest/globals';
import { languages } from '../platform/i18n/index.js';
import { lendingTexts } from './lending.texts.js';

/** A title has its sentence beside it. */
const titles = ['instrument-not-on-loan', 'already-replaced'];

it('says in every refusal and language, after the reason, what can be done', () => {
  const silent = Object.entries(lendingTexts.entries).flatMap(([key, text]) =>
    titles.includes(key) ? [] : languages.filter((one) => !/[.;] .+\.$/.test(text[one])).map((one) => `${key} ${one}`),
  );
  expect(silent).toEqual([]);
});
