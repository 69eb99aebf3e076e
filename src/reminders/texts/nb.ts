import type { ReminderTexts } from './reminder-texts.js';

export const nb: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'Påminnelse: lån som snart skal leveres tilbake',
  subjectLate: 'Påminnelse: lån som skulle vært levert tilbake',
  greeting: 'Hei!',
  soon: 'Fristen nærmer seg for dette lånet:',
  first: 'Fristen for å levere dette tilbake er gått ut:',
  second: 'Dette er fortsatt ikke levert tilbake:',
  last: 'Dette er den siste påminnelsen. Lever dette tilbake nå, eller ta kontakt med oss:',
  dueBy: 'leveres senest: {day}',
  wasDue: 'skulle vært levert: {day}',
  returnTo: 'Leveres her:',
  phone: 'Telefon: {phone}',
  hours: 'Åpningstider:',
  renew: 'Trenger du det lenger? Ta kontakt med utlånsstedet før fristen, så ser vi om lånet kan forlenges.',
  help: 'Trenger du mer tid, eller er noe mistet eller skadet? Ta kontakt med utlånsstedet, så finner vi en løsning.',
  farewell: 'Vennlig hilsen',
  automatic: 'Denne meldingen er sendt automatisk.',
};
