import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { Closing, ClosureDto, type ClosingEffect } from '../../lending/index.js';
import { type ClosureWish, Places } from '../../organisation/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { type IdempotencyClaim, notFound } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf } from '../server/form-fields.js';
import type { ClosureField, ClosurePageProps } from './closure-page.js';

const closureFields: readonly ClosureField[] = ['from', 'to', 'reason'];

/** What came of a form: what the closure moved, or the page as it comes back. */
type Sent = { readonly done: ClosingEffect } | { readonly page: ClosurePageProps };

/** Reads the forms of a point's closures and does what they say. */
@Injectable()
export class ClosureForms {
  constructor(
    private readonly closing: Closing,
    private readonly places: Places,
    private readonly errors: FormErrors,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /**
   * The page of a point; with what a closure would move, where the form was filled in.
   * @throws Problem 404
   */
  async show(actor: Actor, pointId: string, asked: object, language: Language): Promise<ClosurePageProps> {
    const values = fieldsOf(asked, closureFields);
    if (closureFields.every((field) => values[field] === '')) return this.page(actor, pointId, values);
    const wish = await this.wish(values, language);
    if ('errors' in wish) return { ...(await this.page(actor, pointId, values)), errors: wish.errors };
    try {
      const preview = await this.closing.dryRun(actor, pointId, wish);
      return { ...(await this.page(actor, pointId, values)), preview };
    } catch (error) {
      return { ...(await this.page(actor, pointId, values)), errors: this.errors.of(error, language) };
    }
  }

  /** Closes a point. @throws Problem 404 */
  async close(
    actor: Actor,
    pointId: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<Sent> {
    const values = fieldsOf(raw, closureFields);
    const wish = await this.wish(values, language);
    if ('errors' in wish) return { page: { ...(await this.page(actor, pointId, values)), errors: wish.errors } };
    try {
      const { ref } = await this.closing.execute(actor, pointId, wish, claim);
      return { done: await this.closing.effect(actor, ref.closure) };
    } catch (error) {
      const errors = this.errors.of(error, language);
      return { page: { ...(await this.page(actor, pointId, values)), errors } };
    }
  }

  /** Takes a closure back; gives the page as it comes back where that was refused. @throws Problem 404 */
  async withdraw(
    actor: Actor,
    pointId: string,
    closureId: string,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<ClosurePageProps | undefined> {
    try {
      await this.closing.withdraw(actor, closureId, claim);
      return undefined;
    } catch (error) {
      const errors = this.errors.of(error, language);
      return { ...(await this.page(actor, pointId, {})), errors };
    }
  }

  private async wish(
    values: Fields<ClosureField>,
    language: Language,
  ): Promise<ClosureWish | { readonly errors: readonly FieldMessage[] }> {
    const { value, errors } = await this.errors.read(ClosureDto, values, language);
    if (value === undefined) return { errors };
    return { from: calendarDate(value.from), to: calendarDate(value.to), reason: value.reason };
  }

  private async page(actor: Actor, pointId: string, values: Partial<Fields<ClosureField>>): Promise<ClosurePageProps> {
    const coming = await this.closing.comingOf(actor, pointId);
    const point = await this.places.point(this.reader, pointId);
    if (point === undefined) throw notFound();
    const today = this.clock.today();
    const closures = coming.map(({ id, from, to, reason }) => ({ id, from, to, reason, isToCome: from > today }));
    return { point, closures, values };
  }
}
