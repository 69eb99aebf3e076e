import type { Language } from '../../platform/i18n/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { commonTexts } from '../components/common.texts.js';
import type { RuleView } from './rule-view.js';
import { ruleTexts } from './rules.texts.js';

type Words = (rule: RuleView) => string;

/** What a row says, part by part, in one language. */
export function ruleWords(
  language: Language,
): Readonly<
  Record<
    | 'may'
    | 'length'
    | 'renewal'
    | 'longest'
    | 'early'
    | 'service'
    | 'shelf'
    | 'closedDay'
    | 'agreements'
    | 'reminders'
    | 'valid',
    Words
  >
> {
  const t = ruleTexts.in(language);
  const common = commonTexts.in(language);
  const days = (count: number): string => ruleTexts.count(language, 'days', count);
  return {
    may: ({ mayBorrow, needsReservation }) =>
      mayBorrow ? (needsReservation ? t('may.reserved') : common('yes')) : common('no'),
    length: ({ lengthKind, lengthDays }) => (lengthKind === 'days' ? days(lengthDays ?? 0) : t(`length.${lengthKind}`)),
    renewal: ({ renewalDays }) => (renewalDays === null ? t('renewal-days.same') : days(renewalDays)),
    longest: ({ longestTotalDays }) => (longestTotalDays === null ? t('longest-days.none') : days(longestTotalDays)),
    early: ({ creditOnEarlyReturn }) => t(`early.${creditOnEarlyReturn}`),
    service: ({ serviceDays }) => (serviceDays === 0 ? common('none') : days(serviceDays)),
    shelf: ({ holdShelfDays }) => ruleTexts.count(language, 'open-days', holdShelfDays),
    closedDay: ({ closedDay }) => t(`closed-day.${closedDay}`),
    agreements: ({ needsTerms, needsContract }) => {
      const asked = [...(needsTerms ? [t('terms')] : []), ...(needsContract ? [t('contract')] : [])];
      return asked.length === 0 ? common('none') : asked.join(', ');
    },
    reminders: ({ dueSoonDays, overdueFirstDays, overdueSecondDays, overdueLastDays }) =>
      t('reminders.schedule', {
        ...{ soon: days(dueSoonDays), first: overdueFirstDays, second: overdueSecondDays, last: overdueLastDays },
      }),
    valid: ({ validFrom, validTo, standing }) => {
      const from = formatDay(language, validFrom);
      if (standing === 'withdrawn') return '';
      return validTo === null
        ? t('valid.from', { from })
        : t('valid.between', { from, to: formatDay(language, validTo) });
    },
  };
}
