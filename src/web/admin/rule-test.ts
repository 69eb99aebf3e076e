import { Injectable } from '@nestjs/common';
import { Programmes } from '../../borrowers/index.js';
import { ExplainRule, LoanRules, type RuleAnswer, ruleAnswer } from '../../loan-rules/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { wordTexts } from '../components/words.texts.js';
import { type NameBook, Names } from '../server/names.js';
import type { Named } from '../view-models.js';
import { adminTexts } from './admin.texts.js';
import type { RulePageProps, RuleView } from './rule-page.js';
import type { RuleTestQueryDto } from './admin.dto.js';

/** What the page is asked, as its address says it. */
type RuleCase = Pick<RuleTestQueryDto, keyof RuleTestQueryDto>;

/** Gathers what the page of the loan rules shows, with the answer where somebody asks which row decides. */
@Injectable()
export class RuleTest {
  constructor(
    private readonly rules: LoanRules,
    private readonly explain: ExplainRule,
    private readonly programmes: Programmes,
    private readonly names: Names,
    private readonly reader: Reader,
  ) {}

  /** @throws Problem 400 naming what the question means that there is not */
  async of(question: RuleCase, today: string, language: Language): Promise<RulePageProps> {
    const names = await this.names.in(language);
    const programmes = (await this.programmes.all(this.reader)).map((one) => ({
      id: one.id,
      name: one.names[language],
    }));
    const rules = await this.rules.all(this.reader);
    return {
      rules: rules.map((rule) => ruleView(ruleAnswer(rule), names, programmes, language)),
      ...{ points: names.points, kinds: names.kinds, grades: names.grades, programmes },
      test: { on: today, borrowerCategory: 'child', ...question },
      answer: await this.answer(question, names, programmes, language),
    };
  }

  private async answer(
    { lendingPoint, kind, grade, programme, borrowerCategory, on }: RuleCase,
    names: NameBook,
    programmes: readonly Named[],
    language: Language,
  ): Promise<RulePageProps['answer']> {
    if (!lendingPoint || !kind || !grade) return null;
    const question = { lendingPoint, kind, grade, programme: programme || null, borrowerCategory, on: on || null };
    const { rule, because } = await this.explain.execute(question, language);
    return {
      rule: rule === null ? null : ruleView(rule, names, programmes, language),
      explanation: because.detail,
    };
  }
}

function ruleView(rule: RuleAnswer, names: NameBook, programmes: readonly Named[], language: Language): RuleView {
  const t = adminTexts.in(language);
  const { lendingPoint, lendingPointKind, grade, kind, programme, borrowerCategory } = rule;
  const category = borrowerCategory === null ? null : `category.${borrowerCategory}`;
  const conditions = [
    lendingPoint === null ? null : names.point(lendingPoint),
    lendingPointKind === null ? null : wordTexts(language, `point.${lendingPointKind}`),
    grade === null ? null : t('rules.grade', { grade: names.grade(grade) }),
    kind === null ? null : names.kind(kind),
    programme === null ? null : (programmes.find(({ id }) => id === programme)?.name ?? programme),
    category !== null && adminTexts.has(category) ? t(category) : borrowerCategory,
  ];
  return { ...rule, conditions: conditions.filter((condition) => condition !== null) };
}
