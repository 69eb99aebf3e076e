import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { VaultSecrets } from '../../subsidies/index.js';

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
 * The keys of the ledger. Fees and deposits that a unit pays for somebody are of a secret that only CASE_KEY opens, which is in no backup:
 * with the key of the sessions, which lies beside the data, whoever copies both could try every charge until a mark fits, and learn who
 * pays it. Everything else says nothing of a person, and is of the key of the sessions, as are fees that are shared where there are no cases.
 */
@Injectable()
export class LedgerKeys {
  private known: Promise<LedgerKeyRing> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'secretKey'>,
    private readonly secrets: VaultSecrets,
  ) {}

  /** The keys that are here. */
  async ring(): Promise<LedgerKeyRing> {
    const ring = this.known ?? this.load();
    this.known = ring;
    try {
      return await ring;
    } catch (error) {
      this.known = undefined;
      throw error;
    }
  }

  private async load(): Promise<LedgerKeyRing> {
    const secret = await this.secrets.of('ledger');
    const sessions = keyOf(this.config.secretKey);
    return new LedgerKeyRing(secret === undefined ? [sessions] : [keyOf(secret), sessions], sessions);
  }
}

/** Marks facts and seals lines (HMAC-SHA-256, AES-256-GCM; keys by HKDF, RFC 5869). */
export class LedgerKeyRing {
  /** @param forFees the one that counts now first */
  constructor(
    private readonly forFees: readonly [LedgerKey, ...LedgerKey[]],
    private readonly forOthers: LedgerKey,
  ) {}

  /** Every key that an entry may be of. */
  get ids(): readonly string[] {
    return this.forFees.map(({ id }) => id);
  }

  /** The mark of a fact by the key that counts now, and which that is. */
  mark(fact: string, isSecret: boolean): { readonly keyId: string; readonly mark: string } {
    const key = isSecret ? this.forFees[0] : this.forOthers;
    return { keyId: key.id, mark: markOf(key, fact) };
  }

  /** Its marks by every key of which it may have been booked. */
  marks(fact: string, isSecret: boolean): string[] {
    return (isSecret ? this.forFees : [this.forOthers]).map((key) => markOf(key, fact));
  }

  /** Seals a text. @param place where it will stand: it opens nowhere else */
  seal(place: string, text: string): SealedLines {
    const [key] = this.forFees;
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
