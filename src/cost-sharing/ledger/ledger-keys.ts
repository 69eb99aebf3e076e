import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/index.js';
import { type Sealed, SealingKey } from '../../platform/sealing/index.js';
import { VaultSecrets } from '../../subsidies/index.js';

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
    const sessions = new SealingKey(this.config.secretKey, 'ledger');
    return new LedgerKeyRing(
      secret === undefined ? [sessions] : [new SealingKey(secret, 'ledger'), sessions],
      sessions,
    );
  }
}

/** Marks facts and seals lines. */
export class LedgerKeyRing {
  /** @param forFees the one that counts now first */
  constructor(
    private readonly forFees: readonly [SealingKey, ...SealingKey[]],
    private readonly forOthers: SealingKey,
  ) {}

  /** Every key that an entry may be of. */
  get ids(): readonly string[] {
    return this.forFees.map(({ id }) => id);
  }

  /** The mark of a fact by the key that counts now, and which that is. */
  mark(fact: string, isSecret: boolean): { readonly keyId: string; readonly mark: string } {
    const key = isSecret ? this.forFees[0] : this.forOthers;
    return { keyId: key.id, mark: key.mark(fact) };
  }

  /** Its marks by every key of which it may have been booked. */
  marks(fact: string, isSecret: boolean): string[] {
    return (isSecret ? this.forFees : [this.forOthers]).map((key) => key.mark(fact));
  }

  /** Seals a text. @param place where it will stand: it opens nowhere else */
  seal(place: string, text: string): Sealed {
    return this.forFees[0].seal(place, text);
  }

  /** Opens what was sealed for this place. @throws Error where the key is another one, or somebody has changed or moved it */
  open(place: string, { keyId, sealed }: Sealed): string {
    const key = this.forFees.find(({ id }) => id === keyId);
    if (key === undefined) throw new Error('An entry of the ledger is sealed by a key that is not here');
    return key.open(place, sealed);
  }
}
