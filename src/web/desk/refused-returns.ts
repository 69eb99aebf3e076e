import { Injectable } from '@nestjs/common';
import { type ReturnStep } from '../../lending/index.js';
import { Problem } from '../../platform/http/index.js';
import { wordTexts } from '../components/words.texts.js';
import type { Flash } from '../frame.js';
import { FormErrors } from '../server/form-errors.js';
import { DeskReader } from './desk-reader.js';
import { stepOf } from './desk-returns.js';
import type { DeskView } from './desk-view.js';
import type { ReturnFormDto } from './desk.dto.js';
import { deskTexts } from './desk.texts.js';
import type { Desk } from './desks.js';

type ReturnView = DeskView & { readonly step: 'return' };

/** What the desk says of a return that could not be registered. */
@Injectable()
export class RefusedReturns {
  constructor(
    private readonly reader: DeskReader,
    private readonly errors: FormErrors,
  ) {}

  /**
   * The card with what is wrong on it; `undefined` where the instrument is not out, or not there.
   * @throws whatever is not an expected refusal
   */
  async card(
    desk: Desk,
    form: ReturnFormDto,
    error: unknown,
  ): Promise<{ readonly view: ReturnView; readonly status: number } | undefined> {
    const errors = this.errors.of(error, desk.language);
    const { borrower, instrument, accessories, note = '', returnedOn } = form;
    const view = await this.reader.view(desk, { borrower, instrument });
    if (view.step !== 'return') return undefined;
    const chosen = { accessories, note, returnedOn: returnedOn ?? desk.today };
    return { status: (error as Problem).status, view: { ...view, offer: { ...view.offer, errors, chosen } } };
  }

  /** Somebody was first: where the instrument belongs all the same. */
  notOnLoan(desk: Desk, error: unknown): Flash | undefined {
    if (!(error instanceof Problem) || error.code !== 'instrument-not-on-loan') return undefined;
    const step = stepOf(desk, error.extra['next'] as ReturnStep);
    const where = wordTexts(desk.language, `next.${step.step}`, { point: step.to ?? '' });
    return { tone: 'info', text: deskTexts(desk.language, 'return.already', { where }) };
  }
}
