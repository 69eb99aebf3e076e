import { texts } from '../../platform/i18n/index.js';

export const problemTexts = texts({
  '400.title': {
    nb: 'Noe i forespørselen er feil',
    nn: 'Noko i førespurnaden er feil',
    en: 'Something in the request is wrong',
  },
  '400.text': {
    nb: 'Gå tilbake og prøv på nytt. Kommer du hit igjen, mangler lenken eller skjemaet noe.',
    nn: 'Gå tilbake og prøv på nytt. Kjem du hit igjen, manglar lenkja eller skjemaet noko.',
    en: 'Go back and try again. If you end up here again, the link or form lacks something.',
  },
  '401.title': { nb: 'Du må logge inn', nn: 'Du må logge inn', en: 'You need to log in' },
  '401.text': {
    nb: 'Du er ikke innlogget, eller det er for lenge siden du brukte siden.',
    nn: 'Du er ikkje innlogga, eller det er for lenge sidan du brukte sida.',
    en: 'You are not logged in, or it is too long since you used the page.',
  },
  '403.title': { nb: 'Du har ikke tilgang hit', nn: 'Du har ikkje tilgang hit', en: 'You have no access here' },
  '403.text': {
    nb: 'Rollen din bruker ikke denne siden. Trenger du den, snakk med administratoren.',
    nn: 'Rolla di bruker ikkje denne sida. Treng du henne, snakk med administratoren.',
    en: 'Your role does not use this page. If you need it, talk with the administrator.',
  },
  '403.form': {
    nb: 'Skjemaet var for gammelt, eller det ble åpnet før du logget inn. Gå tilbake, last siden på nytt og send en gang til.',
    nn: 'Skjemaet var for gammalt, eller det blei opna før du logga inn. Gå tilbake, last sida på nytt og send ein gong til.',
    en: 'The form was too old, or was opened before you logged in. Go back, reload the page and send it once more.',
  },
  '404.title': { nb: 'Finner ikke dette', nn: 'Finn ikkje dette', en: 'Cannot find this' },
  '404.text': {
    nb: 'Det finnes ikke, eller det er ikke ditt å se. Sjekk adressen, eller søk det opp.',
    nn: 'Det finst ikkje, eller det er ikkje ditt å sjå. Sjekk adressa, eller søk det opp.',
    en: 'It does not exist, or is not yours to see. Check the address, or search for it.',
  },
  '409.title': { nb: 'Noen var før deg', nn: 'Nokon var før deg', en: 'Somebody was first' },
  '409.text': {
    nb: 'Dette ble nettopp gjort av en annen. Se hvordan det står nå før du gjør mer.',
    nn: 'Dette blei nettopp gjort av ein annan. Sjå korleis det står no før du gjer meir.',
    en: 'Somebody else has just done this. See how it stands now before you do more.',
  },
  '412.title': { nb: 'Endret imens', nn: 'Endra imens', en: 'Changed meanwhile' },
  '412.text': {
    nb: 'Noen har endret dette etter at du åpnet det. Gå tilbake, last siden på nytt og gjør endringen en gang til.',
    nn: 'Nokon har endra dette etter at du opna det. Gå tilbake, last sida på nytt og gjer endringa ein gong til.',
    en: 'Somebody changed this after you opened it. Go back, reload the page and make your change again.',
  },
  '422.title': { nb: 'Dette kan ikke gjøres nå', nn: 'Dette kan ikkje gjerast no', en: 'This cannot be done now' },
  '422.text': { nb: 'Grunnen er:', nn: 'Grunnen er:', en: 'The reason is:' },
  '429.title': { nb: 'For mange forsøk', nn: 'For mange forsøk', en: 'Too many attempts' },
  '429.text': {
    nb: 'Vent noen minutter, og prøv igjen.',
    nn: 'Vent nokre minutt, og prøv igjen.',
    en: 'Wait a few minutes, and try again.',
  },
  '503.title': { nb: 'Kan ikke lagre akkurat nå', nn: 'Kan ikkje lagre akkurat no', en: 'Cannot save just now' },
  '503.text': {
    nb: 'Ingenting er gått tapt, men det siste ble ikke lagret. Prøv igjen om litt. Haster det, noter på papir og registrer senere.',
    nn: 'Ingenting er gått tapt, men det siste blei ikkje lagra. Prøv igjen om litt. Hastar det, noter på papir og registrer seinare.',
    en: 'Nothing is lost, but the last thing was not saved. Try again shortly. If it cannot wait, write it on paper and register it later.',
  },
  '500.title': { nb: 'Noe gikk galt hos oss', nn: 'Noko gjekk gale hos oss', en: 'Something went wrong on our side' },
  '500.text': {
    nb: 'Feilen er logget. Prøv igjen, og si fra til administratoren hvis det gjentar seg.',
    nn: 'Feilen er logga. Prøv igjen, og sei frå til administratoren om det tek seg opp att.',
    en: 'The error is logged. Try again, and tell the administrator if it happens again.',
  },
  'way.log-in': { nb: 'Logg inn', nn: 'Logg inn', en: 'Log in' },
  'way.back': { nb: 'Gå tilbake', nn: 'Gå tilbake', en: 'Go back' },
  'way.desk': { nb: 'Til skranken', nn: 'Til skranken', en: 'To the desk' },
  'way.front': { nb: 'Til forsiden', nn: 'Til framsida', en: 'To the front page' },
  'way.search': { nb: 'Søk blant instrumenter', nn: 'Søk blant instrument', en: 'Search the instruments' },
});
