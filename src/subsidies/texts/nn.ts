import type { ApplicantTexts } from './applicant-texts.js';

export const nn: ApplicantTexts = {
  reviewed: true,
  subject: 'Melding frå kommunen',
  message: 'Du har ei melding frå kommunen.',
  needsCode:
    'Når du opnar lenkja, blir du beden om ein kode. Den får du av kommunen på telefon eller når du er der. Be gjerne om han.',
  title: 'Støtte til lån av instrument',
  ask: 'Nokon som kjenner {name}, har spurt om kommunen kan hjelpe med det som eit lån av instrument kostar. Vil du søkje om det?',
  yourChoice: 'Du bestemmer. Det kostar ikkje noko å søkje, og berre dei som behandlar søknaden, får vite om han.',
  yes: 'Ja, eg vil søkje',
  no: 'Nei, eg vil ikkje søkje',
  sendYes: 'Send søknaden',
  sendNo: 'Eg vil ikkje søkje',
  confirmYes: 'Vil du søkje om støtte for {name}?',
  confirmNo: 'Vil du ikkje søkje om støtte for {name}?',
  thanks: 'Takk, søknaden er send',
  afterYes: 'Kommunen tek kontakt når han er behandla, eller dersom noko manglar.',
  declined: 'Du har valt ikkje å søkje',
  afterNo: 'Ombestemmer du deg, ta kontakt med den som låner ut instrumentet.',
  letterTitle: 'Brev frå kommunen',
  letterIntro: 'Skriv koden du har fått. Då kan du lese brevet og ta vare på det.',
  code: 'Kode',
  show: 'Les brevet',
  wrongCode: 'Koden stemmer ikkje. Sjå etter, og prøv igjen.',
  locked: 'Koden er skriven feil for mange gonger. Ta kontakt med kommunen, så får du brevet på ein annan måte.',
  ended: 'Ta kontakt med kommunen dersom du lurer på noko. Då kan du få ei ny lenkje.',
};
