import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Something that only its key opens, and which key that is. */
export interface Sealed {
  readonly keyId: string;
  readonly sealed: string;
}

/** What is sealed is filled up to a multiple of this, so that its length tells little. */
const block = 256;
const [nonceBytes, tagBytes] = [12, 16];

/**
 * A key that seals texts (AES-256-GCM, bound to the place where they stand) and marks things (HMAC-SHA-256), by which they are found without
 * being told. Both keys come from one secret (HKDF, RFC 5869), and are others for each purpose.
 */
export class SealingKey {
  readonly id: string;
  private readonly encryption: Buffer;
  private readonly marks: Buffer;

  constructor(secret: string, purpose: string) {
    const derive = (what: string): Buffer =>
      Buffer.from(hkdfSync('sha256', secret, '', `klangbank ${purpose} ${what}`, 32));
    this.encryption = derive('encryption');
    this.marks = derive('marks');
    this.id = this.mark('key id').slice(0, 12);
  }

  /** The mark of something, in hexadecimal digits. */
  mark(what: string): string {
    return createHmac('sha256', this.marks).update(what).digest('hex');
  }

  /** Seals a text. @param place where it will stand: it opens nowhere else */
  seal(place: string, text: string): Sealed {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.encryption, nonce).setAAD(Buffer.from(place));
    const plain = Buffer.from(text);
    const filled = Buffer.concat([plain, Buffer.alloc(block - (plain.length % block), ' ')]);
    const inside = Buffer.concat([cipher.update(filled), cipher.final()]);
    return { keyId: this.id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), inside]).toString('base64url') };
  }

  /** Opens what this key sealed for this place. @throws Error where somebody has changed or moved it */
  open(place: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.encryption, bytes.subarray(0, nonceBytes))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
      .toString('utf8')
      .trimEnd();
  }
}
