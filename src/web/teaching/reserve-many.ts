import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Pupils } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { type IdempotencyClaim, badInput } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { ReservationQuery, Reserve } from '../../reservations/index.js';
import { withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { ReservationLines } from './reservation-lines.js';
import type { ReserveFormDto } from './reserve.dto.js';
import type { ReserveResult } from './teaching-view.js';
import { teachingTexts } from './teaching.texts.js';

/** What is reserved for one pupil. */
interface Wish {
  readonly borrower: string;
  readonly size: string;
  /** `any` or the code of a copy. */
  readonly copy: string;
}

type Outcome = { readonly wish: Wish } & (
  { readonly reservation: string } | { readonly reservation: undefined; readonly reasons: readonly string[] }
);

/** Reserves for several pupils, each by itself: one that is refused does not stop the others. */
@Injectable()
export class ReserveMany {
  constructor(
    private readonly reserve: Reserve,
    private readonly reservations: ReservationQuery,
    private readonly lines: ReservationLines,
    private readonly pupils: Pupils,
    private readonly errors: FormErrors,
  ) {}

  /**
   * What came of each that asks for something, in the order of the form.
   * @throws Problem 400 where the lists of the form do not belong together
   */
  async run(
    actor: Actor,
    form: ReserveFormDto,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<ReserveResult[]> {
    const outcomes: Outcome[] = [];
    for (const wish of wishesOf(form)) outcomes.push(await this.one(actor, form, wish, claim, language));
    const ids = outcomes.map(({ wish }) => wish.borrower);
    const names = new Map((await this.pupils.list(actor, { ids, limit: 200 })).items.map((one) => [one.id, one]));
    const made = outcomes.flatMap(({ reservation }) => reservation ?? []);
    const lines = await this.lines.of(await Promise.all(made.map((id) => this.reservations.byId(actor, id))), language);
    return outcomes.map((outcome) => {
      const { borrower, size } = outcome.wish;
      const { kind, grade, from, to, point } = form;
      return {
        pupil: {
          id: borrower,
          displayName: names.get(borrower)?.displayName ?? teachingTexts(language, 'person-gone'),
        },
        reservation: lines.find(({ id }) => id === outcome.reservation) ?? null,
        reasons: outcome.reservation === undefined ? outcome.reasons : [],
        againHref: withQuery('/teaching/reserve', { borrower, kind, size, grade, from, to, point }),
      };
    });
  }

  private async one(
    actor: Actor,
    { kind, grade, from, to, point }: ReserveFormDto,
    wish: Wish,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<Outcome> {
    const { borrower, size, copy } = wish;
    const thing = copy === 'any' ? { kind, size: size === '' ? null : size, grade } : { instrument: copy };
    const input = { borrower, ...thing, from, to, pickupPoint: point };
    try {
      const done = await this.reserve.execute(actor, input, claim && claimOf(claim, borrower, input));
      return { wish, reservation: done.ref.reservation };
    } catch (error) {
      const reasons = this.errors.of(error, language).map(({ message }) => message);
      return { wish, reservation: undefined, reasons: [...new Set(reasons)] };
    }
  }
}

/** Each row of the form is done once by itself, so each has a key of its own, made of the form's. */
function claimOf(claim: IdempotencyClaim, borrower: string, input: object): IdempotencyClaim {
  return {
    scope: claim.scope,
    key: hash('sha256', `${claim.key} ${borrower}`),
    bodyHash: hash('sha256', JSON.stringify(input)),
  };
}

function wishesOf({ borrower, size, copy }: ReserveFormDto): Wish[] {
  if (size.length !== borrower.length || copy.length !== borrower.length) {
    throw badInput([{ field: 'copy', code: 'unknown-field' }]);
  }
  const wishes = borrower.map((id, row) => ({ borrower: id, size: size[row] ?? '', copy: copy[row] ?? '' }));
  return wishes.filter((wish) => wish.copy !== '');
}
