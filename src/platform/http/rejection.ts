/**
 * One reason why something is refused. A refusal carries all its reasons at once.
 *
 * `overridable` says what the reason is like, not who asks: staff with the right may set such a reason aside with a
 * comment. `params` fill the placeholders of the text that belongs to `code`.
 */
export interface Rejection {
  readonly code: string;
  readonly overridable: boolean;
  readonly params?: Record<string, string | number>;
  readonly [more: string]: unknown;
}
