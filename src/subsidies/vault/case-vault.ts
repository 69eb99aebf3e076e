import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { type IdempotencyClaim, conflict } from '../../platform/http/index.js';
import { type Sealed, SealingKey } from '../../platform/sealing/index.js';

export type { Sealed } from '../../platform/sealing/index.js';

/**
 * What keeps cases secret. Contents are sealed with AES-256-GCM, bound to the row that they stand in; persons and coverages are known by a
 * mark, an HMAC that nobody works out without the key. Both keys come from CASE_KEY (HKDF, RFC 5869), and each sealed thing says by
 * which key, so that there may be two of them while one takes over from the other.
 */
@Injectable()
export class CaseVault {
  private readonly keys: readonly SealingKey[];

  constructor(@Inject(CONFIG) { caseKey, previousCaseKey }: Pick<Config, 'caseKey' | 'previousCaseKey'>) {
    this.keys =
      caseKey === null
        ? []
        : [caseKey, ...(previousCaseKey === null ? [] : [previousCaseKey])].map(
            (secret) => new SealingKey(secret, 'case'),
          );
  }

  /** Whether there is a key, and so whether there are applications. */
  get isOpen(): boolean {
    return this.keys.length > 0;
  }

  /** @throws Problem 409 `applications-off` without a key */
  demand(): void {
    if (!this.isOpen) throw conflict('applications-off');
  }

  /** The id of the key that seals. */
  get keyId(): string {
    return this.current.id;
  }

  /** Seals a text. @param place where it will stand: it opens nowhere else */
  seal(place: string, text: string): Sealed {
    return this.current.seal(place, text);
  }

  /** Opens what was sealed for this place. @throws Error where the key is another one, or somebody has changed or moved it */
  open(place: string, { keyId, sealed }: Sealed): string {
    const key = this.keys.find(({ id }) => id === keyId);
    if (key === undefined)
      throw new Error('What was sealed is of a key that is neither CASE_KEY nor CASE_KEY_PREVIOUS');
    return key.open(place, sealed);
  }

  /** Whether the key of something sealed is here. */
  opens({ keyId }: Sealed): boolean {
    return this.keys.some(({ id }) => id === keyId);
  }

  /** Seals a value as JSON. */
  sealValue(place: string, value: unknown): Sealed {
    return this.seal(place, JSON.stringify(value));
  }

  /** Opens a value that {@link sealValue} sealed. */
  openValue<T>(place: string, sealed: Sealed): T {
    return JSON.parse(this.open(place, sealed)) as T;
  }

  /** The mark of something, by the key that seals. */
  mark(what: string): string {
    return this.current.mark(what);
  }

  /** Its marks by every key that still counts: by one of them it is found. */
  marks(what: string): string[] {
    return this.keys.map((key) => key.mark(what));
  }

  /** A claim that tells nobody who did what to which case, and against whose hash nobody can try bodies: a body names a person. */
  claim(claim: IdempotencyClaim | undefined): IdempotencyClaim | undefined {
    return (
      claim && { ...claim, scope: this.mark(`scope ${claim.scope}`), bodyHash: this.mark(`body ${claim.bodyHash}`) }
    );
  }

  private get current(): SealingKey {
    const [key] = this.keys;
    if (key === undefined) throw new Error('There is no CASE_KEY');
    return key;
  }
}
