import { Injectable } from '@nestjs/common';
import { type BorrowerAnswer, Programmes } from '../../borrowers/index.js';
import { LoanQuery } from '../../lending/index.js';
import { Reader } from '../../platform/database/index.js';
import { LoanLines } from '../loans/loan-lines.js';
import { DeskPeople } from './desk-people.js';
import { DeskReservations } from './desk-reservations.js';
import { deskTexts } from './desk.texts.js';
import type { DeskBorrower } from './desk-view.js';
import type { Desk } from './desks.js';

/** More loans than anybody carries; the borrower's own page has them all. */
const mostLoans = 20;

/** Who stands at the desk, with what they have out: the number of statements does not depend on how much that is. */
@Injectable()
export class DeskBorrowers {
  constructor(
    private readonly people: DeskPeople,
    private readonly loans: LoanQuery,
    private readonly lines: LoanLines,
    private readonly programmes: Programmes,
    private readonly reserved: DeskReservations,
    private readonly reader: Reader,
  ) {}

  /** `null` for an unknown id and one out of reach alike. */
  async byId(desk: Desk, id: string | undefined): Promise<DeskBorrower | null> {
    const borrower = id === undefined ? undefined : await this.people.byId(desk.actor, id);
    if (borrower === undefined) return null;
    const { items } = await this.loans.list(desk.actor, { borrower: borrower.id, state: 'open', limit: mostLoans });
    return {
      id: borrower.id,
      displayName: borrower.displayName,
      cardNumber: borrower.cardNumber,
      about: await this.about(desk, borrower),
      blocks: borrower.blocks,
      loans: await this.lines.of(desk.actor, items, desk.language),
      reservations: await this.reserved.of(desk, borrower.id),
    };
  }

  private async about(desk: Desk, borrower: BorrowerAnswer): Promise<string | null> {
    const { birthDate, enrolments } = borrower;
    const [newest] = enrolments;
    const programmes = newest === undefined ? [] : await this.programmes.all(this.reader);
    const programme = programmes.find(({ id }) => id === newest?.programme);
    const municipality = desk.names.otherMunicipality(borrower, desk.actor.unitId);
    const parts = [bornWords(desk, birthDate), programme?.names[desk.language], municipality];
    return parts.filter(Boolean).join(', ') || null;
  }
}

/** The year of birth, which tells two people of one name apart. */
export function bornWords({ language }: Desk, birthDate: string | null): string | null {
  return birthDate === null ? null : deskTexts(language, 'born', { year: birthDate.slice(0, 4) });
}
