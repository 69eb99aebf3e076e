import { texts } from '../i18n/index.js';

/** Words of the answers that belong to no feature: `code` is the title, `code.detail` the sentence with the way forward. */
export const httpTexts = texts({
  'bad-input': { nb: 'Noe er feil utfylt', nn: 'Noko er feil utfylt', en: 'Some of the input is wrong' },
  'not-found': { nb: 'Finnes ikke', nn: 'Finst ikkje', en: 'Not found' },
  'not-found.detail': {
    nb: 'Det finnes ikke, eller du har ikke tilgang til det.',
    nn: 'Det finst ikkje, eller du har ikkje tilgang til det.',
    en: 'It does not exist, or you have no access to it.',
  },
  'not-logged-in': { nb: 'Du er ikke logget inn', nn: 'Du er ikkje logga inn', en: 'You are not logged in' },
  'not-logged-in.detail': { nb: 'Logg inn og prøv igjen.', nn: 'Logg inn og prøv igjen.', en: 'Log in and try again.' },
  'not-permitted': {
    nb: 'Rollen din kan ikke gjøre dette',
    nn: 'Rolla di kan ikkje gjere dette',
    en: 'Your role may not do this',
  },
  'not-permitted.detail': {
    nb: 'Spør en administrator hvis du mener at du skal kunne det.',
    nn: 'Spør ein administrator dersom du meiner at du skal kunne det.',
    en: 'Ask an administrator if you think that you should be able to.',
  },
  'form-expired': { nb: 'Skjemaet er for gammelt', nn: 'Skjemaet er for gammalt', en: 'The form is too old' },
  'form-expired.detail': {
    nb: 'Last siden på nytt og prøv igjen. Ingenting er endret.',
    nn: 'Last sida på nytt og prøv igjen. Ingenting er endra.',
    en: 'Reload the page and try again. Nothing has been changed.',
  },
  'key-in-use': {
    nb: 'Forespørselen er under arbeid',
    nn: 'Førespurnaden er under arbeid',
    en: 'The request is under way',
  },
  'key-used-with-another-body': {
    nb: 'Nøkkelen er brukt til noe annet',
    nn: 'Nøkkelen er brukt til noko anna',
    en: 'The key was used for something else',
  },
  'key-used-with-another-body.detail': {
    nb: 'Lag en ny Idempotency-Key til en ny forespørsel.',
    nn: 'Lag ein ny Idempotency-Key til ein ny førespurnad.',
    en: 'Make a new Idempotency-Key for a new request.',
  },
  refused: { nb: 'Det går ikke', nn: 'Det går ikkje', en: 'Refused' },
  'if-match-required': { nb: 'If-Match mangler', nn: 'If-Match manglar', en: 'If-Match is missing' },
  'if-match-required.detail': {
    nb: 'Les det du vil endre, og send ETag-verdien tilbake i If-Match.',
    nn: 'Les det du vil endre, og send ETag-verdien tilbake i If-Match.',
    en: 'Read what you want to change and send its ETag back in If-Match.',
  },
  'changed-meanwhile': {
    nb: 'Noen andre har endret det i mellomtiden',
    nn: 'Nokon andre har endra det i mellomtida',
    en: 'Somebody else has changed it meanwhile',
  },
  'changed-meanwhile.detail': {
    nb: 'Last siden på nytt, se hva som er endret, og prøv igjen. Ingenting er lagret.',
    nn: 'Last sida på nytt, sjå kva som er endra, og prøv igjen. Ingenting er lagra.',
    en: 'Reload, see what has changed, and try again. Nothing was stored.',
  },
  'too-many-requests': { nb: 'For mange forsøk', nn: 'For mange forsøk', en: 'Too many attempts' },
  'too-many-requests.detail': {
    nb: 'Vent {seconds} sekunder og prøv igjen.',
    nn: 'Vent {seconds} sekund og prøv igjen.',
    en: 'Wait {seconds} seconds and try again.',
  },
  'database-full': {
    nb: 'Det er ikke plass til mer',
    nn: 'Det er ikkje plass til meir',
    en: 'There is no room for more',
  },
  'database-read-only': {
    nb: 'Registeret kan bare leses nå',
    nn: 'Registeret kan berre lesast no',
    en: 'The register can only be read now',
  },
  'database-busy': { nb: 'Registeret er opptatt', nn: 'Registeret er oppteke', en: 'The register is busy' },
  'database-unreachable': {
    nb: 'Registeret kan ikke nås nå',
    nn: 'Registeret kan ikkje nåast no',
    en: 'The register cannot be reached now',
  },
  'shutting-down': { nb: 'Tjenesten starter på nytt', nn: 'Tenesta startar på nytt', en: 'The service is restarting' },
  'unavailable.detail': {
    nb: 'Ingenting er lagret. Prøv igjen om litt; si fra til drift hvis det varer.',
    nn: 'Ingenting er lagra. Prøv igjen om litt; sei frå til drift dersom det varer.',
    en: 'Nothing was stored. Try again shortly; tell operations if it lasts.',
  },
  internal: { nb: 'Noe gikk galt hos oss', nn: 'Noko gjekk gale hos oss', en: 'Something went wrong on our side' },
  'internal.detail': {
    nb: 'Feilen er loggført med nummer {request}.',
    nn: 'Feilen er loggført med nummer {request}.',
    en: 'The fault is logged with the number {request}.',
  },
  'unknown-field': {
    nb: 'Feltet finnes ikke; ta det bort.',
    nn: 'Feltet finst ikkje; ta det bort.',
    en: 'There is no such field; remove it.',
  },
  'must-be-text': { nb: 'Skriv en tekst.', nn: 'Skriv ein tekst.', en: 'Give a text.' },
  required: { nb: 'Må fylles ut.', nn: 'Må fyllast ut.', en: 'Must be filled in.' },
  'too-short': {
    nb: 'For kort; minst {limit} tegn.',
    nn: 'For kort; minst {limit} teikn.',
    en: 'Too short; at least {limit} characters.',
  },
  'too-long': {
    nb: 'For langt; høyst {limit} tegn.',
    nn: 'For langt; høgst {limit} teikn.',
    en: 'Too long; at most {limit} characters.',
  },
  'must-be-whole-number': { nb: 'Skriv et helt tall.', nn: 'Skriv eit heilt tal.', en: 'Give a whole number.' },
  'too-small': { nb: 'Må være minst {limit}.', nn: 'Må vere minst {limit}.', en: 'Must be at least {limit}.' },
  'too-large': { nb: 'Kan høyst være {limit}.', nn: 'Kan høgst vere {limit}.', en: 'Must be at most {limit}.' },
  'must-be-true-or-false': {
    nb: 'Må være ja eller nei (true eller false).',
    nn: 'Må vere ja eller nei (true eller false).',
    en: 'Must be true or false.',
  },
  'not-one-of': {
    nb: 'Velg en av de verdiene som finnes.',
    nn: 'Vel ein av verdiane som finst.',
    en: 'Choose one of the values that exist.',
  },
  'must-be-list': { nb: 'Må være en liste.', nn: 'Må vere ei liste.', en: 'Must be a list.' },
  'too-many': { nb: 'For mange; høyst {limit}.', nn: 'For mange; høgst {limit}.', en: 'Too many; at most {limit}.' },
  'too-few': { nb: 'Gi minst én.', nn: 'Gi minst éin.', en: 'Give at least one.' },
  'given-twice': {
    nb: 'Samme verdi er gitt to ganger.',
    nn: 'Same verdi er gitt to gonger.',
    en: 'The same value is given twice.',
  },
  'must-be-object': {
    nb: 'Må ha feltene som er beskrevet.',
    nn: 'Må ha felta som er omtala.',
    en: 'Must have the fields that are described.',
  },
  'not-an-email': {
    nb: 'Skriv en e-postadresse, som navn@eksempel.no.',
    nn: 'Skriv ei e-postadresse, som namn@eksempel.no.',
    en: 'Give an e-mail address such as name@example.org.',
  },
  'not-an-id': { nb: 'Er ikke en id herfra.', nn: 'Er ikkje ein id herifrå.', en: 'Is not an id of ours.' },
  'not-a-day': {
    nb: 'Skriv en dato som 2026-08-31.',
    nn: 'Skriv ein dato som 2026-08-31.',
    en: 'Give a day such as 2026-08-31.',
  },
  'not-valid': { nb: 'Har ikke riktig form.', nn: 'Har ikkje rett form.', en: 'Does not have the right form.' },
  'not-a-cursor': {
    nb: 'Bruk nextCursor fra forrige side.',
    nn: 'Bruk nextCursor frå førre side.',
    en: 'Use the nextCursor of the previous page.',
  },
  'not-a-key': {
    nb: 'Skriv 1–{most} tegn uten mellomrom.',
    nn: 'Skriv 1–{most} teikn utan mellomrom.',
    en: 'Give 1–{most} characters without spaces.',
  },
  'body-not-readable': {
    nb: 'Kan ikke leses; send gyldig JSON.',
    nn: 'Kan ikkje lesast; send gyldig JSON.',
    en: 'Cannot be read; send valid JSON.',
  },
  'character-not-storable': {
    nb: 'Inneholder et tegn som ikke kan lagres. Skriv det på nytt.',
    nn: 'Inneheld eit teikn som ikkje kan lagrast. Skriv det på nytt.',
    en: 'Contains a character that cannot be stored. Type it again.',
  },
  'value-not-storable': {
    nb: 'Inneholder noe som ikke kan lagres, som en for lang tekst. Gjør det kortere.',
    nn: 'Inneheld noko som ikkje kan lagrast, som ein for lang tekst. Gjer det kortare.',
    en: 'Contains something that cannot be stored, such as a text that is too long. Make it shorter.',
  },
  'list-in-list': {
    nb: 'En liste kan ikke stå rett i en liste.',
    nn: 'Ei liste kan ikkje stå rett i ei liste.',
    en: 'A list cannot stand right inside a list.',
  },
  'nested-too-deep': { nb: 'Er nøstet for dypt.', nn: 'Er nøsta for djupt.', en: 'Is nested too deep.' },
  'body-too-large': { nb: 'For stort; del det opp.', nn: 'For stort; del det opp.', en: 'Too large; split it up.' },
});
