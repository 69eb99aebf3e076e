import type { AuditEntryEntity } from '../audit/index.js';
import { calendarDate, type CalendarDate, zonedInstant } from '../platform/calendar/index.js';
import type { DemoData } from './demo-data.js';
import { demoZone } from './places.js';

type Entry = Omit<AuditEntryEntity, 'id'>;

/** What the log of a register with this past would say of its instruments, loans and reservations, the oldest first. */
export function logOf({ instruments, loans, reservations, credits, users }: DemoData, today: CalendarDate): Entry[] {
  const entries: Entry[] = [
    ...instruments.map(({ code, registeredAt }) => ({
      at: registeredAt,
      actorId: null,
      action: 'instrument.registered',
      subjectType: 'instrument',
      subjectId: code,
      instrumentCode: code,
      detail: null,
    })),
    ...loans.map((loan) => ({
      at: loan.outAt,
      actorId: loan.outBy,
      action: 'loan.opened',
      subjectType: 'loan',
      subjectId: loan.id,
      instrumentCode: loan.instrumentCode,
      detail: JSON.stringify({ lendingPoint: loan.lendingPointId, dueOn: loan.dueOn }),
    })),
    ...loans.flatMap((loan) =>
      loan.registeredAt === null
        ? []
        : {
            at: loan.registeredAt,
            actorId: loan.returnedBy,
            action: 'loan.returned',
            subjectType: 'loan',
            subjectId: loan.id,
            instrumentCode: loan.instrumentCode,
            detail: JSON.stringify({ lendingPoint: loan.returnedPointId, returnedOn: loan.returnedOn, missing: 0 }),
          },
    ),
    ...reservations.map((reservation) => ({
      at: reservation.madeAt,
      actorId: reservation.madeBy,
      action: 'reservation.made',
      subjectType: 'reservation',
      subjectId: reservation.id,
      instrumentCode: null,
      detail: JSON.stringify({ kind: reservation.kindId, from: reservation.fromDay, to: reservation.toDay }),
    })),
  ];
  const accountant = users.find(({ role }) => role === 'accountant')?.id ?? null;
  for (const { id, kind, chargeId, creditedOn } of credits) {
    if (kind !== 'waiver') continue;
    const at = zonedInstant(calendarDate(creditedOn), '09:15', demoZone);
    const subject = { subjectType: 'charge', subjectId: chargeId, instrumentCode: null };
    const detail = JSON.stringify({ credit: id });
    entries.push({ at, actorId: accountant, action: 'charge.waived', ...subject, detail });
  }
  const end = zonedInstant(today, '23:59', demoZone);
  return entries.filter(({ at }) => at <= end).sort((a, b) => a.at.getTime() - b.at.getTime());
}
