import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { ChangeTerms, type MunicipalTerm, Places } from '../../organisation/index.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import { type IdempotencyClaim, notFound } from '../../platform/http/index.js';
import { type Language, formatDay } from '../../platform/i18n/index.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf, versionOf } from '../server/form-fields.js';
import { type FormPart, isChangedMeanwhile, mergeMeanwhile, packValues } from '../server/meanwhile.js';
import { Names } from '../server/names.js';
import { TermFormDto } from './admin.dto.js';
import { adminTexts } from './admin.texts.js';
import type { TermField, TermFormProps, TermYear } from './term-pages.js';

const termFields: readonly TermField[] = ['name', 'firstDay', 'lastDay'];

/** Shows the terms, reads the form of one and does what it says. */
@Injectable()
export class TermForms {
  constructor(
    private readonly places: Places,
    private readonly changeTerms: ChangeTerms,
    private readonly errors: FormErrors,
    private readonly names: Names,
    private readonly reader: Reader,
  ) {}

  /** Every term by school year, the earliest first; with its municipality where there is more than one. */
  async years(language: Language): Promise<TermYear[]> {
    const names = await this.names.in(language);
    const terms = (await this.places.allTerms(this.reader)).map((term) => ({
      ...term,
      name: names.atMunicipality(term.name, term.municipality),
    }));
    const years = [...new Set(terms.map(({ schoolYear }) => schoolYear))].sort();
    return years.map((schoolYear) => ({ schoolYear, terms: terms.filter((term) => term.schoolYear === schoolYear) }));
  }

  /** The form of a term as it is now. @throws Problem 404 */
  async filled(id: string): Promise<TermFormProps> {
    return filledWith(await this.term(id));
  }

  /** Changes a term; gives the form as it comes back where that was refused. @throws Problem 404 */
  async change(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<{ readonly status: number; readonly form: TermFormProps } | undefined> {
    const { version, was, ...values } = fieldsOf(raw, [...termFields, 'version', 'was'] as const);
    const { editing } = await this.filled(id);
    const comesBack = { editing: { ...editing, was, version: Number(version) }, values };
    const { value, errors } = await this.errors.read(TermFormDto, values, language);
    if (value === undefined) return { status: 400, form: { ...comesBack, errors } };
    const { name } = value;
    const [firstDay, lastDay] = [calendarDate(value.firstDay), calendarDate(value.lastDay)];
    try {
      await this.changeTerms.execute(actor, id, versionOf(version), { name, firstDay, lastDay }, claim);
      return undefined;
    } catch (error) {
      if (!isChangedMeanwhile(error)) {
        return { status: 400, form: { ...comesBack, errors: this.errors.of(error, language) } };
      }
      // What another server has stored is not known here yet.
      this.places.forget();
      const term = await this.term(id);
      const merged = mergeMeanwhile(language, termParts(language), values, was, valuesOf(term));
      return { status: 412, form: { ...filledWith(term), ...merged } };
    }
  }

  private async term(id: string): Promise<MunicipalTerm> {
    const term = (await this.places.allTerms(this.reader)).find((one) => one.id === id);
    if (term === undefined) throw notFound();
    return term;
  }
}

function filledWith(term: MunicipalTerm): TermFormProps {
  const values = valuesOf(term);
  const { id, name, schoolYear, version } = term;
  return { editing: { id, name, schoolYear, version, was: packValues(values) }, values };
}

function valuesOf({ name, firstDay, lastDay }: MunicipalTerm): Fields<TermField> {
  return { name, firstDay, lastDay };
}

/** What of the form somebody else may have changed meanwhile, in words. */
function termParts(language: Language): FormPart<TermField>[] {
  const t = adminTexts.in(language);
  return [
    { fields: ['name'], label: t('term.name'), say: ({ name }) => name },
    { fields: ['firstDay'], label: t('term.first'), say: ({ firstDay }) => formatDay(language, firstDay) },
    { fields: ['lastDay'], label: t('term.last'), say: ({ lastDay }) => formatDay(language, lastDay) },
  ];
}
