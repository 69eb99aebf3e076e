import { describe, expect, it } from '@jest/globals';
import { borrowerLanguage, borrowerLanguages, chooseLanguage, isBorrowerLanguage, isLanguage } from './language.js';

describe('chooseLanguage', () => {
  it.each([
    ['nn-NO,nn;q=0.9,nb;q=0.8', 'nn'],
    ['no', 'nb'],
    ['de-DE,de;q=0.9,en;q=0.5', 'en'],
    ['en;q=0.2, nb;q=0.7', 'nb'],
    ['EN-gb', 'en'],
  ] as const)('reads %s as %s', (header, language) => {
    expect(chooseLanguage(header, 'nb')).toBe(language);
  });

  it('falls back to the installation’s language where it understands nothing', () => {
    expect(chooseLanguage(undefined, 'nn')).toBe('nn');
    expect(chooseLanguage('', 'nn')).toBe('nn');
    expect(chooseLanguage('fr, nb;q=0, en;q=oops', 'nn')).toBe('nn');
  });
});

describe('the languages', () => {
  it('are three for pages and thirteen for borrowers', () => {
    expect(isLanguage('nn')).toBe(true);
    expect(isLanguage('se')).toBe(false);
    expect(isBorrowerLanguage('se')).toBe(true);
    expect(isBorrowerLanguage('toString')).toBe(false);
    expect(borrowerLanguages).toHaveLength(13);
  });

  it('are named in themselves and know which way they run', () => {
    expect(borrowerLanguage('ar')).toEqual({ code: 'ar', name: 'العربية', dir: 'rtl' });
    expect(borrowerLanguages.filter(({ dir }) => dir === 'rtl').map(({ code }) => code)).toEqual(['ar', 'fa']);
  });
});
