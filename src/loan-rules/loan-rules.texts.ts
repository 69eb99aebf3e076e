import { texts } from '../platform/i18n/index.js';

/** Words that explain which row of the rule matrix decides. */
export const loanRuleTexts = texts({
  'rule.none': {
    nb: 'Ingen regel passer, og da kan det ikke lånes ut.',
    nn: 'Ingen regel passar, og då kan det ikkje lånast ut.',
    en: 'No rule fits, so it may not be lent.',
  },
  'rule.none.other-municipality': {
    nb: 'Ingen regel åpner dette stedet for lånere fra den kommunen, og da kan det ikke lånes ut til dem.',
    nn: 'Ingen regel opnar denne staden for lånarar frå den kommunen, og då kan det ikkje lånast ut til dei.',
    en: 'No rule opens this place to borrowers of that municipality, so it may not be lent to them.',
  },
  'rule.general': {
    nb: 'Regelen gjelder alt, og ingen mer bestemt regel passer.',
    nn: 'Regelen gjeld alt, og ingen meir bestemt regel passar.',
    en: 'The rule is for everything, and no more particular rule fits.',
  },
  'rule.particular': {
    nb: 'Regelen er den mest bestemte som passer. Den gjelder: {particulars}.',
    nn: 'Regelen er den mest bestemte som passar. Han gjeld: {particulars}.',
    en: 'The rule is the most particular one that fits. It is for: {particulars}.',
  },
  'rule.lending-point': { nb: 'utlånsstedet', nn: 'utlånsstaden', en: 'the lending point' },
  'rule.lending-point-kind': { nb: 'typen utlånssted', nn: 'typen utlånsstad', en: 'the kind of lending point' },
  'rule.grade': { nb: 'kvalitetsgraden', nn: 'kvalitetsgraden', en: 'the quality grade' },
  'rule.kind': { nb: 'instrumenttypen', nn: 'instrumenttypen', en: 'the kind of instrument' },
  'rule.programme': { nb: 'programmet', nn: 'programmet', en: 'the programme' },
  'rule.borrower-category': { nb: 'gruppen av lånere', nn: 'gruppa av lånarar', en: 'the group of borrowers' },
  'rule.municipality': { nb: 'lånerens kommune', nn: 'kommunen til lånaren', en: 'the borrower’s municipality' },
  'rule.other-municipalities': {
    nb: 'lånere fra andre kommuner',
    nn: 'lånarar frå andre kommunar',
    en: 'borrowers of other municipalities',
  },
});
