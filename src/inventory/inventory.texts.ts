import { texts } from '../platform/i18n/index.js';

/** Words of refusals about instruments, each with the way forward. */
export const inventoryTexts = texts({
  'not-kroner': {
    nb: 'Skriv kroner som 4990 eller 4990,50.',
    nn: 'Skriv kroner som 4990 eller 4990,50.',
    en: 'Give kroner such as 4990 or 4990,50.',
  },
  'first-grading': {
    nb: 'Gradert ved registrering.',
    nn: 'Gradert ved registrering.',
    en: 'Graded at registration.',
  },
  'unknown-kind': {
    nb: 'Instrumenttypen finnes ikke; velg en fra listen.',
    nn: 'Instrumenttypen finst ikkje; vel ein frå lista.',
    en: 'There is no such kind of instrument; choose one of the list.',
  },
  'unknown-grade': {
    nb: 'Kvalitetsgraden finnes ikke; velg en av {grades}.',
    nn: 'Kvalitetsgraden finst ikkje; vel ein av {grades}.',
    en: 'There is no such quality grade; choose one of {grades}.',
  },
  'size-required': {
    nb: 'Instrumenttypen har størrelser; velg en av {sizes}.',
    nn: 'Instrumenttypen har storleikar; vel ein av {sizes}.',
    en: 'This kind comes in sizes; choose one of {sizes}.',
  },
  'size-not-of-kind': {
    nb: 'Instrumenttypen finnes ikke i denne størrelsen; velg en av {sizes}.',
    nn: 'Instrumenttypen finst ikkje i denne storleiken; vel ein av {sizes}.',
    en: 'This kind does not come in this size; choose one of {sizes}.',
  },
  'kind-has-no-sizes': {
    nb: 'Instrumenttypen har bare én størrelse; la feltet stå tomt.',
    nn: 'Instrumenttypen har berre éin storleik; lat feltet stå tomt.',
    en: 'This kind comes in one size only; leave the field empty.',
  },
  'code-not-valid': {
    nb: 'Koden stemmer ikke; les den på etiketten en gang til, eller la feltet stå tomt for å få en ny.',
    nn: 'Koden stemmer ikkje; les han på etiketten ein gong til, eller lat feltet stå tomt for å få ein ny.',
    en: 'The code is not right; read it on the label once more, or leave the field empty to get a new one.',
  },
  'code-taken': {
    nb: 'Et annet instrument har denne koden; la feltet stå tomt for å få en ny.',
    nn: 'Eit anna instrument har denne koden; lat feltet stå tomt for å få ein ny.',
    en: 'Another instrument has this code; leave the field empty to get a new one.',
  },
  'alias-taken': {
    nb: 'Et annet instrument har denne eldre koden; fjern den der først.',
    nn: 'Eit anna instrument har denne eldre koden; fjern han der først.',
    en: 'Another instrument has this older code; remove it there first.',
  },
  'alias-reads-as-code': {
    nb: 'Den eldre koden kan leses som koden til et annet instrument; bruk en lengre form av den.',
    nn: 'Den eldre koden kan lesast som koden til eit anna instrument; bruk ei lengre form av han.',
    en: 'The older code can be read as the code of another instrument; use a longer form of it.',
  },
  'accessory-in-loans': {
    nb: 'Tilbehøret har vært lånt ut og står i historikken; merk det som manglende i stedet.',
    nn: 'Tilbehøyret har vore lånt ut og står i historikken; merk det som manglande i staden.',
    en: 'The accessory has been lent and stands in the history; mark it as missing instead.',
  },
  'already-there': {
    nb: 'Instrumentet står alt på dette utlånsstedet; velg et annet.',
    nn: 'Instrumentet står alt på denne utlånsstaden; vel ein annan.',
    en: 'The instrument already is at this lending point; choose another.',
  },
  'not-own-point': {
    nb: 'Instrumentet er ved {point}; be noen der om å gjøre dette, eller den instrumentansvarlige.',
    nn: 'Instrumentet er ved {point}; be nokon der om å gjere dette, eller den instrumentansvarlege.',
    en: 'The instrument is at {point}; ask somebody there to do this, or the inventory manager.',
  },
  'instrument-on-loan': {
    nb: 'Instrumentet er utlånt; ta det tilbake først.',
    nn: 'Instrumentet er utlånt; ta det tilbake først.',
    en: 'The instrument is on loan; take it back first.',
  },
  'instrument-on-hold-shelf': {
    nb: 'Instrumentet står på hentehyllen for en låner; avlys reservasjonen først.',
    nn: 'Instrumentet står på hentehylla for ein lånar; avlys reservasjonen først.',
    en: 'The instrument is on the hold shelf for a borrower; cancel the reservation first.',
  },
  'instrument-in-transfer': {
    nb: 'Instrumentet er på vei mellom utlånssteder; ta det imot først.',
    nn: 'Instrumentet er på veg mellom utlånsstader; ta det imot først.',
    en: 'The instrument is under way between lending points; receive it first.',
  },
  'instrument-in-repair': {
    nb: 'Instrumentet er til kontroll eller reparasjon; gjør det ferdig først.',
    nn: 'Instrumentet er til kontroll eller reparasjon; gjer det ferdig først.',
    en: 'The instrument is at inspection or repair; finish that first.',
  },
  'instrument-missing': {
    nb: 'Instrumentet er savnet; meld det funnet først, på instrumentets side.',
    nn: 'Instrumentet er sakna; meld det funne først, på sida til instrumentet.',
    en: 'The instrument is missing; report it found first, on its page.',
  },
  'instrument-lost': {
    nb: 'Instrumentet er tapt; meld det funnet først, på instrumentets side.',
    nn: 'Instrumentet er tapt; meld det funne først, på sida til instrumentet.',
    en: 'The instrument is lost; report it found first, on its page.',
  },
  'instrument-retired': {
    nb: 'Instrumentet er tatt ut av bruk.',
    nn: 'Instrumentet er teke ut av bruk.',
    en: 'The instrument has been retired.',
  },
  'instrument-changed-meanwhile': {
    nb: 'Noen andre var først med dette instrumentet',
    nn: 'Nokon andre var først med dette instrumentet',
    en: 'Somebody else was first with this instrument',
  },
  'instrument-changed-meanwhile.detail': {
    nb: 'Slå det opp igjen og se hvor det er nå. Ingenting er lagret.',
    nn: 'Slå det opp igjen og sjå kvar det er no. Ingenting er lagra.',
    en: 'Look it up again and see where it is now. Nothing was stored.',
  },
  'repair-completed': {
    nb: 'Reparasjonen er alt ferdig',
    nn: 'Reparasjonen er alt ferdig',
    en: 'The repair is already finished',
  },
  'repair-completed.detail': {
    nb: 'Slå opp instrumentet og se hvor det er nå.',
    nn: 'Slå opp instrumentet og sjå kvar det er no.',
    en: 'Look the instrument up and see where it is now.',
  },
  'transfer-received': {
    nb: 'Instrumentet er alt tatt imot',
    nn: 'Instrumentet er alt teke imot',
    en: 'The instrument has already been received',
  },
  'transfer-received.detail': {
    nb: 'Slå opp instrumentet og se hvor det er nå.',
    nn: 'Slå opp instrumentet og sjå kvar det er no.',
    en: 'Look the instrument up and see where it is now.',
  },
  'instrument-not-missing': {
    nb: 'Instrumentet er ikke savnet',
    nn: 'Instrumentet er ikkje sakna',
    en: 'The instrument is not missing',
  },
  'instrument-not-missing.detail': {
    nb: 'Slå det opp og se hvor det er nå; noen kan alt ha meldt det funnet.',
    nn: 'Slå det opp og sjå kvar det er no; nokon kan alt ha meldt det funne.',
    en: 'Look it up and see where it is now; somebody may have reported it found already.',
  },
  'not-in-service': {
    nb: 'Instrumentet er ikke til service',
    nn: 'Instrumentet er ikkje til service',
    en: 'The instrument is not in service',
  },
  'not-in-service.detail': {
    nb: 'Slå det opp og se hvor det er nå; det kan alt være ledig.',
    nn: 'Slå det opp og sjå kvar det er no; det kan alt vere ledig.',
    en: 'Look it up and see where it is now; it may be free already.',
  },
});
