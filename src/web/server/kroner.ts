/** An amount in øre as a form shows it: `500`, `12,50`. */
export function kronerOf(ore: number): string {
  return (ore / 100).toFixed(ore % 100 === 0 ? 0 : 2).replace('.', ',');
}

/** Kroner as people write them, in øre: `null` for nothing at all, `undefined` for what is no amount. */
export function oreOf(text: string): number | null | undefined {
  const plain = text.replace(/[\s\u00a0]|kr/giu, '').replace(',', '.');
  if (plain === '') return null;
  return /^\d{1,8}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}
