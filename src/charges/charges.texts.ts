import { texts } from '../platform/i18n/index.js';

/** Words of refusals about charges. */
export const chargeTexts = texts({
  'nothing-to-waive': {
    nb: 'Det er ikke noe igjen å betale av kravet.',
    nn: 'Det er ikkje noko igjen å betale av kravet.',
    en: 'There is nothing left to pay of the charge.',
  },
  'nothing-to-waive.detail': {
    nb: 'Alt er ettergitt eller kreditert fra før. Last siden på nytt.',
    nn: 'Alt er ettergjeve eller kreditert frå før. Last sida på nytt.',
    en: 'All of it has been waived or credited. Reload the page.',
  },
  'more-than-is-left': {
    nb: 'Det er ikke så mye igjen å betale. Skriv høyst det som er igjen, eller la feltet stå tomt for å ettergi alt.',
    nn: 'Det er ikkje så mykje igjen å betale. Skriv høgst det som er igjen, eller la feltet stå tomt for å ettergje alt.',
    en: 'There is not that much left to pay. Enter at most what is left, or leave the field empty to waive all of it.',
  },
});
