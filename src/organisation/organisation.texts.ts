import { texts } from '../platform/i18n/index.js';

/** Words of refusals about units, lending points, opening hours and terms. */
export const organisationTexts = texts({
  'point-id-taken': {
    nb: 'Det finnes alt et utlånssted med denne id-en; velg en annen.',
    nn: 'Det finst alt ein utlånsstad med denne id-en; vel ein annan.',
    en: 'There already is a lending point with this id; choose another.',
  },
  'unknown-unit': {
    nb: 'Enheten finnes ikke; velg en fra listen.',
    nn: 'Eininga finst ikkje; vel ei frå lista.',
    en: 'There is no such unit; choose one of the list.',
  },
  'unknown-point': {
    nb: 'Utlånsstedet finnes ikke; velg et fra listen.',
    nn: 'Utlånsstaden finst ikkje; vel ein frå lista.',
    en: 'There is no such lending point; choose one of the list.',
  },
  'weekday-given-twice': {
    nb: 'Ukedagen er oppgitt to ganger; behold én.',
    nn: 'Vekedagen er oppgitt to gonger; behald éin.',
    en: 'The weekday is given twice; keep one.',
  },
  'closes-before-it-opens': {
    nb: 'Stengetiden må være etter åpningstiden.',
    nn: 'Stengetida må vere etter opningstida.',
    en: 'The closing time must be after the opening time.',
  },
  'ends-before-it-begins': {
    nb: 'Den siste dagen må være den første eller en senere.',
    nn: 'Den siste dagen må vere den første eller ein seinare.',
    en: 'The last day must be the first one or later.',
  },
  'outside-school-year': {
    nb: 'Dagen må ligge i skoleåret {schoolYear}, fra 1. august til 31. juli.',
    nn: 'Dagen må liggje i skuleåret {schoolYear}, frå 1. august til 31. juli.',
    en: 'The day must lie in the school year {schoolYear}, from 1 August to 31 July.',
  },
  'overlaps-term': {
    nb: 'Semesteret overlapper {term}; velg en dag utenfor det.',
    nn: 'Semesteret overlappar {term}; vel ein dag utanfor det.',
    en: 'The term overlaps {term}; choose a day outside it.',
  },
  'closure-in-the-past': {
    nb: 'Den første dagen må være i dag eller senere.',
    nn: 'Den første dagen må vere i dag eller seinare.',
    en: 'The first day must be today or later.',
  },
  'closure-too-far-ahead': {
    nb: 'Den første dagen kan ikke ligge mer enn to år fram.',
    nn: 'Den første dagen kan ikkje liggje meir enn to år fram.',
    en: 'The first day cannot lie more than two years ahead.',
  },
  'closure-too-long': {
    nb: 'Et sted kan stenges for høyst ett år av gangen; endre åpningstidene om det gjelder for godt.',
    nn: 'Ein stad kan stengjast for høgst eitt år om gongen; endre opningstidene om det gjeld for godt.',
    en: 'A place can be closed for a year at most; change the opening hours if it is for good.',
  },
  'closed-already': {
    nb: 'Stedet er alt stengt fra {from} til {to}; velg dager utenom.',
    nn: 'Staden er alt stengd frå {from} til {to}; vel dagar utanom.',
    en: 'The place is closed from {from} to {to} already; choose other days.',
  },
  'closure-begun': {
    nb: 'Stengingen har begynt eller er trukket tilbake, og kan ikke trekkes tilbake nå.',
    nn: 'Stenginga har byrja eller er trekt tilbake, og kan ikkje trekkjast tilbake no.',
    en: 'The closure has begun or has been taken back, and cannot be taken back now.',
  },
  'not-a-time': {
    nb: 'Skriv et klokkeslett som 08:30.',
    nn: 'Skriv eit klokkeslett som 08:30.',
    en: 'Give a time such as 08:30.',
  },
  'not-a-slug': {
    nb: 'Bruk små bokstaver a–z, tall og bindestrek, som ungdomshus-vest.',
    nn: 'Bruk små bokstavar a–z, tal og bindestrek, som ungdomshus-vest.',
    en: 'Use small letters a–z, digits and hyphens, such as youth-house-west.',
  },
  'not-an-isil': {
    nb: 'Skriv en ISIL-kode som NO-2030100, eller la feltet stå tomt.',
    nn: 'Skriv ein ISIL-kode som NO-2030100, eller lat feltet stå tomt.',
    en: 'Give an ISIL code such as NO-2030100, or leave the field empty.',
  },
});
