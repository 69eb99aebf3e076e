import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { type IdempotencyClaim, conflict } from '../../platform/http/index.js';

/** Something that only the key opens, and which key that is. */
export interface Sealed {
  readonly keyId: string;
  readonly sealed: string;
}

interface CaseKey {
  readonly id: string;
  readonly encryption: Buffer;
  readonly marks: Buffer;
}

/** What is sealed is filled up to a multiple of this, so that its length tells little. */
const block = 256;
const [nonceBytes, tagBytes] = [12, 16];

/**
 * What keeps cases secret. Contents are sealed with AES-256-GCM, bound to the row that they stand in; persons and coverages are known by a
 * mark, an HMAC that nobody works out without the key. Both keys come from CASE_KEY (HKDF, RFC 5869), and each sealed thing says by
 * which key, so that there may be two of them while one takes over from the other.
 */
@Injectable()
export class CaseVault {
  private readonly keys: readonly CaseKey[];

  constructor(@Inject(CONFIG) { caseKey, previousCaseKey }: Pick<Config, 'caseKey' | 'previousCaseKey'>) {
    this.keys = caseKey === null ? [] : [caseKey, ...(previousCaseKey === null ? [] : [previousCaseKey])].map(keyOf);
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
    const { id, encryption } = this.current;
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(Buffer.from(place));
    const plain = Buffer.from(text);
    const filled = Buffer.concat([plain, Buffer.alloc(block - (plain.length % block), ' ')]);
    const inside = Buffer.concat([cipher.update(filled), cipher.final()]);
    return { keyId: id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), inside]).toString('base64url') };
  }

  /** Opens what was sealed for this place. @throws Error where the key is another one, or somebody has changed or moved it */
  open(place: string, { keyId, sealed }: Sealed): string {
    const key = this.keys.find(({ id }) => id === keyId);
    if (key === undefined)
      throw new Error('What was sealed is of a key that is neither CASE_KEY nor CASE_KEY_PREVIOUS');
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key.encryption, bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
      .toString('utf8')
      .trimEnd();
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
    return markOf(this.current, what);
  }

  /** Its marks by every key that still counts: by one of them it is found. */
  marks(what: string): string[] {
    return this.keys.map((key) => markOf(key, what));
  }

  /** A claim that tells nobody who did what to which case, and against whose hash nobody can try bodies: a body names a person. */
  claim(claim: IdempotencyClaim | undefined): IdempotencyClaim | undefined {
    return (
      claim && { ...claim, scope: this.mark(`scope ${claim.scope}`), bodyHash: this.mark(`body ${claim.bodyHash}`) }
    );
  }

  private get current(): CaseKey {
    const [key] = this.keys;
    if (key === undefined) throw new Error('There is no CASE_KEY');
    return key;
  }
}

function keyOf(secret: string): CaseKey {
  const derive = (what: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `klangbank case ${what}`, 32));
  const marks = derive('marks');
  return {
    id: createHmac('sha256', marks).update('key id').digest('hex').slice(0, 12),
    encryption: derive('encryption'),
    marks,
  };
}

function markOf({ marks }: CaseKey, what: string): string {
  return createHmac('sha256', marks).update(what).digest('hex');
}
