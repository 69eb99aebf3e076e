/** A caller's claim that two requests with this key are one. */
export interface IdempotencyClaim {
  readonly key: string;
  /** User and route: the same key of another user or route is another key. */
  readonly scope: string;
  /** Hash of the body: the same key with another body is refused. */
  readonly bodyHash: string;
}
