import { texts } from '../platform/i18n/index.js';

/** Words that explain which row of the rule matrix decides, and what is wrong with a change of one. */
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
  'rule-id-taken': {
    nb: 'Det finnes alt en regel med denne id-en; velg en annen, eller la feltet stå tomt.',
    nn: 'Det finst alt ein regel med denne id-en; vel ein annan, eller lat feltet stå tomt.',
    en: 'There already is a rule with this id; choose another, or leave the field empty.',
  },
  'point-or-its-kind': {
    nb: 'Velg enten et utlånssted eller en type utlånssted, ikke begge.',
    nn: 'Vel anten ein utlånsstad eller ein type utlånsstad, ikkje begge.',
    en: 'Choose either a lending point or a kind of lending point, not both.',
  },
  'opening-needs-point': {
    nb: 'Velg utlånsstedet som åpnes for andre kommuner.',
    nn: 'Vel utlånsstaden som blir opna for andre kommunar.',
    en: 'Choose the lending point that is opened to other municipalities.',
  },
  'point-of-other-municipality': {
    nb: 'Utlånsstedet hører til en annen kommune. Velg et i din egen, eller be dem om regelen.',
    nn: 'Utlånsstaden høyrer til ein annan kommune. Vel ein i din eigen, eller be dei om regelen.',
    en: 'The lending point belongs to another municipality. Choose one of your own, or ask them for the rule.',
  },
  'municipality-needs-opening': {
    nb: 'En bestemt kommune kan bare velges i en regel for lånere fra andre kommuner. Velg det også, eller fjern kommunen.',
    nn: 'Ein bestemt kommune kan berre veljast i ein regel for lånarar frå andre kommunar. Vel det òg, eller fjern kommunen.',
    en: 'One municipality can be chosen only in a rule for borrowers of other municipalities. Choose that, too, or remove the municipality.',
  },
  'own-municipality': {
    nb: 'Utlånsstedet hører til denne kommunen; velg en annen.',
    nn: 'Utlånsstaden høyrer til denne kommunen; vel ein annan.',
    en: 'The lending point belongs to this municipality; choose another.',
  },
  'rule-begins-in-past': {
    nb: 'En regel kan tidligst begynne i dag. Velg i dag eller en senere dag.',
    nn: 'Ein regel kan tidlegast byrje i dag. Vel i dag eller ein seinare dag.',
    en: 'A rule begins today at the earliest. Choose today or a later day.',
  },
  'rule-ends-too-early': {
    nb: 'Den siste dagen kan tidligst være i dag, og ikke før regelen begynner. Velg en senere dag.',
    nn: 'Den siste dagen kan tidlegast vere i dag, og ikkje før regelen byrjar. Vel ein seinare dag.',
    en: 'The last day is today at the earliest, and not before the rule begins. Choose a later day.',
  },
  'days-only-with-days': {
    nb: 'Et antall dager hører bare til lånetid i dager. La feltet stå tomt, eller velg lånetid i dager.',
    nn: 'Eit tal på dagar høyrer berre til lånetid i dagar. Lat feltet stå tomt, eller vel lånetid i dagar.',
    en: 'A number of days belongs only to a loan period in days. Leave the field empty, or choose a period in days.',
  },
  'reminder-not-after': {
    nb: 'Må være flere dager etter fristen enn påminnelsen før, som kommer etter {before}.',
    nn: 'Må vere fleire dagar etter fristen enn påminninga før, som kjem etter {before}.',
    en: 'Must be more days after the due day than the reminder before it, which comes after {before}.',
  },
  'rule-over': { nb: 'Regelen er alt avsluttet', nn: 'Regelen er alt avslutta', en: 'The rule has ended already' },
  'rule-over.detail': {
    nb: 'Ingenting er endret. Legg til en ny regel hvis den skal gjelde igjen.',
    nn: 'Ingenting er endra. Legg til ein ny regel om han skal gjelde igjen.',
    en: 'Nothing was changed. Add a new rule if it is to hold again.',
  },
  'rule-in-use': {
    nb: 'Lån eller reservasjoner følger regelen, så den kan ikke trekkes tilbake. Sett en siste dag i stedet.',
    nn: 'Lån eller reservasjonar følgjer regelen, så han kan ikkje trekkjast tilbake. Set ein siste dag i staden.',
    en: 'Loans or reservations go by the rule, so it cannot be withdrawn. Set a last day instead.',
  },
  'rule-of-other-municipality': {
    nb: 'Regelen gjelder et utlånssted i en annen kommune. Be instrumentansvarlig der endre den.',
    nn: 'Regelen gjeld ein utlånsstad i ein annan kommune. Be instrumentansvarleg der endre han.',
    en: 'The rule is for a lending point of another municipality. Ask its inventory manager to change it.',
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
