import { Injectable } from '@nestjs/common';
import {
  type BorrowerAnswer,
  type BorrowerRegistration,
  BorrowerLookUps,
  ChangeBorrower,
  ChangeBorrowerDto,
  RegisterBorrower,
  RegisterBorrowerDto,
} from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import type { IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { FormErrors } from '../server/form-errors.js';
import { fieldsOf, versionOf } from '../server/form-fields.js';
import { isChangedMeanwhile, mergeMeanwhile, packValues } from '../server/meanwhile.js';
import { Names } from '../server/names.js';
import { borrowerFieldOf, borrowerFields, borrowerParts, changeOf, registrationOf, valuesOf } from './borrower-form.js';
import type { BorrowerFormProps } from './borrowers-view.js';

/** A form as it is shown, but for what it lets choose from. */
type BorrowerForm = Omit<BorrowerFormProps, 'municipalities'>;

/** A form that was sent: what it did, or the form as it comes back, with its status. */
export type SentForm =
  { readonly id: string } | { readonly id: undefined; readonly status: number; readonly form: BorrowerForm };

/** Reads the forms of borrowers and does what they say. */
@Injectable()
export class BorrowerForms {
  constructor(
    private readonly lookUps: BorrowerLookUps,
    private readonly registerBorrower: RegisterBorrower,
    private readonly changeBorrower: ChangeBorrower,
    private readonly errors: FormErrors,
    private readonly names: Names,
  ) {}

  /** An empty form: whoever is registered belongs to the municipality of the unit that does it, unless another is chosen. */
  async blank({ unitId }: Actor, cardNumber: string, language: Language): Promise<BorrowerForm> {
    const { units } = await this.names.in(language);
    const municipality = units.find(({ id }) => id === unitId)?.municipality ?? '';
    return { editing: null, values: { cardNumber, municipality } };
  }

  async register(
    actor: Actor,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<SentForm> {
    const values = fieldsOf(raw, borrowerFields);
    const fieldOf = borrowerFieldOf(values);
    const { value, errors } = await this.errors.read(RegisterBorrowerDto, registrationOf(values), language, fieldOf);
    if (value === undefined) return { id: undefined, status: 400, form: { editing: null, values, errors } };
    try {
      return (await this.registerBorrower.execute(actor, complete(value, language), claim)).ref;
    } catch (error) {
      const found = this.errors.of(error, language, fieldOf);
      return { id: undefined, status: 400, form: { editing: null, values, errors: found } };
    }
  }

  /** The form of a borrower as it is now. @throws Problem 404 for one out of reach, too */
  async filled(actor: Actor, id: string): Promise<BorrowerForm> {
    return filledWith(await this.lookUps.byId(actor, id));
  }

  /** @throws Problem 404 for a borrower out of reach, too */
  async change(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<SentForm> {
    const { version, was, ...values } = fieldsOf(raw, [...borrowerFields, 'version', 'was'] as const);
    const borrower = await this.lookUps.byId(actor, id);
    const form = filledWith(borrower);
    const fieldOf = borrowerFieldOf(values);
    const asked = changeOf(values, borrower.email !== undefined);
    const { value, errors } = await this.errors.read(ChangeBorrowerDto, asked, language, fieldOf);
    const comesBack = { ...form, editing: form.editing && { ...form.editing, was, version: Number(version) }, values };
    if (value === undefined) return { id: undefined, status: 400, form: { ...comesBack, errors } };
    try {
      await this.changeBorrower.execute(actor, id, versionOf(version), value, claim);
      return { id };
    } catch (error) {
      if (!isChangedMeanwhile(error)) {
        return { id: undefined, status: 400, form: { ...comesBack, errors: this.errors.of(error, language, fieldOf) } };
      }
      const { municipalities } = await this.names.in(language);
      const merged = mergeMeanwhile(language, borrowerParts(language, municipalities), values, was, valuesOf(borrower));
      return { id: undefined, status: 412, form: { ...form, ...merged } };
    }
  }
}

function filledWith(borrower: BorrowerAnswer): BorrowerForm {
  const values = valuesOf(borrower);
  const { id, displayName, version } = borrower;
  const editing = { id, displayName, version, was: packValues(values), withContact: borrower.email !== undefined };
  return { editing, values };
}

/** The form sends all of these; who leaves them out by hand means a person in the reader's own language. */
function complete(form: Pick<RegisterBorrowerDto, keyof RegisterBorrowerDto>, reader: Language): BorrowerRegistration {
  const { type = 'person', language = reader, guardians } = form;
  return {
    ...form,
    type,
    language,
    guardians: guardians?.map(({ displayName, email, phone, language: own = language }) => ({
      displayName,
      email,
      phone,
      language: own,
    })),
  };
}
