import { Injectable } from '@nestjs/common';
import { Programmes } from '../../borrowers/index.js';
import {
  ExplainRule,
  type LoanRule,
  LoanRules,
  comparePrecedence,
  ruleAnswer,
  standingOf,
} from '../../loan-rules/index.js';
import type { CalendarDate } from '../../platform/calendar/index.js';
import { type Actor, mayDo } from '../../identity/index.js';
import { Reader } from '../../platform/database/index.js';
import { notFound } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { type NameBook, Names } from '../server/names.js';
import type { Named } from '../view-models.js';
import type { RuleTestQueryDto } from './rules.dto.js';
import type { RuleChoices, RuleListProps } from './rule-list-page.js';
import type { RulePageProps } from './rule-page.js';
import { type RuleView, ruleView } from './rule-view.js';

/** What the page is asked, as its address says it. */
type RuleCase = Pick<RuleTestQueryDto, keyof RuleTestQueryDto>;

/** What conditions are called in one language. */
interface RuleWords {
  readonly names: NameBook;
  readonly programmes: readonly Named[];
  readonly language: Language;
}

/** Gathers what the pages of the loan rules show. */
@Injectable()
export class RuleLists {
  constructor(
    private readonly rules: LoanRules,
    private readonly explain: ExplainRule,
    private readonly programmes: Programmes,
    private readonly names: Names,
    private readonly reader: Reader,
  ) {}

  /**
   * The whole matrix, with the answer where somebody asks which row decides.
   * @throws Problem 400 naming what the question means that there is not
   */
  async list(
    { ended, ...question }: RuleCase,
    today: CalendarDate,
    language: Language,
  ): Promise<Omit<RuleListProps, 'mayEdit'>> {
    const words = await this.words(language);
    const views = await this.views(words, today);
    const showsEnded = ended === 'true';
    return {
      rules: views.filter(({ standing }) => showsEnded || (standing !== 'over' && standing !== 'withdrawn')),
      showsEnded,
      ...choicesOf(words),
      test: { on: today, borrowerCategory: 'child', ...question },
      answer: await this.answer(question, views, language),
    };
  }

  /** One row, and what may be done with it. @throws Problem 404 */
  async one(actor: Actor, id: string, today: CalendarDate, language: Language): Promise<RulePageProps> {
    const views = await this.views(await this.words(language), today);
    const rule = views.find((one) => one.id === id);
    if (rule === undefined) throw notFound();
    const mayEdit = mayDo(actor.role, 'rule:write');
    return {
      rule,
      replacedBy: views.find((one) => one.id === rule.replacedBy) ?? null,
      mayEdit,
      mayWithdraw: mayEdit && !(await this.rules.isUsed(this.reader, id)),
      validTo: rule.validTo ?? '',
    };
  }

  /** What there is to choose from, in the reader's language. */
  async choices(language: Language): Promise<RuleChoices> {
    return choicesOf(await this.words(language));
  }

  private async views({ names, programmes, language }: RuleWords, today: CalendarDate): Promise<RuleView[]> {
    const rules: LoanRule[] = [...(await this.rules.all(this.reader))].sort(comparePrecedence);
    return rules.map((rule) => ruleView(ruleAnswer(rule), standingOf(rule, rules, today), names, programmes, language));
  }

  private async words(language: Language): Promise<RuleWords> {
    const names = await this.names.in(language);
    const programmes = await this.programmes.all(this.reader);
    return { names, programmes: programmes.map((one) => ({ id: one.id, name: one.names[language] })), language };
  }

  private async answer(
    { lendingPoint, kind, grade, programme, borrowerCategory, borrowerMunicipality, on }: Omit<RuleCase, 'ended'>,
    views: readonly RuleView[],
    language: Language,
  ): Promise<RuleListProps['answer']> {
    if (!lendingPoint || !kind || !grade) return null;
    const who = { programme: programme || null, borrowerCategory, borrowerMunicipality: borrowerMunicipality || null };
    const { rule, because } = await this.explain.execute(
      { lendingPoint, kind, grade, ...who, on: on || null },
      language,
    );
    return {
      rule: views.find(({ id }) => id === rule?.id) ?? null,
      explanation: because.detail,
      insteadOf: because.insteadOf.flatMap((id) => views.find((view) => view.id === id) ?? []),
    };
  }
}

function choicesOf({ names, programmes }: RuleWords): RuleChoices {
  const { points, kinds, grades, municipalities } = names;
  return { points, kinds, grades, municipalities, programmes };
}
