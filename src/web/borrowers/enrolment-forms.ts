import { Injectable } from '@nestjs/common';
import { BorrowerLookUps, EnrolBorrower, EnrolDto } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import type { IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { fieldsOf } from '../server/form-fields.js';
import type { EnrolmentFormProps } from './borrowers-view.js';
import { EnrolmentChoices } from './enrolment-choices.js';

const fields = ['programme', 'schoolYear', 'schoolGrade', 'teacher'] as const;

/** Reads the form of a place in a programme and does what it says. */
@Injectable()
export class EnrolmentForms {
  constructor(
    private readonly lookUps: BorrowerLookUps,
    private readonly enrolBorrower: EnrolBorrower,
    private readonly choices: EnrolmentChoices,
    private readonly errors: FormErrors,
  ) {}

  /** @throws Problem 404 for a borrower out of reach, too */
  async blank(actor: Actor, id: string, language: Language): Promise<EnrolmentFormProps> {
    const choices = await this.choices.in(language);
    const borrower = await this.lookUps.byId(actor, id);
    const [schoolYear = ''] = choices.schoolYears;
    const teacher = actor.role === 'teacher' ? actor.username : '';
    return { borrower, ...choices, values: { schoolYear, teacher } };
  }

  /**
   * Enrols; gives the form as it comes back where that was refused.
   * @throws Problem 404 for a borrower out of reach, too
   */
  async enrol(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<EnrolmentFormProps | undefined> {
    const values = fieldsOf(raw, fields);
    const comesBack = async (errors: readonly FieldMessage[]): Promise<EnrolmentFormProps> => ({
      ...(await this.blank(actor, id, language)),
      values,
      errors,
    });
    const { value, errors } = await this.errors.read(EnrolDto, values, language);
    if (value === undefined) return comesBack(errors);
    try {
      await this.enrolBorrower.execute(actor, id, value, claim);
      return undefined;
    } catch (error) {
      return comesBack(this.errors.of(error, language));
    }
  }
}
