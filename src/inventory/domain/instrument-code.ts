declare const brand: unique symbol;

/** The identity of an instrument: seven characters, the last of them a check character. Shown `7K3-M9Q8`. */
export type InstrumentCode = string & { readonly [brand]: 'InstrumentCode' };

/** Crockford's alphabet: no I, L, O (read as 1, 1, 0) and no U. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const codeLength = 7;
const canonical = new RegExp(`^[${codeAlphabet}]{${codeLength}}$`);

/** Characters that look or read like another: both sides of a comparison are written with the right-hand one. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ O: '0', I: '1', L: '1', Z: '2', E: '3', A: '4', S: '5', G: '6', T: '7', B: '8', U: 'V' },
};

/** Words that no code may hold, nb and en, also in look-alikes. The list is not whole; it spares a child the worst. */
const rudeWords = [
  ...['FAEN', 'FAAN', 'FITTE', 'FITTA', 'PIKK', 'KUKK', 'KUK', 'HORE', 'HORA', 'DRITT', 'RUNK', 'PULE', 'RASS', 'TISS'],
  ...[
    'SATAN',
    'NEGER',
    'SOPER',
    'LUDER',
    'NAZI',
    'HITLER',
    'KKK',
    'FUCK',
    'FUK',
    'SHIT',
    'CUNT',
    'DICK',
    'COCK',
    'CUM',
  ],
  ...['SEX', 'PORN', 'SLUT', 'WHORE', 'RAPE', 'ARSE', 'ASS', 'ANUS', 'ANAL', 'TITS', 'PISS', 'FAG', 'NIGG', 'TWAT'],
].map(lookAlike);

/**
 * What another keyboard layout makes of a scanner that believes in a US keyboard, back to what was meant. A hand-held
 * scanner sends the positions of keys, not characters.
 */
interface Mangling {
  /** Characters that only this layout explains; without a sign a wrong letter could be "corrected" silently. */
  readonly sign?: RegExp;
  /** What became of the colon of `HTTPS://`: a sign, too. */
  readonly colon?: string;
  readonly meant: Readonly<Record<string, string>>;
}

const shifted = (row: string): Record<string, string> =>
  Object.fromEntries(Array.from('1234567890', (digit, position) => [row.charAt(position), digit]));

const manglings: readonly Mangling[] = [
  // French AZERTY: the digits need Shift there, A and Q, Z and W change places, M lies beside L (`?` where M was).
  {
    sign: /[&É"'(È_ÇÀ?,]/,
    colon: 'M',
    meant: { ...shifted('&É"\'(-È_ÇÀ'), A: 'Q', Q: 'A', Z: 'W', W: 'Z', '?': 'M', ',': 'M' },
  },
  // German QWERTZ: Y and Z change places; nothing tells it from Swedish but the check character.
  { colon: 'Ö', meant: { Y: 'Z', Z: 'Y' } },
  // Shift held where it should not be: Norwegian, then US.
  { sign: /[!"#¤%&/()=]/, meant: shifted('!"#¤%&/()=') },
  { sign: /[!@#$%^&*()]/, meant: shifted('!@#$%^&*()') },
];

/**
 * The check character of six characters: a weighted sum over GF(32) with the polynomial x⁵ + x² + 1 and weights α⁶ … α¹.
 * The weights are different and none is zero, so every wrong character and every swap of two is found.
 *
 * @throws RangeError unless given six characters of the alphabet
 */
export function checkCharacter(six: string): string {
  if (six.length !== codeLength - 1) throw new RangeError('a check character belongs to six characters');
  let sum = 0;
  for (const character of six) {
    const index = codeAlphabet.indexOf(character);
    if (index < 0) throw new RangeError('a character outside the alphabet');
    sum = double(sum) ^ index;
  }
  return codeAlphabet.charAt(double(sum));
}

/** The code as people read it: `7K3M9Q8` → `7K3-M9Q8`. */
export function formatCode(code: InstrumentCode): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}

/**
 * Reads a code leniently out of what was typed or scanned, or gives `undefined`.
 *
 * Taken: any case, spaces and hyphens anywhere, O for 0, I and L for 1; a label's whole URL of any host or only its path
 * `/i/CODE`, in any case; and the same as a hand-held scanner mangles it whose keyboard layout is not the computer's or
 * while Caps Lock is on (`HTTPSØ--HOST-I-7K3M9Q8`). U is no character of the alphabet and is never taken for V.
 */
export function readInstrumentCode(text: string): InstrumentCode | undefined {
  const scanned = withoutScannerMarks(text);
  return readPlain(scanned) ?? readPath(scanned) ?? readMangled(scanned);
}

/**
 * A new random code without rude words.
 *
 * @param randomBytes gives `n` random bytes from a cryptographic source
 * @throws Error if the source gives nothing but rude words
 */
export function generateCode(randomBytes: (n: number) => Uint8Array): InstrumentCode {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    // 256 is a multiple of 32, so the remainder is as evenly spread as the byte.
    const six = Array.from(randomBytes(codeLength - 1), (byte) => codeAlphabet.charAt(byte % 32)).join('');
    const code = `${six}${checkCharacter(six)}`;
    if (!isRude(code)) return code as InstrumentCode;
  }
  throw new Error('the random source gives no usable code');
}

/** Does a code hold a word, or the look-alike of a word, that nobody wants on a child's instrument? */
export function isRude(code: string): boolean {
  const seen = lookAlike(code.replaceAll('-', ''));
  return rudeWords.some((word) => seen.includes(word));
}

/**
 * The one form in which an older code (Code 39 or 128 of a library, RFID id) is stored and looked up: upper case, without
 * control characters and outer spaces, inner spaces single.
 */
export function normaliseAlias(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toUpperCase();
}

/** Multiplication by α (x) in GF(32). */
function double(element: number): number {
  const shiftedLeft = element << 1;
  return shiftedLeft & 0b100000 ? shiftedLeft ^ 0b100101 : shiftedLeft;
}

/** Without the line end that a scanner types and the symbology identifier that some put in front (`]Q1`, ISO/IEC 15424). */
function withoutScannerMarks(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{C}+/gu, '')
    .trim()
    .replace(/^\][A-Z]\d/i, '')
    .toUpperCase();
}

/** Seven characters with a right check character, among spaces and hyphens. */
function readPlain(text: string): InstrumentCode | undefined {
  const code = text
    .replace(/[\s\u002d\u2010-\u2015\u2212]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!canonical.test(code)) return undefined;
  return code.endsWith(checkCharacter(code.slice(0, -1))) ? (code as InstrumentCode) : undefined;
}

/** `/I/CODE`, whatever the slash became, as long as it became the same twice and is neither letter nor digit. */
function readPath(text: string): InstrumentCode | undefined {
  const path = /^(?<before>.*)(?<slash>[^\p{L}\p{N}\s])I\k<slash>(?<rest>.+)$/su.exec(text)?.groups;
  if (path === undefined) return undefined;
  const { before = '', slash = '', rest = '' } = path;
  if (slash === '/') return readPlain(rest.replace(/[/?#].*$/s, ''));
  const colon = /^HTTPS?(.)$/su.exec(before.slice(0, Math.max(0, before.indexOf(slash + slash))))?.[1];
  return colon === 'M' ? readMangled(rest, colon) : (readPlain(rest) ?? readMangled(rest, colon));
}

function readMangled(text: string, colon?: string): InstrumentCode | undefined {
  const characters = Array.from(text);
  if (characters.length !== codeLength) return undefined;
  for (const layout of manglings) {
    const isSigned = layout.sign?.test(text) === true || (colon !== undefined && colon === layout.colon);
    if (!isSigned) continue;
    const code = readPlain(characters.map((character) => layout.meant[character] ?? character).join(''));
    if (code !== undefined) return code;
  }
  return undefined;
}

function lookAlike(text: string): string {
  return Array.from(text, (character) => lookAlikes[character] ?? character).join('');
}
