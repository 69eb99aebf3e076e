import { Injectable } from '@nestjs/common';
import { ReservationQuery } from '../../reservations/index.js';
import type { ReservationLine } from './desk-view.js';
import type { Desk } from './desks.js';

/** More than anybody has at once. */
const mostShown = 20;

/** What is reserved for who stands at the desk, as far as the actor may see it: one statement. */
@Injectable()
export class DeskReservations {
  constructor(private readonly reservations: ReservationQuery) {}

  async of({ actor, names, today }: Desk, borrower: string): Promise<ReservationLine[]> {
    const { items } = await this.reservations.list(actor, { borrower, from: today, limit: mostShown });
    return items.flatMap(({ id, state, kind, size, instrument, from, to, pickupPoint, position, pickupCode }) => {
      if (!isLive(state)) return [];
      const what = [names.kind(kind), size].filter(Boolean).join(' ');
      const point = names.point(pickupPoint);
      return [{ id, state, what, instrument, from, to, point, position, pickupCode: pickupCode ?? null }];
    });
  }
}

function isLive(state: string): state is ReservationLine['state'] {
  return ['waiting', 'awaiting-acceptance', 'confirmed', 'ready'].includes(state);
}
