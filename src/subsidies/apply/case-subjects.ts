import { Injectable } from '@nestjs/common';
import { Places } from '../../organisation/index.js';
import { type CalendarDate, calendarDate, parseCalendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { Queries } from '../../platform/database/index.js';
import { type Problem, badInput } from '../../platform/http/index.js';
import type { CaseSubject } from '../domain/case-content.js';
import { restOfSchoolYear } from '../domain/period.js';
import { type CaseBorrower, CasePeople } from '../persistence/case-people.query.js';

/** What is said of the subject of a request. */
export interface SubjectInput {
  readonly loan?: string | null | undefined;
  readonly reservation?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** Understands what support is asked for. */
@Injectable()
export class CaseSubjects {
  constructor(
    private readonly people: CasePeople,
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 naming the field: a loan or reservation that is none of the borrower's, both of them, a period that ends before it begins */
  async understand(q: Queries, borrower: CaseBorrower, input: SubjectInput): Promise<CaseSubject> {
    const { loan = null, reservation = null } = input;
    if (loan !== null && reservation !== null) throw wrong('reservation', 'loan-or-reservation');
    const owner =
      loan !== null
        ? await this.people.ownerOfLoan(q, loan)
        : reservation !== null
          ? await this.people.ownerOfReservation(q, reservation)
          : undefined;
    const named = loan ?? reservation;
    if (named !== null && owner?.borrowerId !== borrower.id) {
      throw loan !== null ? wrong('loan', 'unknown-loan') : wrong('reservation', 'unknown-reservation');
    }
    const from = dayOr(input.from, owner === undefined ? this.clock.today() : calendarDate(owner.from));
    const to = dayOr(input.to, owner === undefined ? await this.endFor(q, borrower, from) : laterText(owner.to, from));
    if (to < from) throw wrong('to', 'ends-before-it-begins');
    return { loanId: loan, reservationId: reservation, from, to };
  }

  private async endFor(q: Queries, { municipalityId }: CaseBorrower, from: CalendarDate): Promise<CalendarDate> {
    const terms = (await this.places.allTerms(q)).filter(({ municipality }) => municipality === municipalityId);
    return restOfSchoolYear(from, terms).to;
  }
}

function dayOr(given: string | null | undefined, otherwise: CalendarDate): CalendarDate {
  return (given === null || given === undefined ? undefined : parseCalendarDate(given)) ?? otherwise;
}

function laterText(day: string, from: CalendarDate): CalendarDate {
  const one = calendarDate(day);
  return one < from ? from : one;
}

function wrong(field: string, code: string): Problem {
  return badInput([{ field, code }]);
}
