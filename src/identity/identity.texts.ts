import { texts } from '../platform/i18n/index.js';

/** Words of refusals at log-in and in the administration of users. */
export const identityTexts = texts({
  'wrong-credentials': {
    nb: 'Feil brukernavn eller passord',
    nn: 'Feil brukarnamn eller passord',
    en: 'Wrong user name or password',
  },
  'wrong-credentials.detail': {
    nb: 'Prøv igjen, eller be en administrator om nytt passord.',
    nn: 'Prøv igjen, eller be ein administrator om nytt passord.',
    en: 'Try again, or ask an administrator for a new password.',
  },
  'username-taken': {
    nb: 'Brukernavnet er opptatt; velg et annet.',
    nn: 'Brukarnamnet er oppteke; vel eit anna.',
    en: 'The user name is taken; choose another.',
  },
  'password-too-short': {
    nb: 'Passordet må ha minst {limit} tegn.',
    nn: 'Passordet må ha minst {limit} teikn.',
    en: 'The password must have at least {limit} characters.',
  },
  'not-a-username': {
    nb: 'Bruk 2–60 små bokstaver, tall, punktum og bindestrek.',
    nn: 'Bruk 2–60 små bokstavar, tal, punktum og bindestrek.',
    en: 'Use 2–60 lower-case letters, digits, full stops and hyphens.',
  },
  'not-a-municipality-number': {
    nb: 'Skriv fire sifre, eller la det stå tomt.',
    nn: 'Skriv fire siffer, eller la det stå tomt.',
    en: 'Give four digits, or leave it empty.',
  },
  'unknown-place': {
    nb: 'Stedet finnes ikke; velg et fra listen.',
    nn: 'Staden finst ikkje; vel ein frå lista.',
    en: 'There is no such place; choose one of the list.',
  },
  'point-of-another-unit': {
    nb: 'Utlånsstedet hører til en annen enhet; velg et av enhetens egne.',
    nn: 'Utlånsstaden høyrer til ei anna eining; vel ein av dei til eininga.',
    en: 'The lending point belongs to another unit; choose one of the unit’s own.',
  },
  'not-yourself': {
    nb: 'Du kan ikke stenge din egen konto eller ta fra deg selv rollen.',
    nn: 'Du kan ikkje stengje din eigen konto eller ta frå deg sjølv rolla.',
    en: 'You cannot close your own account or take your own role away.',
  },
});
