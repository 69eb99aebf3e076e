import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertySettings } from '../../../test/support/property.js';
import {
  checkCharacter,
  codeAlphabet,
  formatCode,
  generateCode,
  isRude,
  normaliseAlias,
  readInstrumentCode,
  type InstrumentCode,
} from './instrument-code.js';

const alphabet = Array.from(codeAlphabet);
const character = fc.constantFrom(...alphabet);
const anyCode = fc
  .string({ unit: character, minLength: 6, maxLength: 6 })
  .map((six) => `${six}${checkCharacter(six)}` as InstrumentCode);

describe('the check character', () => {
  it.each([
    ['7K3M9Q', '8'],
    ['000001', '2'],
    ['123456', '8'],
    ['ABCDEF', 'P'],
    ['ZZZZZZ', 'S'],
    ['000000', '0'],
  ])('of %s is %s', (six, check) => {
    expect(checkCharacter(six)).toBe(check);
  });

  it.each(['7K3M9', '7K3M9QQ', '7K3M9U', '7k3m9q', '7K3M9I'])('does not exist for %p', (text) => {
    expect(() => checkCharacter(text)).toThrow(RangeError);
  });

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let place = 0; place < code.length; place += 1) {
          for (const wrong of alphabet.filter((other) => other !== code[place])) {
            expect(readInstrumentCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeUndefined();
          }
        }
      }),
      propertySettings(0.25),
    );
  });

  it('finds every swap of two different characters, however far apart', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let one = 0; one < code.length; one += 1) {
          for (let other = one + 1; other < code.length; other += 1) {
            if (code[one] === code[other]) continue;
            const swapped = Array.from(code);
            [swapped[one], swapped[other]] = [code.charAt(other), code.charAt(one)];
            expect(readInstrumentCode(swapped.join(''))).toBeUndefined();
          }
        }
      }),
      propertySettings(),
    );
  });
});

describe('reading a code', () => {
  it.each([
    '7K3M9Q8',
    '7k3-m9q8',
    ' 7K3 M9Q8\r\n',
    '7-K-3-M-9-Q-8',
    '7K3–M9Q8',
    '7K3\u00adM9Q8',
    ']Q17K3M9Q8',
    'https://laan.eksempel.no/i/7k3m9q8',
    'HTTPS://LAAN.EKSEMPEL.NO/I/7K3M9Q8',
    'http://localhost:3000/I/7K3-M9Q8/',
    'https://laan.eksempel.no/i/7k3m9q8?lang=nn#top',
    ']Q1HTTPS://LAAN.EKSEMPEL.NO/I/7K3M9Q8',
    'laan.eksempel.no/i/7K3M9Q8',
    '/I/7K3M9Q8',
    '/i/7k3-m9q8',
    'HTTPSØ--HOST-I-7K3M9Q8',
    'httpsø--host-i-7k3m9q8',
    'HTTPÆ--LAAN.EKSEMPEL.NO-I-7K3M9Q8',
    'HTTPSÖ--HOST-I-7K3M9Q8',
    'HTTPS>&&HOST&I&7K3M9Q8',
    'HTTPSM!!HOST!I!èK"?çA_',
    'httpsm§§host§i§7k3,9a8',
    'èK"?çA_',
    '/K#M)Q(',
    '&K#M(Q*',
  ])('takes %p', (text) => {
    expect(readInstrumentCode(text)).toBe('7K3M9Q8');
  });

  it('takes O for 0, and I and L for 1', () => {
    const code = `0001A1${checkCharacter('0001A1')}`;
    for (const text of [`OOOIAL${code[6] ?? ''}`, `oo0lai${code[6] ?? ''}`])
      expect(readInstrumentCode(text)).toBe(code);
  });

  it('never takes U for V', () => {
    const code = `VVVVVV${checkCharacter('VVVVVV')}`;
    expect(readInstrumentCode(code)).toBe(code);
    expect(readInstrumentCode(code.replace('V', 'U'))).toBeUndefined();
  });

  it.each([
    '',
    ' ',
    '7K3M9Q',
    '7K3M9Q88',
    '7K3M9Q9',
    'Fiolin',
    'N123456789',
    'https://laan.eksempel.no/',
    '/I/',
    '-I-',
    '/i/7K3M9Q9',
  ])('refuses %p', (text) => {
    expect(readInstrumentCode(text)).toBeUndefined();
  });

  it('does not let the layout of a keyboard excuse a wrong letter', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const german = code.replace(/[YZ]/g, (letter) => (letter === 'Y' ? 'Z' : 'Y'));
        if (german !== code && readInstrumentCode(german) === code) throw new Error('Y was taken for Z');
      }),
      propertySettings(),
    );
  });

  it('comes back from whatever it was shown or scanned as', () => {
    const url = (code: string): string => `HTTPS://LAAN.EKSEMPEL-KOMMUNE.NO/I/${code}`;
    const through = (from: string, to: string) => (text: string) => {
      const [meant, got] = [Array.from(from), Array.from(to)];
      return Array.from(text, (one) => got[meant.indexOf(one)] ?? one).join('');
    };
    const norwegian = through(':/-', 'Ø-+');
    const french = through('1234567890AQZWM:/-.', '&é"\'(-è_çàQAWZ?M!):');
    const frenchCapsLock = (text: string): string => through('AQZWM:/-.', 'QAWZ,M§°/')(text).toLowerCase();
    const invertedCase = (text: string): string => text.toLowerCase();
    fc.assert(
      fc.property(anyCode, (code) => {
        const forms = [
          code,
          formatCode(code),
          url(code),
          norwegian(url(code)),
          invertedCase(norwegian(url(code))),
          french(url(code)),
          frenchCapsLock(url(code)),
        ];
        for (const form of forms) expect(readInstrumentCode(form)).toBe(code);
      }),
      propertySettings(),
    );
  });

  it('comes back from a German keyboard, where the check character tells Y from Z', () => {
    const german = 'HTTPSÖ--HOST-I-';
    const [six, swapped] = ['7Y3M9Q', '7Z3M9Q'];
    expect(readInstrumentCode(`${german}${swapped}${checkCharacter(six)}`)).toBe(`${six}${checkCharacter(six)}`);
    expect(readInstrumentCode(`${german}${six}${checkCharacter(six)}`)).toBe(`${six}${checkCharacter(six)}`);
  });

  it('answers to any text, with a code that reads as itself or with nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 })), (text) => {
        const code = readInstrumentCode(text);
        if (code !== undefined) expect(readInstrumentCode(code)).toBe(code);
      }),
      propertySettings(),
    );
  });
});

describe('a new code', () => {
  it('is canonical, right and not rude, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.uint8Array({ minLength: 6, maxLength: 6 })), (bytes) => {
        const code = generateCode(() => bytes.next().value);
        expect(readInstrumentCode(code)).toBe(code);
        expect(isRude(code)).toBe(false);
      }),
      propertySettings(),
    );
  });

  it.each(['F1TTE00', '0F1TTE0', 'SH1T000', '0H0RE00', '5EX0000', '00FVCK0', 'P1KK-000'])('is never %s', (code) => {
    expect(isRude(code)).toBe(true);
  });

  it('is tried again when the bytes spell a rude word, but not for ever', () => {
    const rude = Uint8Array.from(['F', '1', 'T', 'T', 'E', '0'], (letter) => codeAlphabet.indexOf(letter));
    const draws = [rude, Uint8Array.of(7, 19, 3, 20, 9, 23)];
    expect(generateCode(() => draws.shift() ?? rude)).toBe('7K3M9Q8');
    expect(() => generateCode(() => rude)).toThrow('no usable code');
  });
});

describe('an older code', () => {
  it('is upper case without anything around it', () => {
    expect(normaliseAlias('  03012 abc\t7\r\n')).toBe('03012 ABC 7');
    expect(normaliseAlias('e004015012ab34cd')).toBe('E004015012AB34CD');
  });
});
