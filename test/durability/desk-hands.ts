import { randomUUID } from 'node:crypto';

import type { HttpClient } from '../support/http.js';

/** What a hand does: lends its instrument, or takes it back. */
export type Deed = 'checkout' | 'return';

/** A deed that was sent, with its key, and not answered. */
export interface Unanswered {
  readonly deed: Deed;
  readonly key: string;
}

/**
 * One of many at the desks: lends one instrument to one borrower and takes it back, over and over, and writes down what it was
 * answered. What was not answered it sends again, with the same key, as a client should.
 */
export class DeskHand {
  /** Loans that were answered with 201, in order. */
  readonly lent: string[] = [];
  /** Loans whose return was answered with 200. */
  readonly takenBack = new Set<string>();
  private next: Deed = 'checkout';
  private open: Unanswered | undefined;

  constructor(
    readonly instrument: string,
    private readonly borrower: string,
  ) {}

  get unanswered(): Unanswered | undefined {
    return this.open;
  }

  /** Works until it is told to stop or nobody answers any more. @throws where an answer is none that it should get */
  async work(client: HttpClient, stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      this.open ??= { deed: this.next, key: randomUUID() };
      const answer = await this.send(client, this.open).catch(() => undefined);
      // Nobody there, or nobody who takes anything new.
      if (answer === undefined || answer.status === 503) return;
      this.note(this.open.deed, answer);
    }
  }

  /** Asks again what was not answered, if there is anything. */
  async catchUp(client: HttpClient): Promise<void> {
    if (this.open !== undefined) this.note(this.open.deed, await this.send(client, this.open));
  }

  private async send(client: HttpClient, { deed, key }: Unanswered): ReturnType<HttpClient['post']> {
    const headers = { 'idempotency-key': key };
    const json = { instrument: this.instrument, lendingPoint: 'library' };
    return deed === 'checkout'
      ? client.post('/api/v1/checkouts', { json: { ...json, borrower: this.borrower }, headers })
      : client.post('/api/v1/returns', { json, headers });
  }

  /** The answered value counts, not the order in which it was sent. */
  private note(deed: Deed, { status, body }: Awaited<ReturnType<HttpClient['post']>>): void {
    if (status !== (deed === 'checkout' ? 201 : 200)) {
      throw new Error(`${deed} of ${this.instrument}: ${status} ${JSON.stringify(body)}`);
    }
    if (deed === 'checkout') this.lent.push(body.id);
    else this.takenBack.add(body.loan.id);
    this.next = deed === 'checkout' ? 'return' : 'checkout';
    this.open = undefined;
  }
}

/** So many hands, each with an instrument and a borrower of its own. */
export async function deskHands(desk: HttpClient, manager: HttpClient, count = 20): Promise<DeskHand[]> {
  const hands: DeskHand[] = [];
  while (hands.length < count) {
    const thing = { kind: 'guitar', size: '4/4', grade: 'basic', homePoint: 'library', accessories: ['Etui'] };
    const person = { type: 'person', displayName: 'Prøve P.', birthDate: '1985-02-03', language: 'nb' };
    const instrument = await manager.post('/api/v1/instruments', { json: thing });
    const borrower = await desk.post('/api/v1/borrowers', { json: person });
    if (instrument.status !== 201 || borrower.status !== 201) throw new Error(JSON.stringify([instrument, borrower]));
    hands.push(new DeskHand(instrument.body.code, borrower.body.id));
  }
  return hands;
}
