/** Characters of Windows-1252 where it differs from ISO-8859-1 (Unicode's mapping CP1252.TXT). */
const windows1252 = new Map(
  Array.from('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ', (character, nth): [string, number] => [
    character,
    windowsCodes()[nth] ?? 0,
  ]),
);

/** A text in a code of one byte a character; what it lacks becomes `?`. */
export function encodeText(text: string, encoding: 'iso-8859-1' | 'windows-1252'): Uint8Array {
  const bytes = Array.from(text.normalize('NFC'), (character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80 || (point >= 0xa0 && point <= 0xff)) return point;
    return (encoding === 'windows-1252' ? windows1252.get(character) : undefined) ?? 0x3f;
  });
  return Uint8Array.from(bytes);
}

/** 0x80 to 0x9F without the five that mean nothing. */
function windowsCodes(): number[] {
  const unused = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
  return Array.from({ length: 0x20 }, (_code, nth) => 0x80 + nth).filter((code) => !unused.includes(code));
}
