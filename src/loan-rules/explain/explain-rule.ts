import { Injectable } from '@nestjs/common';
import type { RuleDimension } from '../domain/decide-rule.js';
import { LoanRules } from '../loan-rules.js';
import { calendarDate } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import { badInput } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { loanRuleTexts } from '../loan-rules.texts.js';
import { RuleReferences, unknownFields } from '../persistence/rule-references.query.js';
import { type RuleAnswer, ruleAnswer } from './rule-answer.js';

/** For what somebody seeks the rule. */
export interface RuleExplanationQuestion {
  readonly lendingPoint: string;
  readonly grade: string;
  readonly kind: string;
  readonly programme?: string | null | undefined;
  readonly borrowerCategory?: string | null | undefined;
  /** The municipality that the borrower belongs to; the lending point's own if left out. */
  readonly borrowerMunicipality?: string | null | undefined;
  /** `YYYY-MM-DD`; today if left out. */
  readonly on?: string | null | undefined;
}

/** The row that decides and why; no row means that nothing may be lent. */
export interface RuleExplanation {
  readonly rule: RuleAnswer | null;
  readonly because: {
    /** What the row is particular about, in the order of precedence. */
    readonly fits: readonly RuleDimension[];
    /** The other rows that fit, best first. */
    readonly insteadOf: readonly string[];
    /** The same in words. */
    readonly detail: string;
  };
}

/** Says which row of the matrix decides, and why it and no other. */
@Injectable()
export class ExplainRule {
  constructor(
    private readonly rules: LoanRules,
    private readonly references: RuleReferences,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 naming every reference that there is not */
  async execute(question: RuleExplanationQuestion, language: Language): Promise<RuleExplanation> {
    const { lendingPoint, grade, kind, programme = null, borrowerCategory, borrowerMunicipality = null, on } = question;
    const named = { lendingPoint, grade, kind, programme, borrowerMunicipality };
    const known = await this.references.known(this.reader, named);
    const { lendingPointKind, lendingPointMunicipality } = known;
    const unknown = unknownFields(named, known);
    if (lendingPointKind === null || lendingPointMunicipality === null || unknown.length > 0) throw badInput(unknown);
    const municipality = borrowerMunicipality ?? lendingPointMunicipality;
    const decision = await this.rules.decide(this.reader, {
      lendingPointId: lendingPoint,
      lendingPointKind,
      lendingPointMunicipalityId: lendingPointMunicipality,
      gradeId: grade,
      kindId: kind,
      programmeIds: programme === null ? [] : [programme],
      // No category at all: then only rows for any category fit.
      borrowerCategory: borrowerCategory ?? '',
      borrowerMunicipalityId: municipality,
      on: on == null ? this.clock.today() : calendarDate(on),
    });
    if (decision === undefined) {
      const why = municipality === lendingPointMunicipality ? 'rule.none' : 'rule.none.other-municipality';
      return { rule: null, because: { fits: [], insteadOf: [], detail: loanRuleTexts(language, why) } };
    }
    const { fits, insteadOf } = decision.because;
    return { rule: ruleAnswer(decision.rule), because: { fits, insteadOf, detail: inWords(language, fits) } };
  }
}

function inWords(language: Language, fits: readonly RuleDimension[]): string {
  if (fits.length === 0) return loanRuleTexts(language, 'rule.general');
  const particulars = fits.map((dimension) => loanRuleTexts(language, `rule.${dimension}`)).join(', ');
  return loanRuleTexts(language, 'rule.particular', { particulars });
}
