import { type Condition, conditions, readInstrumentCode } from '../../inventory/index.js';

/** What was typed on the return card: the condition by its key, and what was scanned after it. */
export interface ReturnScan {
  readonly condition: Condition | undefined;
  /** Empty where only a condition, or nothing, was typed. */
  readonly scan: string;
}

/**
 * Reads the scan field of the return card. A single digit 1–5 is a condition. A digit with an instrument's code or label
 * right behind it is the condition of this return and the next scan: so a pile is taken back with one key each.
 * Nothing is lost to guessing, because a code has exactly seven characters and a check character: a digit before one
 * makes it longer than any code.
 */
export function readReturnScan(text: string): ReturnScan {
  const typed = text.trim();
  const condition = conditions[Number(typed[0]) - 1];
  const rest = typed.slice(1).trim();
  if (condition === undefined) return { condition: undefined, scan: typed };
  if (rest === '') return { condition, scan: '' };
  const isBoth = isCode(rest) && (isAddress(rest) || !isCode(typed));
  return isBoth ? { condition, scan: rest } : { condition: undefined, scan: typed };
}

/** What a text that nothing answers to looks like, so that the desk can say what to do about it. */
export type Likeness = 'mistyped-code' | 'unused-code' | 'card' | 'other';

/** Guesses what somebody meant by a text that nothing answers to. */
export function looksLike(text: string): Likeness {
  if (isCode(text)) return 'unused-code';
  const typed = text.trim().toUpperCase();
  const isNearlyCode = /^[0-9A-Z]{3}[-\s][0-9A-Z]{4}$|^(?=.*\d)(?=.*[A-Z])[0-9A-Z]{7}$/u.test(typed);
  if (isAddress(typed) || isNearlyCode) return 'mistyped-code';
  return /^[A-Z]?\d{5,}$/u.test(typed) ? 'card' : 'other';
}

/** Whether a text may be the code on a slip of the hold shelf. */
export function looksLikePickupCode(text: string): boolean {
  return /^[a-z]\d{3}$/iu.test(text.trim());
}

/** Whether a text begins as a label's address does, whatever the keyboard layout made of its colon. */
function isAddress(text: string): boolean {
  return /^https?[^a-z]/iu.test(text);
}

/** Whether a text reads as an instrument's code or a label's address; whether there is such an instrument is another question. */
function isCode(text: string): boolean {
  return readInstrumentCode(text) !== undefined;
}
