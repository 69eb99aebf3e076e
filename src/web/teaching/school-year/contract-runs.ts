import { hash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ContractFile, type GoverningLanguage, type PrintableContract } from '../../../borrowers/index.js';
import { Clock } from '../../../platform/clock/index.js';

/** A file of contracts that is being made, or is ready. */
export interface ContractRun {
  readonly total: number;
  /** How many of them stand in it. */
  readonly done: number;
  readonly isReady: boolean;
  /** The file; nothing where no contract can be made any more. */
  readonly pdf: Promise<Uint8Array | undefined>;
}

interface KeptRun extends ContractRun {
  done: number;
  isReady: boolean;
  keptUntil: number;
}

/** What is printed, for whom. */
export interface ContractWish {
  readonly userId: string;
  readonly language: GoverningLanguage;
  readonly contracts: readonly PrintableContract[];
  /** Changes when what is printed changes: how each contract stands, and about which copy. */
  readonly mark: string;
}

const keptForMs = 5 * 60_000;
const mostKept = 6;

/**
 * Files of contracts under way. Hundreds take longer than a reader waits for a page, so the file is made beside, and kept for a few
 * minutes in this process for whoever asked. It is a cache, no truth: a server that does not know of a file makes it, and a
 * reader whose questions reach two servers waits for the slower one.
 */
@Injectable()
export class ContractRuns {
  /** So long a reader is kept waiting for a file before the progress is shown instead. */
  patienceMs = 800;
  private readonly runs = new Map<string, KeptRun>();

  constructor(
    private readonly file: ContractFile,
    private readonly clock: Clock,
  ) {}

  /** The run for a wish: the one that is under way or ready, else a new one. */
  of(wish: ContractWish): ContractRun {
    this.forget();
    const key = hash('sha256', JSON.stringify(wish));
    const known = this.runs.get(key);
    if (known !== undefined) return known;
    const run = this.begin(wish);
    this.runs.set(key, run);
    return run;
  }

  /** Whether a run is ready within a moment. */
  async isSoonReady(run: ContractRun): Promise<boolean> {
    await Promise.race([run.pdf.catch(() => undefined), setTimeout(this.patienceMs, undefined, { ref: false })]);
    return run.isReady;
  }

  private begin({ contracts, language }: ContractWish): KeptRun {
    const run: KeptRun = {
      total: contracts.length,
      done: 0,
      isReady: false,
      keptUntil: Number.POSITIVE_INFINITY,
      pdf: this.file.of(contracts, language, (done) => {
        run.done = done;
      }),
    };
    const end = (keptUntil: number): void => {
      run.isReady = true;
      run.keptUntil = keptUntil;
    };
    // What failed is not kept: whoever asks again has it made again.
    run.pdf.then(
      () => end(this.clock.now().getTime() + keptForMs),
      () => end(0),
    );
    return run;
  }

  /** Drops what nobody fetches any more, and the oldest where there are too many. */
  private forget(): void {
    const now = this.clock.now().getTime();
    for (const [key, { keptUntil }] of this.runs) if (keptUntil < now) this.runs.delete(key);
    for (const key of this.runs.keys()) {
      if (this.runs.size < mostKept) return;
      this.runs.delete(key);
    }
  }
}
