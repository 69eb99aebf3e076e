import { codeBeside, codeUnder, targetDots } from './arrangements.js';
import { groupedCode } from './label-address.js';
import { frameOf } from './label-frame.js';
import type { LabelLayout, LabelTooSmall, LayoutRequest, Rung, Setting } from './layout-types.js';
import { dotMm, quietZone } from './qr.js';

/** Five dots are 0.423 mm; GS1's smallest module for retail is 0.396 mm. */
const allowedDots = 5;
/** DENSO WAVE asks for at least four, 0.339 mm. */
const leastDots = 4;
/** White left on all sides where the label is large enough to have it with modules of the target size. */
const airMm = 1.5;

/**
 * Places QR code, code and texts on one label. The code stands under the QR code, or at the head of the texts beside
 * it where the label is too low. What does not fit falls in this order: telephone, owner, kind; before one falls,
 * the texts are tried in 7 points, then with long words divided. Then error correction is M instead of Q; then the code
 * is set in 6 points; then modules go down to four dots (0.339 mm); then the label is refused.
 */
export function layOutLabel(request: LayoutRequest): LabelLayout | LabelTooSmall {
  const frame = frameOf(request.stock, 0);
  const airy = frameOf(request.stock, airMm);
  for (const rung of rungs(request)) {
    const target = { ...rung, leastDots: Math.max(targetDots, rung.leastDots) };
    const placed =
      codeUnder(airy, target, request) ??
      codeUnder(frame, rung, request) ??
      codeBeside(airy, target, request) ??
      codeBeside(frame, rung, request);
    if (placed !== undefined) return { fits: true, ...placed, leftOut: leftOut(rung, request) };
  }
  const fewest = Math.min(...request.symbols.map((symbol) => symbol.size)) + 2 * quietZone;
  return {
    fits: false,
    neededMm: Math.ceil(fewest * leastDots * dotMm * 10) / 10,
    sideMm: Math.min(frame.widthMm, frame.heightMm),
  };
}

/** The layout of another label with the same texts: only the code differs, and all codes are equally wide. */
export function withCode(layout: LabelLayout, code: string): LabelLayout {
  const whole = groupedCode(code);
  let at = 0;
  const lines = layout.lines.map((line) => {
    if (line.role !== 'code') return line;
    const text = whole.slice(at, at + line.text.length);
    at += line.text.length;
    return { ...line, text };
  });
  return { ...layout, lines };
}

const settings: readonly Setting[] = ['ordinary', 'small', 'hyphenated'];

function rungs({ symbols, texts }: LayoutRequest): Rung[] {
  const given = (['kind', 'owner', 'phone'] as const).filter((role) => texts[role] !== null && texts[role] !== '');
  const contents = given.map((_role, index) => given.slice(0, given.length - index));
  const full = symbols.flatMap((symbol) => [
    ...contents.flatMap((shown) =>
      settings.map((setting) => ({ symbol, shown, setting, leastDots: allowedDots, leastCodePt: 8 })),
    ),
    { symbol, shown: [], setting: 'ordinary' as const, leastDots: allowedDots, leastCodePt: 8 },
  ]);
  const bare = [allowedDots, leastDots].flatMap((least) =>
    symbols.map((symbol) => ({
      symbol,
      shown: [],
      setting: 'ordinary' as const,
      leastDots: least,
      leastCodePt: 6,
    })),
  );
  return [...full, ...bare];
}

function leftOut(rung: Rung, { texts }: LayoutRequest): LabelLayout['leftOut'] {
  const roles = ['phone', 'owner', 'kind'] as const;
  return roles.filter((role) => texts[role] !== null && texts[role] !== '' && !rung.shown.includes(role));
}
