import { Injectable } from '@nestjs/common';
import { parseCalendarDate } from '../../platform/calendar/index.js';
import { Problem } from '../../platform/http/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { DeskHandOver } from './desk-hand-over.js';
import { DeskReader, type HandOverView } from './desk-reader.js';
import type { HandOverFormDto } from './desk.dto.js';
import { deskTexts } from './desk.texts.js';
import type { Desk } from './desks.js';

/** The card of a refused hand-over: every reason at once, and what had been chosen. */
@Injectable()
export class RefusedHandOvers {
  constructor(
    private readonly reader: DeskReader,
    private readonly handOvers: DeskHandOver,
    private readonly errors: FormErrors,
  ) {}

  /**
   * The card; `undefined` where there is nobody or nothing to show on it.
   * @throws whatever is not an expected refusal
   */
  async card(
    desk: Desk,
    form: HandOverFormDto,
    error: unknown,
  ): Promise<{ readonly view: HandOverView; readonly status: number } | undefined> {
    const messages = this.errors.of(error, desk.language);
    const problem = error as Problem;
    const { accessories, overrides, overrideComment: comment = '', borrower, instrument } = form;
    const outgrown = form.outgrown === undefined ? undefined : form.outgrownBack;
    const dueOn = form.dueOn === undefined ? undefined : parseCalendarDate(form.dueOn);
    const view = await this.reader.refusedHandOver(
      desk,
      { borrower, instrument },
      { accessories, overrides, comment, dueOn, outgrown },
    );
    if (view === undefined) return undefined;
    const refusals =
      view.offer.refusals.length > 0
        ? view.offer.refusals
        : this.handOvers.refusals(desk, problem.rejections ?? [], { borrower, instrument });
    const errors = problem.rejections === undefined ? messages : this.overriding(desk, form);
    return { status: problem.status, view: { ...view, offer: { ...view.offer, refusals, errors } } };
  }

  /** What is wrong with an exception that was tried. */
  private overriding({ language }: Desk, { overrides, overrideComment }: HandOverFormDto): FieldMessage[] {
    if (overrides.length === 0 && overrideComment === undefined) return [];
    const wrong =
      overrides.length > 0 && overrideComment === undefined ? 'override.comment.missing' : 'override.incomplete';
    return [{ field: 'overrideComment', message: deskTexts(language, wrong) }];
  }
}
