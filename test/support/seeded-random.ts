import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** What Node gives of randomness, as far as the program asks for it. */
interface Source {
  randomUUID: () => string;
  randomBytes: (size: number, done?: (error: null, bytes: Buffer) => void) => Buffer | undefined;
  randomInt: (min: number, max?: number) => number;
}

/** The object whose functions everybody is given who imports the module. */
const source = crypto as unknown as Source;

/**
 * Randomness that comes again: after the same seed the same ids, tokens and codes, for everything in this process, until `end()`.
 */
export class SeededRandom {
  private readonly before: Source = {
    randomUUID: source.randomUUID,
    randomBytes: source.randomBytes,
    randomInt: source.randomInt,
  };
  private seed = '';
  private drawn = 0;

  constructor() {
    Object.assign(source, {
      randomUUID: () => this.uuid(),
      randomBytes: (size: number, done?: (error: null, bytes: Buffer) => void) => {
        const bytes = this.bytes(size);
        if (done === undefined) return bytes;
        done(null, bytes);
        return undefined;
      },
      randomInt: (min: number, max?: number) => (max === undefined ? this.below(min) : min + this.below(max - min)),
    });
    syncBuiltinESMExports();
  }

  /** Begins anew. One seed may be used once in a register: its ids come again with it. */
  begin(seed: string): void {
    [this.seed, this.drawn] = [seed, 0];
  }

  /** Gives Node its own randomness back. */
  end(): void {
    Object.assign(source, this.before);
    syncBuiltinESMExports();
  }

  private bytes(size: number): Buffer {
    const blocks: Buffer[] = [];
    for (let have = 0; have < size; have += 32) {
      this.drawn += 1;
      blocks.push(crypto.createHash('sha256').update(`${this.seed} ${this.drawn}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, size);
  }

  private below(limit: number): number {
    return this.bytes(6).readUIntBE(0, 6) % limit;
  }

  private uuid(): string {
    const hex = this.bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
