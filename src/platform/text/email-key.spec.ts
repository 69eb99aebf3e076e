import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import { emailKey } from './email-key.js';

describe('emailKey', () => {
  it.each([
    ['Kari@Example.ORG', 'kari@example.org'],
    ['ØRN@example.org', 'ørn@example.org'],
    ['  åse.ærlig@example.org\t', 'åse.ærlig@example.org'],
    ['A\u030aSE@example.org', 'åse@example.org'],
    ['ČÁHCI@example.org', 'čáhci@example.org'],
  ])('of %p is %p', (email, key) => {
    expect(emailKey(email)).toBe(key);
  });

  it('of nothing is nothing', () => {
    expect(emailKey(null)).toBeNull();
  });

  it('is its own key, and that of the address in capitals and small letters', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('abzæøåäöéčđŋšŧž.-_01@ ')), maxLength: 40 });
    fc.assert(
      fc.property(letters, (email) => {
        const key = emailKey(email);
        expect(emailKey(key)).toBe(key);
        expect(emailKey(email.toUpperCase())).toBe(key);
        expect(emailKey(email.normalize('NFD'))).toBe(key);
      }),
      propertySettings(),
    );
  });
});
