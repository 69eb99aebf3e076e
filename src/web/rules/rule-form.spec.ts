import { describe, expect, it } from '@jest/globals';
import { ruleAnswer, shippedRules } from '../../loan-rules/index.js';
import type { Fields } from '../server/form-fields.js';
import { type RuleField, blankValues, newRuleOf, ruleFieldOf, ruleFields, valuesLike } from './rule-form.js';

const today = '2026-10-19';

/** A form as a browser sends it: every field, a text each. */
const sent = (values: Partial<Fields<RuleField>>): Fields<RuleField> =>
  Object.fromEntries(ruleFields.map((field) => [field, values[field] ?? ''])) as Fields<RuleField>;

describe('the form of a new row', () => {
  const lending = shippedRules.filter(({ mayBorrow }) => mayBorrow);

  it.each(lending.map((rule) => [rule.id, rule] as const))('says again what %s says', (_id, rule) => {
    const { id: _own, version: _version, validFrom: _from, ...terms } = ruleAnswer(rule);
    expect(newRuleOf(sent(valuesLike(ruleAnswer(rule), today)))).toEqual({ ...terms, id: null, validFrom: today });
  });

  it('keeps whom another row is opened to', () => {
    const [shipped] = shippedRules;
    if (shipped === undefined) throw new Error('No rule is shipped');
    const opened = {
      ...ruleAnswer(shipped),
      lendingPointKind: null,
      lendingPoint: 'library',
      otherMunicipalities: true,
    };
    for (const borrowerMunicipality of [null, 'village']) {
      expect(newRuleOf(sent(valuesLike({ ...opened, borrowerMunicipality }, today)))).toMatchObject({
        ...{ lendingPoint: 'library', lendingPointKind: null, otherMunicipalities: true, borrowerMunicipality },
      });
    }
  });

  it('begins with what is usual', () => {
    expect(newRuleOf(sent(blankValues(today)))).toMatchObject({
      ...{ validFrom: today, mayBorrow: true, lengthKind: 'end-of-term', lengthDays: null, holdShelfDays: 7 },
      ...{ dueSoonDays: 3, overdueFirstDays: 1, overdueSecondDays: 7, overdueLastDays: 21, needsTerms: true },
    });
  });

  it('passes on what is no number, no amount and no choice, so that it is refused by name', () => {
    const strange = { lengthKind: 'days', lengthDays: 'many', fee: 'free', lending: 'perhaps', where: 'moon' };
    expect(newRuleOf(sent(strange))).toMatchObject({
      ...{ lengthDays: 'many', feeOre: 'free', mayBorrow: 'perhaps', lendingPoint: 'moon' },
    });
  });

  it('shows what is wrong at the field that says it', () => {
    const paths = ['lendingPointKind', 'borrowerMunicipality', 'feeOre', 'overdueLastDays'];
    expect(paths.map(ruleFieldOf)).toEqual(['where', 'from', 'fee', 'overdueLastDays']);
  });
});
