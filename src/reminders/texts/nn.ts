import type { ReminderTexts } from './reminder-texts.js';

export const nn: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'Påminning: lån som snart skal leverast tilbake',
  subjectLate: 'Påminning: lån som skulle ha vore levert tilbake',
  greeting: 'Hei!',
  soon: 'Fristen nærmar seg for dette lånet:',
  first: 'Fristen for å levere dette tilbake er gått ut:',
  second: 'Dette er framleis ikkje levert tilbake:',
  last: 'Dette er den siste påminninga. Lever dette tilbake no, eller ta kontakt med oss:',
  dueBy: 'skal leverast seinast: {day}',
  wasDue: 'skulle ha vore levert: {day}',
  returnTo: 'Skal leverast her:',
  phone: 'Telefon: {phone}',
  hours: 'Opningstider:',
  renew: 'Treng du det lenger? Ta kontakt med utlånsstaden før fristen, så ser vi om lånet kan forlengjast.',
  help: 'Treng du meir tid, eller er noko mista eller skadd? Ta kontakt med utlånsstaden, så finn vi ei løysing.',
  farewell: 'Vennleg helsing',
  automatic: 'Denne meldinga er send automatisk.',
};
