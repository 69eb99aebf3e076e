import { Injectable } from '@nestjs/common';
import { BorrowerFacts } from '../../borrowers/index.js';
import { InstrumentView } from '../../inventory/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { type ReservationView, reservationTexts } from '../../reservations/index.js';
import { Names } from '../server/names.js';
import { describe } from '../view-models.js';
import type { ReservationLine } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

/** Reservations as pages show them: two statements however many there are. */
@Injectable()
export class ReservationLines {
  constructor(
    private readonly reader: Reader,
    private readonly instruments: InstrumentView,
    private readonly borrowers: BorrowerFacts,
    private readonly names: Names,
  ) {}

  async of(reservations: readonly ReservationView[], language: Language): Promise<ReservationLine[]> {
    if (reservations.length === 0) return [];
    const names = await this.names.in(language);
    const codes = [...new Set(reservations.flatMap(({ instrument }) => instrument ?? []))];
    const instruments = await this.instruments.byCodes(codes);
    const borrowers = await this.borrowers.displayNames(
      this.reader,
      reservations.flatMap(({ borrower }) => borrower ?? []),
    );
    return reservations.map((reservation) => {
      const { id, state, pinned, from, to, position, readyUntil } = reservation;
      const copy = instruments.get(reservation.instrument ?? '');
      const instrument = copy === undefined ? null : names.instrument(copy);
      const displayName = borrowers.get(reservation.borrower ?? '');
      const kind = [names.kind(reservation.kind), reservation.size].filter(Boolean).join(' ');
      const anyOf = { what: kind, grade: names.grade(reservation.leastGrade).toLowerCase() };
      return {
        ...{ id, state, instrument, pinned, from, to, position, readyUntil },
        borrower:
          reservation.borrower == null || displayName === undefined ? null : { id: reservation.borrower, displayName },
        what: pinned && instrument !== null ? describe(instrument) : teachingTexts(language, 'any-of', anyOf),
        point: names.point(reservation.pickupPoint),
        explanation: position === null ? null : reservationTexts(language, 'reservation.in-line', { position }),
      };
    });
  }
}
