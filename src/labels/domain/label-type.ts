/** One typographic point in millimetres. */
export const mmPerPoint = 25.4 / 72;

export type LineRole = 'code' | 'kind' | 'owner' | 'phone';

/** A line of text on a label, placed from the label's upper left corner. */
export interface LabelLine {
  readonly role: LineRole;
  readonly text: string;
  readonly pt: number;
  readonly xMm: number;
  readonly baselineMm: number;
  readonly widthMm: number;
}

/** The width of a text in em (multiply by its size) in the type face of its role. */
export type MeasureText = (role: LineRole, text: string) => number;

/** Width of one character of the code, in em: the face of the code (Source Code Pro) gives all the same. */
export const codeAdvance = 0.6;

/** Height of capitals in em: Source Code Pro for the code, Noto Sans for the rest. */
export function capHeight(role: LineRole): number {
  return role === 'code' ? 0.66 : 0.714;
}

/** Depth below the base line in em: the tail of the code's Q; g, p and j of Noto Sans; digits have none. */
export function descender(role: LineRole, text: string): number {
  if (role === 'code') return 0.17;
  return /^[\d +]*$/.test(text) ? 0.02 : 0.24;
}
