/**
 * Words to search and keys to sort by, computed here once because the databases disagree: SQLite folds only ASCII, and
 * PostgreSQL follows the collation it was made with.
 *
 * Everything that comes out is made of `0–9a–z` and never holds `aa`: the only order that is left is digits before
 * letters, on which the C collation and the ICU and glibc collations of Norwegian, Danish, Swedish and English agree
 * (`aa` is the exception: Norwegian and Danish collations sort it as å).
 *
 * Norwegian letters have two spellings, and both are found. A word is stored once as people spell it out without the key
 * (`fløyte` → `floeyte`, `bæ` → `bae`, `Ås` → `Aas`) and once with the letter next to it (`floyte`, `ba`, `As`). What is
 * searched for is only spelt out: `fløyte`, `FLØYTE` and `floeyte` find what is written with ø, `floyte` finds ø and o.
 */

/** The longest word that is stored or searched for; what is longer is cut. */
export const longestWord = 24;

interface Folding {
  readonly æ: string;
  readonly ø: string;
  readonly å: string;
  readonly ü: string;
  /** Stands for `aa`, also where folding made it. */
  readonly aa: string;
}

const speltOut: Folding = { æ: 'ae', ø: 'oe', å: 'aa', ü: 'ue', aa: 'a0' };
const nearest: Folding = { æ: 'a', ø: 'o', å: 'a', ü: 'u', aa: 'a' };

/** Norwegian alphabetical order: æ, ø and å after z; ä as æ, ö as ø, aa as å, ü as y. */
const sortLetters: Readonly<Record<string, string>> = {
  '0': '10',
  '1': '11',
  z: 'zb',
  æ: 'zc',
  ø: 'zd',
  å: 'ze',
  ü: 'y',
};

/** Letters that Unicode does not take apart into a base letter and a mark. */
const wholeLetters: Readonly<Record<string, string>> = {
  ä: 'æ',
  ǽ: 'æ',
  ǣ: 'æ',
  ö: 'ø',
  ő: 'ø',
  ǿ: 'ø',
  œ: 'ø',
  ű: 'ü',
  ǻ: 'å',
  đ: 'd',
  ð: 'd',
  ŋ: 'n',
  ŧ: 't',
  þ: 'th',
  ß: 'ss',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ʒ: 'z',
  ǯ: 'z',
  ǥ: 'g',
};

/** The words under which a text is stored: each in both spellings, without repetition, in the order of the text. */
export function searchWords(text: string): string[] {
  return [...new Set(wordsOf(text).flatMap((word) => [folded(word, speltOut), folded(word, nearest)]))];
}

/** The words that somebody searches for: every one of them must be the beginning of a stored word. */
export function queryWords(text: string): string[] {
  return [...new Set(wordsOf(text).map((word) => folded(word, speltOut)))];
}

/** The stored words that begin with `word`, in any collation: `stored >= from AND stored <= to`. */
export function prefixRange(word: string): { from: string; to: string } {
  return { from: word, to: word.padEnd(longestWord + 1, 'z') };
}

/**
 * A key that sorts as the text does in Norwegian, word by word. Words are parted by `0`, which nothing else begins with;
 * therefore the digits 0 and 1 are written `10` and `11`, and the letter z `zb`, to make room for what comes after it.
 */
export function sortKey(text: string): string {
  return wordsOf(text)
    .map((word) => word.replaceAll('aa', 'å').replace(/[01zæøåü]/g, (letter) => sortLetters[letter] ?? letter))
    .join('0');
}

/** Lower-case words of `0–9a–zæøåü`. An apostrophe joins (`O'Hara` is one word), everything else that is no letter parts. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’ʼ`´]/g, '')
    .replace(/[^ -~]/gu, (letter) => (isOurLetter(letter) ? letter : (wholeLetters[letter] ?? plain(letter))))
    .split(/[^0-9a-zæøåü]+/)
    .filter((word) => word !== '');
}

function isOurLetter(letter: string): boolean {
  return letter === 'æ' || letter === 'ø' || letter === 'å' || letter === 'ü';
}

function plain(letter: string): string {
  return letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function folded(word: string, folding: Folding): string {
  const letters = word.replace(/[æøåü]/g, (letter) => folding[letter as 'æ' | 'ø' | 'å' | 'ü']);
  return withoutDoubleA(letters, folding.aa).slice(0, longestWord);
}

function withoutDoubleA(word: string, instead: string): string {
  return instead === 'a' ? word.replace(/a{2,}/g, 'a') : word.replaceAll('aa', instead);
}
