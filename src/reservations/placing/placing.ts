import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import type { Tx } from '../../platform/database/index.js';
import { conflict } from '../../platform/http/index.js';
import type { Period } from '../domain/period.js';
import {
  type HeldState,
  type Move,
  type Placement,
  type Pool,
  type Want,
  findPlacement,
  fits,
  withPlacement,
} from '../domain/placement.js';
import { type ReservationRow, ReservationRepository } from '../persistence/reservation.repository.js';
import { ReservationContracts } from '../contracts/reservation-contracts.query.js';
import { Pools } from './pools.js';

/** What somebody who waits is given a copy as. */
export interface Seating {
  readonly actorId: string | null;
  readonly today: CalendarDate;
  /** The state that each comes to when it has a copy; without it what its contract asks for decides. */
  readonly state?: HeldState | undefined;
  /** The copy that it had a moment ago and keeps if that is possible. */
  readonly prefer?: string | undefined;
  /** The one that begins to wait if there is no copy for it. Whoever brings one back meanwhile does not know of it yet, so it looks twice. */
  readonly newcomer?: string | undefined;
}

/** On PostgreSQL a copy may have gone out between the look and the lock; what is locked stays, so that few looks are enough. */
const mostLooks = 5;

/** Gives copies to reservations that wait, moving the provisional copies of others where that makes room. */
@Injectable()
export class Placing {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly pools: Pools,
    private readonly contracts: ReservationContracts,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Places waiting reservations of a kind, one after the other. The pool is locked; each row's state is `waiting`.
   * @returns the ids of those that have a copy now
   * @throws Problem 409 `changed-meanwhile` where copies kept going out under its hands
   */
  async inOrder(
    tx: Tx,
    kindId: string,
    rows: readonly ReservationRow[],
    seating: Seating,
  ): Promise<ReadonlySet<string>> {
    const [first] = rows;
    const placed = new Set<string>();
    if (first === undefined) return placed;
    let pool = await this.pools.load(tx, kindId, span(rows, first), seating.today, [
      ...rows.map(({ pinnedCode }) => pinnedCode),
      seating.prefer,
    ]);
    for (const row of rows) {
      const after = await this.seat(tx, pool, row, seating);
      if (after === undefined) continue;
      pool = after;
      placed.add(row.id);
    }
    return placed;
  }

  /**
   * Writes moves: nobody overlaps anybody at any moment, because all who move stand up before the first sits down. One that is ready
   * moves only when it is being fulfilled with another copy, and never without one.
   */
  async move(tx: Tx, pool: Pool, moves: readonly Move[], actorId: string | null): Promise<void> {
    const states = new Map(pool.held.map(({ id, state }) => [id, state]));
    const [ready, others] = [true, false].map((is) => moves.filter(({ id }) => (states.get(id) === 'ready') === is));
    await this.reservations.clear(
      tx,
      (others ?? []).map(({ id }) => id),
    );
    for (const { id, to } of ready ?? []) await this.reservations.exchange(tx, id, to);
    for (const { id, to } of others ?? []) await this.reservations.hold(tx, id, states.get(id) ?? 'confirmed', to);
    for (const { id, from, to } of moves) {
      await this.log(tx, actorId, 'reservation.moved', id, { instrument: [from, to] });
    }
  }

  /** Gives one that waits a copy that is free for it. The pool and the copy are locked. @returns the state that it has come to */
  async give(tx: Tx, row: ReservationRow, code: string, { actorId, today, state: given }: Seating): Promise<HeldState> {
    const state = given ?? (await this.contracts.stateFor(tx, row, today));
    await this.reservations.hold(tx, row.id, state, code);
    await this.log(tx, actorId, 'reservation.placed', row.id, { instrument: code });
    return state;
  }

  /**
   * Locks what a plan touches, in the one order that everybody keeps.
   * @returns whether all of it still is as it was when the plan was made
   */
  async lock(tx: Tx, pool: Pool, code: string | undefined, moves: readonly Move[]): Promise<boolean> {
    const codes = new Set([...(code === undefined ? [] : [code]), ...moves.flatMap(({ from, to }) => [from, to])]);
    const copies = await this.reservations.lockCopies(tx, [...codes]);
    const rows = await this.reservations.lockSome(
      tx,
      moves.map(({ id }) => id),
    );
    const known = pool.copies.filter((copy) => codes.has(copy.code));
    const ids = new Set(moves.map(({ id }) => id));
    return (
      known.every((copy) => copies.get(copy.code) === copy.version) &&
      pool.held.filter(({ id }) => ids.has(id)).every(({ id, version }) => rows.get(id) === version)
    );
  }

  /** Remembers what became of a reservation: the thing, never the person. */
  log(tx: Tx, actorId: string | null, action: string, id: string, detail: Record<string, unknown>): Promise<void> {
    return this.audit.append(tx, { actorId, action, subjectType: 'reservation', subjectId: id, detail });
  }

  private async seat(tx: Tx, loaded: Pool, row: ReservationRow, seating: Seating): Promise<Pool | undefined> {
    const want = await this.pools.want(tx, row);
    let pool = loaded;
    for (let look = 1; look <= mostLooks; look += 1) {
      const placement = findPlacement(pool, want, seating.prefer);
      if (placement !== undefined && (await this.lock(tx, pool, placement.code, placement.moves))) {
        return this.write(tx, pool, row, want, placement, seating);
      }
      const isFinal =
        placement === undefined && (row.id !== seating.newcomer || (await this.isStillOut(tx, pool, want)));
      if (isFinal) return undefined;
      pool = await this.pools.load(tx, row.kindId, want, seating.today, [row.pinnedCode, seating.prefer]);
    }
    throw conflict('changed-meanwhile');
  }

  /** Whether all that would suit somebody and is not here is still where it was. Whoever comes with one of them waits from now on. */
  private async isStillOut(tx: Tx, pool: Pool, want: Want): Promise<boolean> {
    const out = pool.copies.filter((copy) => copy.busy !== undefined && fits(want, copy));
    if (out.length === 0) return true;
    const versions = await this.reservations.lockCopies(
      tx,
      out.map(({ code }) => code),
    );
    return out.every(({ code, version }) => versions.get(code) === version);
  }

  private async write(
    tx: Tx,
    pool: Pool,
    row: ReservationRow,
    want: Want,
    placement: Placement,
    seating: Seating,
  ): Promise<Pool> {
    await this.move(tx, pool, placement.moves, seating.actorId);
    const state = await this.give(tx, row, placement.code, seating);
    return withPlacement(pool, want, state, row.version + 1, placement);
  }
}

function span(rows: readonly ReservationRow[], first: ReservationRow): Period {
  const from = rows.map((row) => row.from).reduce((one, other) => (one < other ? one : other), first.from);
  const to = rows.map((row) => row.busyTo).reduce((one, other) => (one > other ? one : other), first.busyTo);
  return { from, to };
}
