import { Injectable } from '@nestjs/common';
import { type Actor, mayDo } from '../../identity/index.js';
import { InstrumentView, conditions } from '../../inventory/index.js';
import { DeskLoans, LoanQuery, Replace, ReplaceDto, type ReplacementAnswer } from '../../lending/index.js';
import { type IdempotencyClaim, Problem, ProblemTexts, refused } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { FieldMessage } from '../components/field.js';
import type { RefusalView } from '../desk/desk-view.js';
import { localPath, withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { Names } from '../server/names.js';
import { LoanLines } from './loan-lines.js';
import type { ReplacementFormDto } from './loans.dto.js';
import { loanTexts } from './loans.texts.js';
import type { ReplacementPageProps } from './replacement-page.js';

/** More than these nobody looks through. */
const mostCopies = 60;

/** What a form came to: it was done, or it comes back. */
export type ReplacementOutcome =
  | { readonly done: ReplacementAnswer }
  | { readonly done: undefined; readonly status: number; readonly props: ReplacementPageProps };

/** Shows and reads the form that replaces the instrument of a loan. */
@Injectable()
export class ReplacementForms {
  constructor(
    private readonly loans: LoanQuery,
    private readonly desk: DeskLoans,
    private readonly lines: LoanLines,
    private readonly instruments: InstrumentView,
    private readonly names: Names,
    private readonly replacing: Replace,
    private readonly errors: FormErrors,
    private readonly texts: ProblemTexts,
  ) {}

  /** The page as it is opened. @throws Problem 404 for a loan that is not the reader's to see; 422 `loan-not-open`, `lending-point-not-yours` */
  async opened(
    actor: Actor,
    id: string,
    { point: wanted, back }: { readonly point?: string | undefined; readonly back?: string | undefined },
    language: Language,
  ): Promise<ReplacementPageProps> {
    const loan = await this.loans.byId(actor, id);
    if (loan.state !== 'open') throw refused([{ code: 'loan-not-open', overridable: false }]);
    const [line] = await this.lines.of(actor, [loan], language);
    if (line === undefined) throw new Error('Every loan has its line');
    const names = await this.names.in(language);
    const points = names.points.filter(({ unit }) => unit === actor.unitId);
    const point = points.find((one) => one.id === wanted) ?? points.find((one) => one.id === actor.lendingPointId);
    const { id: at } = point ?? points[0] ?? {};
    if (at === undefined) throw refused([{ code: 'lending-point-not-yours', overridable: false }]);
    const old = await this.instruments.byCode(loan.instrument);
    const found = await this.instruments.list({ kind: old.kind, state: 'available', point: at, limit: mostCopies });
    const accessories = (await this.desk.accessoriesOf([id])).get(id) ?? [];
    return {
      loan: line,
      accessories,
      back: accessories.map((accessory) => accessory.id),
      condition: old.condition,
      copies: [
        ...found.items.filter(({ size }) => size === old.size),
        ...found.items.filter(({ size }) => size !== old.size),
      ].map((copy) => names.instrument(copy)),
      point: at,
      points,
      values: {},
      errors: [],
      refusals: [],
      mayOverride: mayDo(actor.role, 'loan:override'),
      chosen: { overrides: [], comment: '' },
      backHref: localPath(back) ?? `/loans/${id}`,
    };
  }

  /** Does what the form says; gives it as it comes back where that was refused. */
  async replace(
    actor: Actor,
    id: string,
    form: ReplacementFormDto,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<ReplacementOutcome> {
    const comesBack = async (
      status: number,
      errors: readonly FieldMessage[],
      refusals: readonly RefusalView[] = [],
    ): Promise<ReplacementOutcome> => {
      const { accessories: back, overrides, overrideComment: comment = '', lendingPoint: point } = form;
      const { instrument = '', code = '', condition, reason = '' } = form;
      const opened = await this.opened(actor, id, { point, back: form.back }, language);
      const asBefore = conditions.find((one) => one === condition) ?? opened.condition;
      const values = { instrument, code, condition: asBefore, reason };
      const props = { ...opened, back, values, errors, refusals, chosen: { overrides, comment } };
      return { done: undefined, status, props };
    };
    const asked = askedOf(form);
    const { value, errors } = await this.errors.read(ReplaceDto, asked, language);
    if (value === undefined) return comesBack(400, this.worded(errors, asked.instrument, language));
    try {
      return { done: (await this.replacing.execute(actor, id, value, claim)).ref };
    } catch (error) {
      if (!(error instanceof Problem) || error.rejections === undefined) {
        const messages = this.errors.of(error, language);
        return comesBack((error as Problem).status, this.worded(messages, asked.instrument, language));
      }
      const attempted = form.overrides.length > 0 || (form.overrideComment ?? '') !== '';
      const missing = { field: 'overrideComment', message: loanTexts(language, 'replace.comment.missing') };
      const loan = await this.loans.byId(actor, id);
      const refusals = this.texts.rejections(language, error.rejections).map(({ code, detail, overridable }) => ({
        ...{ code, detail, overridable },
        remedyHref: code === 'agreement-missing' && loan.borrower ? agreementsOf(id, loan.borrower) : undefined,
      }));
      return comesBack(error.status, attempted ? [missing] : [], refusals);
    }
  }

  /** What is wrong with the instrument is said at the field where it was given. */
  private worded(errors: readonly FieldMessage[], instrument: string, language: Language): FieldMessage[] {
    return errors.map(({ field, message }) => {
      if (field !== 'instrument') return { field, message };
      return {
        field: 'code',
        message: instrument === '' ? loanTexts(language, 'replace.instrument.missing') : message,
      };
    });
  }
}

/** What the form asks of the interface. An exception without an explanation is none: then all reasons stand again. */
function askedOf(form: ReplacementFormDto): Record<string, unknown> & { readonly instrument: string } {
  const { replaces, lendingPoint, condition, reason, accessories, accessoriesOut, overrides } = form;
  const comment = (form.overrideComment ?? '').trim();
  return {
    ...{ replaces, lendingPoint, condition, reason },
    instrument: form.code?.trim() || form.instrument || '',
    missingAccessories: accessoriesOut.filter((id) => !accessories.includes(id)),
    overrides: comment === '' ? [] : overrides.map((code) => ({ code, comment })),
  };
}

function agreementsOf(loan: string, borrower: string): string {
  return withQuery(`/borrowers/${borrower}/agreements`, { loan, back: `/loans/${loan}/replacement` });
}
