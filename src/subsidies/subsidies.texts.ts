import { texts } from '../platform/i18n/index.js';

/** Words of refusals, each with its remedy. None names a unit. */
export const subsidyTexts = texts({
  'applications-off': {
    nb: 'Søknader er slått av',
    nn: 'Søknader er slått av',
    en: 'Applications are off',
  },
  'applications-off.detail': {
    nb: 'Nøkkelen CASE_KEY mangler. Den som drifter løsningen, må sette den før noen kan søke om støtte.',
    nn: 'Nøkkelen CASE_KEY manglar. Den som driftar løysinga, må setje han før nokon kan søkje om støtte.',
    en: 'The key CASE_KEY is missing. Whoever runs the installation must set it before anybody can apply for support.',
  },
  'no-support-route': {
    nb: 'Kommunen har ikke bestemt hvem som behandler ønsker om støtte. Ta kontakt med en administrator.',
    nn: 'Kommunen har ikkje bestemt kven som behandlar ønske om støtte. Ta kontakt med ein administrator.',
    en: 'The municipality has not decided who handles wishes for support. Get in touch with an administrator.',
  },
  'loan-or-reservation': {
    nb: 'Velg enten et lån eller en reservasjon, ikke begge.',
    nn: 'Vel anten eit lån eller ei reservasjon, ikkje begge.',
    en: 'Choose either a loan or a reservation, not both.',
  },
  'rejection-covers-nothing': {
    nb: 'Et avslag dekker ingenting. La feltet stå tomt.',
    nn: 'Eit avslag dekkjer ingenting. La feltet stå tomt.',
    en: 'A rejection covers nothing. Leave the field empty.',
  },
  'grant-covers-something': {
    nb: 'Skriv hvor mye som dekkes: en andel, et høyeste beløp, eller begge.',
    nn: 'Skriv kor mykje som blir dekt: ein del, eit høgste beløp, eller begge.',
    en: 'Say how much is covered: a share, a highest amount, or both.',
  },
  'in-the-past': {
    nb: 'Dagen er forbi. Det som er forbi, blir stående; velg i dag eller en senere dag.',
    nn: 'Dagen er forbi. Det som er forbi, blir ståande; vel i dag eller ein seinare dag.',
    en: 'The day is past. What is past stays; choose today or a later day.',
  },
  'in-the-future': {
    nb: 'Dagen er ikke kommet ennå. Velg i dag eller en tidligere dag.',
    nn: 'Dagen er ikkje komen enno. Vel i dag eller ein tidlegare dag.',
    en: 'The day has not come yet. Choose today or an earlier day.',
  },
  'after-the-grant': {
    nb: 'Støtten er slutt da. Velg en dag før den siste.',
    nn: 'Støtta er slutt då. Vel ein dag før den siste.',
    en: 'The support is over by then. Choose a day before the last one.',
  },
  'reason-needed': {
    nb: 'Saken er en annens. Skriv hvorfor du åpner den; det blir stående i loggen.',
    nn: 'Saka er ein annan si. Skriv kvifor du opnar ho; det blir ståande i loggen.',
    en: 'The case is somebody else’s. Say why you open it; that stays in the log.',
  },
  'already-decided': { nb: 'Saken er allerede avgjort', nn: 'Saka er alt avgjord', en: 'The case is decided already' },
  'already-decided.detail': {
    nb: 'En annen var først, eller saken er avsluttet. Åpne den på nytt for å se hvordan den står.',
    nn: 'Ein annan var først, eller saka er avslutta. Opne ho på nytt for å sjå korleis ho står.',
    en: 'Somebody was first, or the case is closed. Open it again to see how it stands.',
  },
  'not-confirmed': { nb: 'Søknaden er ikke bekreftet', nn: 'Søknaden er ikkje stadfesta', en: 'Not confirmed yet' },
  'not-confirmed.detail': {
    nb: 'Foresatte eller den voksne låneren må bekrefte først, med lenken eller på papir.',
    nn: 'Føresette eller den vaksne lånaren må stadfeste først, med lenkja eller på papir.',
    en: 'The guardian or the adult borrower must confirm first, by the link or on paper.',
  },
  'not-granted': { nb: 'Det er ikke gitt støtte', nn: 'Det er ikkje gitt støtte', en: 'No support is granted' },
  'not-granted.detail': {
    nb: 'Bare en sak der det er gitt støtte, kan stanses eller fornyes.',
    nn: 'Berre ei sak der det er gitt støtte, kan stansast eller fornyast.',
    en: 'Only a case in which support was granted can be revoked or renewed.',
  },
  'no-question-open': { nb: 'Ingen spørsmål venter', nn: 'Ingen spørsmål ventar', en: 'No question waits' },
  'no-question-open.detail': {
    nb: 'Det er ikke bedt om opplysninger i saken.',
    nn: 'Det er ikkje bede om opplysningar i saka.',
    en: 'Nothing was asked for in this case.',
  },
  'already-confirmed': { nb: 'Allerede besvart', nn: 'Alt svart på', en: 'Answered already' },
  'already-confirmed.detail': {
    nb: 'Saken venter ikke på noen bekreftelse.',
    nn: 'Saka ventar ikkje på noka stadfesting.',
    en: 'The case waits for no confirmation.',
  },
  'already-renewed': { nb: 'Allerede fornyet', nn: 'Alt fornya', en: 'Renewed already' },
  'already-renewed.detail': {
    nb: 'Det finnes en ny sak for neste skoleår. Åpne den i stedet.',
    nn: 'Det finst ei ny sak for neste skuleår. Opne ho i staden.',
    en: 'There is a new case for the next school year. Open that one instead.',
  },
  'case-open': { nb: 'Det finnes allerede en sak', nn: 'Det finst alt ei sak', en: 'There is a case already' },
  'case-open.detail': {
    nb: 'Låneren har en sak hos dere som ikke er avgjort. Åpne den i stedet.',
    nn: 'Lånaren har ei sak hos dykk som ikkje er avgjord. Opne ho i staden.',
    en: 'The borrower has an undecided case with you. Open that one instead.',
  },
  'already-delivered': { nb: 'Brevet er levert', nn: 'Brevet er levert', en: 'The letter is delivered' },
  'already-delivered.detail': {
    nb: 'Dag og måte er registrert.',
    nn: 'Dag og måte er registrerte.',
    en: 'Day and way are recorded.',
  },
  'applicant-without-address': { nb: 'Ingen e-postadresse', nn: 'Inga e-postadresse', en: 'No e-mail address' },
  'applicant-without-address.detail': {
    nb: 'Søkeren har ingen e-postadresse i registeret. Bruk papir, eller lever over bordet.',
    nn: 'Søkjaren har inga e-postadresse i registeret. Bruk papir, eller lever over bordet.',
    en: 'The register has no e-mail address of the applicant. Use paper, or hand it over.',
  },
  'wrong-code': { nb: 'Feil kode', nn: 'Feil kode', en: 'Wrong code' },
  'wrong-code.detail': {
    nb: 'Se etter, og prøv igjen.',
    nn: 'Sjå etter, og prøv igjen.',
    en: 'Check it, and try again.',
  },
});
