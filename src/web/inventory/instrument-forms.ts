import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { ChangeInstrument, type InstrumentAnswer, RegisterInstrument } from '../../inventory/index.js';
import type { IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { Names } from '../server/names.js';
import { describe } from '../view-models.js';
import { InstrumentFormDto } from './instrument-form.dto.js';
import { changeOf, registrationOf, valuesOf } from './instrument-form.js';
import type { InstrumentFormProps } from './inventory-view.js';

/** A form as it is to be shown. */
export type ShownForm = Pick<InstrumentFormProps, 'values' | 'errors'> & {
  readonly editing: InstrumentAnswer | null;
};

/** What became of a form: the instrument's code, or what is wrong. */
interface Outcome {
  readonly code?: string;
  readonly errors: readonly FieldMessage[];
}

/** Reads and shows the form of an instrument. */
@Injectable()
export class InstrumentForms {
  constructor(
    private readonly names: Names,
    private readonly errors: FormErrors,
    private readonly registerInstrument: RegisterInstrument,
    private readonly changeInstrument: ChangeInstrument,
  ) {}

  /** The form of an instrument that is there. */
  filled(instrument: InstrumentAnswer): ShownForm {
    return { editing: instrument, values: valuesOf(instrument) };
  }

  async page({ editing, values, errors = [] }: ShownForm, language: Language): Promise<InstrumentFormProps> {
    const names = await this.names.in(language);
    const name = editing === null ? '' : describe(names.instrument(editing));
    return {
      editing: editing === null ? null : { code: editing.code, name, version: editing.version },
      values,
      accessories: editing?.accessories ?? [],
      errors,
      kinds: names.kinds,
      grades: names.grades,
      units: names.units,
      points: names.points,
    };
  }

  async register(actor: Actor, raw: object, claim: IdempotencyClaim | undefined, language: Language): Promise<Outcome> {
    const { value, errors } = await this.errors.read(InstrumentFormDto, raw, language);
    if (value === undefined) return { errors };
    return this.attempt(language, async () => {
      const done = await this.registerInstrument.execute(actor, registrationOf(value), claim);
      return done.ref.code;
    });
  }

  async change(actor: Actor, before: InstrumentAnswer, raw: object, language: Language): Promise<Outcome> {
    const { value, errors } = await this.errors.read(InstrumentFormDto, raw, language);
    if (value === undefined) return { errors };
    const version = value.version ?? before.version;
    return this.attempt(language, () => this.changeInstrument.execute(actor, before.code, version, changeOf(value)));
  }

  private async attempt(language: Language, work: () => Promise<string>): Promise<Outcome> {
    try {
      return { code: await work(), errors: [] };
    } catch (error) {
      return { errors: this.errors.of(error, language).map(ownField) };
    }
  }
}

/** The form asks for kind and size in one field, and for the value in kroner. */
function ownField({ field, message }: FieldMessage): FieldMessage {
  const fields: Readonly<Record<string, string>> = {
    kind: 'kindAndSize',
    size: 'kindAndSize',
    valueOre: 'value',
    accessories: 'newAccessories',
  };
  return { field: fields[field] ?? field, message };
}
