import { type Actor } from '../../src/identity/index.js';
import { CompleteRepair, InstrumentView, SendToRepair } from '../../src/inventory/index.js';
import { Checkout, Closing, ClosingNight, Renew, TakeBack } from '../../src/lending/index.js';
import type { CalendarDate } from '../../src/platform/calendar/index.js';
import { Problem } from '../../src/platform/http/index.js';
import {
  ChangeReservation,
  ClearShelf,
  EndReservation,
  Nightly,
  PutOnShelf,
  ReservationQuery,
  Reserve,
} from '../../src/reservations/index.js';
import type { SmallTown } from '../support/small-town.js';
import type { Answer, Asked, Closed, Onward, Shown } from './promised-model.js';
import type { Days } from './promised-seats.js';
import { grades, pointId } from './promised-town.js';

/** All that can be set aside is: only what is promised is to decide. */
const overrides = [
  'due-date-after-limit',
  'due-date-closed',
  'kind-time-limit-reached',
  'loan-limit-reached',
  'renewal-limit-reached',
].map((code) => ({ code, comment: 'Prøven vil det' }));

/** What people at a desk do, each by its use case, and what they see afterwards. */
export class PromisedHands {
  constructor(
    private readonly town: SmallTown,
    private readonly actor: Actor,
    private readonly codes: readonly string[],
  ) {}

  async reserve({ who, pinned, size, grade, from, to, wait }: Asked): Promise<Answer<string>> {
    const thing = pinned === null ? { kind: 'violin', size, grade: grades[grade] ?? '' } : { instrument: pinned };
    const reservation = { ...thing, borrower: who, from, to, pickupPoint: pointId, wait };
    const answer = await answerOf(this.service(Reserve).execute(this.actor, reservation, undefined));
    return given(answer, ({ reservation: id }) => id);
  }

  async change(id: string, asked: Days & { readonly wait: boolean }): Promise<Answer<unknown>> {
    const { version } = await this.service(ReservationQuery).byId(this.actor, id);
    return answerOf(this.service(ChangeReservation).execute(this.actor, id, version, asked));
  }

  cancel(id: string): Promise<Answer<unknown>> {
    return answerOf(this.service(EndReservation).cancel(this.actor, id, undefined));
  }

  noShow(id: string): Promise<Answer<unknown>> {
    return answerOf(this.service(EndReservation).noShow(this.actor, id, undefined));
  }

  async handOver(borrower: string, instrument: string, dueOn: CalendarDate): Promise<Answer<string>> {
    const input = { borrower, instrument, lendingPoint: pointId, dueOn, overrides };
    return given(await answerOf(this.service(Checkout).execute(this.actor, input, undefined)), ({ loan }) => loan);
  }

  renew(loan: string, dueOn: CalendarDate): Promise<Answer<unknown>> {
    return answerOf(this.service(Renew).execute(this.actor, loan, { dueOn, overrides }, undefined));
  }

  async takeBack(instrument: string, isBroken: boolean): Promise<Answer<Onward>> {
    const condition = isBroken ? 'needs-repair' : 'fine';
    const input = { instrument, lendingPoint: pointId, condition } as const;
    const answer = await answerOf(this.service(TakeBack).execute(this.actor, input, undefined));
    return given(answer, ({ next }) => onward(next));
  }

  async sendToRepair(code: string): Promise<Answer<string>> {
    const input = { step: 'repair', note: null } as const;
    return given(
      await answerOf(this.service(SendToRepair).execute(this.actor, code, input, undefined)),
      ({ id }) => id,
    );
  }

  async mend(repair: string): Promise<Answer<Onward>> {
    const completion = { outcome: 'repaired', lendingPoint: pointId } as const;
    const answer = await answerOf(this.service(CompleteRepair).execute(this.actor, repair, completion, undefined));
    return given(answer, ({ next }) => onward(next ?? { step: 'nowhere' }));
  }

  putOnShelf(id: string): Promise<Answer<unknown>> {
    return answerOf(this.service(PutOnShelf).execute(this.actor, id, undefined));
  }

  async takeOffShelf(code: string): Promise<Answer<Onward>> {
    const answer = await answerOf(this.service(ClearShelf).execute(this.actor, code, undefined));
    return given(answer, ({ next }) => onward(next));
  }

  async close(days: Days): Promise<Answer<Closed>> {
    const closing = this.service(Closing);
    const wish = { ...days, reason: 'Prøven stenger' };
    const answer = await answerOf(closing.execute(this.actor, pointId, wish, undefined));
    if ('refused' in answer) return answer;
    const { moved, kept, perDay } = await closing.effect(this.actor, answer.given.closure);
    return {
      given: {
        moved: moved.map(({ instrument: code, dueOn: [, dueOn] }) => ({ code, dueOn })),
        kept: kept.map(({ instrument: code, reason }) => ({ code, reason })),
        returnDays: perDay.map(({ day }) => day),
      },
    };
  }

  /** What happens by night to loans and reservations, in the order in which it does. */
  async night(day: CalendarDate): Promise<void> {
    await this.service(ClosingNight).run(day);
    await this.service(Nightly).run(day);
  }

  async look(): Promise<Shown> {
    const { items } = await this.service(ReservationQuery).list(this.actor, { limit: 200 });
    const copies = await this.service(InstrumentView).byCodes(this.codes);
    return { promises: items, copies: [...copies.values()] };
  }

  private service<T>(type: abstract new (...needs: never[]) => T): T {
    return this.town.app.get(type as never, { strict: false });
  }
}

/** What a rule refuses is an answer; anything else is a fault. */
async function answerOf<T>(done: Promise<{ readonly ref: T }>): Promise<Answer<T>> {
  try {
    return { given: (await done).ref };
  } catch (error) {
    if (error instanceof Problem) return { refused: codesOf(error) };
    throw error;
  }
}

function codesOf({ code, rejections, errors }: Problem): string[] {
  return (rejections ?? errors)?.map((one) => one.code) ?? [code];
}

function given<T, U>(answer: Answer<T>, part: (given: T) => U): Answer<U> {
  return 'given' in answer ? { given: part(answer.given) } : answer;
}

function onward(next: { readonly step: string; readonly reservation?: string; readonly id?: string }): Onward {
  return { step: next.step, reservation: next.reservation ?? null, repair: next.id ?? null };
}
