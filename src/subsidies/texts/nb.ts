import type { ApplicantTexts } from './applicant-texts.js';

export const nb: ApplicantTexts = {
  reviewed: true,
  subject: 'Melding fra kommunen',
  message: 'Du har en melding fra kommunen.',
  needsCode:
    'Når du åpner lenken, blir du bedt om en kode. Den får du av kommunen på telefon eller når du er der. Be gjerne om den.',
  title: 'Støtte til lån av instrument',
  ask: 'Noen som kjenner {name}, har spurt om kommunen kan hjelpe med det som et lån av instrument koster. Vil du søke om det?',
  yourChoice: 'Du bestemmer. Det koster ikke noe å søke, og bare de som behandler søknaden, får vite om den.',
  yes: 'Ja, jeg vil søke',
  no: 'Nei, jeg vil ikke søke',
  sendYes: 'Send søknaden',
  sendNo: 'Jeg vil ikke søke',
  confirmYes: 'Vil du søke om støtte for {name}?',
  confirmNo: 'Vil du ikke søke om støtte for {name}?',
  thanks: 'Takk, søknaden er sendt',
  afterYes: 'Kommunen tar kontakt når den er behandlet, eller hvis noe mangler.',
  declined: 'Du har valgt ikke å søke',
  afterNo: 'Ombestemmer du deg, ta kontakt med den som låner ut instrumentet.',
  letterTitle: 'Brev fra kommunen',
  letterIntro: 'Skriv koden du har fått. Da kan du lese brevet og ta vare på det.',
  code: 'Kode',
  show: 'Les brevet',
  wrongCode: 'Koden stemmer ikke. Se etter, og prøv igjen.',
  locked: 'Koden er skrevet feil for mange ganger. Ta kontakt med kommunen, så får du brevet på en annen måte.',
  ended: 'Ta kontakt med kommunen hvis du lurer på noe. Da kan du få en ny lenke.',
};
