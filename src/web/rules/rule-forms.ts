import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import { AddRule, EndLoanRuleDto, EndRule, LoanRules, NewLoanRuleDto, ruleAnswer } from '../../loan-rules/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { Reader } from '../../platform/database/index.js';
import { type IdempotencyClaim, badInput } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { commonTexts } from '../components/common.texts.js';
import type { FieldMessage, FormValues } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf, versionOf } from '../server/form-fields.js';
import { oreOf } from '../server/kroner.js';
import { isChangedMeanwhile } from '../server/meanwhile.js';
import { type RuleField, blankValues, newRuleOf, ruleFieldOf, ruleFields, valuesLike } from './rule-form.js';

/** What came of a form: the row that it is about, or what is wrong with it. */
export type SentRule =
  | { readonly id: string }
  | {
      readonly id: undefined;
      readonly status: number;
      readonly values: FormValues<RuleField>;
      readonly errors: readonly FieldMessage[];
    };

/** What came of the form of a row's end. */
export interface SentEnd {
  readonly status: number;
  /** What was typed; where nothing was, the row's own day is shown. */
  readonly validTo: string | undefined;
  readonly errors: readonly FieldMessage[];
}

/** Reads the forms of rows and does what they say. */
@Injectable()
export class RuleForms {
  constructor(
    private readonly addRule: AddRule,
    private readonly endRule: EndRule,
    private readonly rules: LoanRules,
    private readonly errors: FormErrors,
    private readonly reader: Reader,
  ) {}

  /** The form of a new row; like another one, where there is one of this id. */
  async blank(like: string, today: CalendarDate): Promise<FormValues<RuleField>> {
    const rule = await this.rules.byId(this.reader, like);
    return rule === undefined ? blankValues(today) : valuesLike(ruleAnswer(rule), today);
  }

  async add(actor: Actor, raw: object, claim: IdempotencyClaim | undefined, language: Language): Promise<SentRule> {
    const values = fieldsOf(raw, ruleFields);
    const { value, errors } = await this.errors.read(NewLoanRuleDto, newRuleOf(values), language, ruleFieldOf);
    if (value === undefined)
      return { id: undefined, status: 400, values, errors: this.withAmounts(values, errors, language) };
    try {
      return { id: (await this.addRule.execute(actor, value, claim)).ref.rule };
    } catch (error) {
      return { id: undefined, status: 400, values, errors: this.errors.of(error, language, ruleFieldOf) };
    }
  }

  /** The errors of a form, where an amount is none in the words of kroner: the interface counts in øre. */
  private withAmounts(
    values: Fields<RuleField>,
    errors: readonly FieldMessage[],
    language: Language,
  ): readonly FieldMessage[] {
    const wrong = (['fee', 'deposit'] as const).filter((field) => oreOf(values[field]) === undefined);
    const said = this.errors.of(badInput(wrong.map((field) => ({ field, code: 'not-kroner' }))), language);
    return errors.map((error) => said.find(({ field }) => field === error.field) ?? error);
  }

  /** Sets the last day; gives the form as it comes back where that was refused. @throws Problem 404 */
  async end(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<SentEnd | undefined> {
    const { version, validTo } = fieldsOf(raw, ['version', 'validTo'] as const);
    const asked = { validTo: validTo === '' ? null : validTo };
    const { value, errors } = await this.errors.read(EndLoanRuleDto, asked, language);
    if (value === undefined) return { status: 400, validTo, errors };
    return this.attempt(validTo, language, () => this.endRule.end(actor, id, versionOf(version), value.validTo, claim));
  }

  /** Takes a row back; gives the page's errors where that was refused. @throws Problem 404 */
  async withdraw(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<SentEnd | undefined> {
    const { version } = fieldsOf(raw, ['version'] as const);
    return this.attempt(undefined, language, () => this.endRule.withdraw(actor, id, versionOf(version), claim));
  }

  private async attempt(
    validTo: string | undefined,
    language: Language,
    act: () => Promise<unknown>,
  ): Promise<SentEnd | undefined> {
    try {
      await act();
      return undefined;
    } catch (error) {
      if (!isChangedMeanwhile(error)) return { status: 400, validTo, errors: this.errors.of(error, language) };
      // What another server has stored is not known here yet.
      this.rules.forget();
      const message = commonTexts(language, 'changed-meanwhile');
      return { status: 412, validTo, errors: [{ field: 'form', message }] };
    }
  }
}
