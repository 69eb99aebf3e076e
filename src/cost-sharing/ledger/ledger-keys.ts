import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/index.js';

/** What is sealed, and by which key. */
export interface SealedLines {
  readonly keyId: string;
  readonly sealed: string;
}

interface LedgerKey {
  readonly id: string;
  readonly marks: Buffer;
  readonly encryption: Buffer;
}

/** What is sealed is filled up to a multiple of this, so that its length does not tell the amount. */
const block = 256;
const [nonceBytes, tagBytes] = [12, 16];

/**
 * Marks facts and seals lines (HMAC-SHA-256, AES-256-GCM; keys by HKDF, RFC 5869). Fees that a unit pays for somebody are of the key of the
 * cases, which is in no backup: with the key of the sessions, which lies beside the data, whoever copies both could try every charge
 * until a mark fits, and learn who pays it. Everything else says nothing of a person, and is of the key of the sessions.
 */
@Injectable()
export class LedgerKeys {
  private readonly forFees: readonly LedgerKey[];
  private readonly forOthers: readonly LedgerKey[];

  constructor(@Inject(CONFIG) config: Pick<Config, 'secretKey'>) {
    const sessions = keyOf(config.secretKey);
    this.forFees = [sessions];
    this.forOthers = [sessions];
  }

  /** Every key that an entry may be of. */
  get ids(): readonly string[] {
    return this.forFees.map(({ id }) => id);
  }

  /** The mark of a fact by the key that counts now, and which that is. */
  mark(fact: string, isFee: boolean): { readonly keyId: string; readonly mark: string } {
    const [key] = isFee ? this.forFees : this.forOthers;
    if (key === undefined) throw new Error('There is no key for the ledger');
    return { keyId: key.id, mark: markOf(key, fact) };
  }

  /** Its marks by every key of which it may have been booked. */
  marks(fact: string, isFee: boolean): string[] {
    return (isFee ? this.forFees : this.forOthers).map((key) => markOf(key, fact));
  }

  /** Seals a text. @param place where it will stand: it opens nowhere else */
  seal(place: string, text: string): SealedLines {
    const [key] = this.forFees;
    if (key === undefined) throw new Error('There is no key for the ledger');
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key.encryption, nonce).setAAD(Buffer.from(place));
    const plain = Buffer.from(text);
    const filled = Buffer.concat([plain, Buffer.alloc(block - (plain.length % block), ' ')]);
    const inside = Buffer.concat([cipher.update(filled), cipher.final()]);
    return { keyId: key.id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), inside]).toString('base64') };
  }

  /** Opens what was sealed for this place. @throws Error where the key is another one, or somebody has changed or moved it */
  open(place: string, { keyId, sealed }: SealedLines): string {
    const key = this.forFees.find(({ id }) => id === keyId);
    if (key === undefined) throw new Error('An entry of the ledger is sealed by a key that is not here');
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key.encryption, bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const inside = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
    return inside.toString('utf8').trimEnd();
  }
}

function keyOf(secret: string): LedgerKey {
  const derive = (what: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `klangbank ledger ${what}`, 32));
  const marks = derive('marks');
  const id = createHmac('sha256', marks).update('key id').digest('hex').slice(0, 12);
  return { id, marks, encryption: derive('encryption') };
}

function markOf({ marks }: LedgerKey, fact: string): string {
  return createHmac('sha256', marks).update(fact).digest('hex');
}
