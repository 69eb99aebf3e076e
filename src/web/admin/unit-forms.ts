import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { ChangeUnits, Places, type Unit } from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';
import { type IdempotencyClaim, notFound } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf, versionOf } from '../server/form-fields.js';
import { type FormPart, isChangedMeanwhile, mergeMeanwhile, packValues } from '../server/meanwhile.js';
import { UnitFormDto } from './admin.dto.js';
import { adminTexts } from './admin.texts.js';
import type { UnitField, UnitFormProps } from './unit-pages.js';

const unitFields: readonly UnitField[] = ['name', 'phone', 'email'];

/** Reads the form of a unit and does what it says. */
@Injectable()
export class UnitForms {
  constructor(
    private readonly places: Places,
    private readonly changeUnits: ChangeUnits,
    private readonly errors: FormErrors,
    private readonly reader: Reader,
  ) {}

  /** The form of a unit as it is now. @throws Problem 404 */
  async filled(id: string): Promise<UnitFormProps> {
    return filledWith(await this.unit(id));
  }

  /** Changes a unit; gives the form as it comes back where that was refused. @throws Problem 404 */
  async change(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<{ readonly status: number; readonly form: UnitFormProps } | undefined> {
    const { version, was, ...values } = fieldsOf(raw, [...unitFields, 'version', 'was'] as const);
    const { editing } = await this.filled(id);
    const comesBack = { editing: { ...editing, was, version: Number(version) }, values };
    const { value, errors } = await this.errors.read(UnitFormDto, values, language);
    if (value === undefined) return { status: 400, form: { ...comesBack, errors } };
    const { name, phone = null, email = null } = value;
    try {
      await this.changeUnits.execute(actor, id, versionOf(version), { name, phone, email }, claim);
      return undefined;
    } catch (error) {
      if (!isChangedMeanwhile(error)) {
        return { status: 400, form: { ...comesBack, errors: this.errors.of(error, language) } };
      }
      // What another server has stored is not known here yet.
      this.places.forget();
      const unit = await this.unit(id);
      const merged = mergeMeanwhile(language, unitParts(language), values, was, valuesOf(unit));
      return { status: 412, form: { ...filledWith(unit), ...merged } };
    }
  }

  private async unit(id: string): Promise<Unit> {
    const unit = await this.places.unit(this.reader, id);
    if (unit === undefined) throw notFound();
    return unit;
  }
}

function filledWith(unit: Unit): UnitFormProps {
  const values = valuesOf(unit);
  const { id, name, version } = unit;
  return { editing: { id, name, version, was: packValues(values) }, values };
}

function valuesOf({ name, phone, email }: Unit): Fields<UnitField> {
  return { name, phone: phone ?? '', email: email ?? '' };
}

/** What of the form somebody else may have changed meanwhile, in words. */
function unitParts(language: Language): FormPart<UnitField>[] {
  const t = adminTexts.in(language);
  return unitFields.map((field) => ({
    fields: [field],
    label: t(`unit.${field}`),
    say: (values) => values[field],
  }));
}
