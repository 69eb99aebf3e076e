import { texts } from '../../platform/i18n/index.js';

/** Words of the page on which support is asked for. None names a unit. */
export const supportTexts = texts({
  title: { nb: 'Be om støtte', nn: 'Be om støtte', en: 'Ask for support' },
  intro: {
    nb: 'Kommunen kan hjelpe med det som et lån koster. Du sender ønsket; familien bekrefter det selv. Du får ikke vite hva det blir til.',
    nn: 'Kommunen kan hjelpe med det som eit lån kostar. Du sender ønsket; familien stadfestar det sjølv. Du får ikkje vite kva det blir til.',
    en: 'The municipality can help with what a loan costs. You send the wish; the family confirms it. You are not told what becomes of it.',
  },
  for: { nb: 'Gjelder', nn: 'Gjeld', en: 'For' },
  about: { nb: 'Hva det gjelder', nn: 'Kva det gjeld', en: 'What it is about' },
  'about.period': {
    nb: 'Alt som lånes i perioden',
    nn: 'Alt som blir lånt i perioden',
    en: 'All that is borrowed in the period',
  },
  from: { nb: 'Fra', nn: 'Frå', en: 'From' },
  to: { nb: 'Til', nn: 'Til', en: 'To' },
  optional: { nb: 'valgfritt', nn: 'valfritt', en: 'optional' },
  note: {
    nb: 'Beskjed til den som behandler ønsket',
    nn: 'Beskjed til den som behandlar ønsket',
    en: 'Message to whoever handles the wish',
  },
  'note.about': {
    nb: 'Bare det som trengs. Ikke skriv om helse eller andre forhold i familien.',
    nn: 'Berre det som trengst. Ikkje skriv om helse eller andre forhold i familien.',
    en: 'Only what is needed. Do not write about health or other matters of the family.',
  },
  send: { nb: 'Send', nn: 'Send', en: 'Send' },
  cancel: { nb: 'Avbryt', nn: 'Avbryt', en: 'Cancel' },
  sent: { nb: 'Ønsket er sendt', nn: 'Ønsket er sendt', en: 'The wish is sent' },
  'sent.about': {
    nb: 'Kvittering: {receipt}. Du trenger ikke gjøre mer. Familien får en melding fra kommunen.',
    nn: 'Kvittering: {receipt}. Du treng ikkje gjere meir. Familien får ei melding frå kommunen.',
    en: 'Receipt: {receipt}. You need do nothing more. The family gets a message from the municipality.',
  },
  back: { nb: 'Til låneren', nn: 'Til lånaren', en: 'To the borrower' },
});
