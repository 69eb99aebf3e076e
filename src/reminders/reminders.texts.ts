import { type Language, texts } from '../platform/i18n/index.js';

/** Words of refusals about reminders, and of why one has not arrived. */
export const reminderTexts = texts({
  'reminder-not-failed': {
    nb: 'Påminnelsen venter alt, er sendt eller gjelder ikke lenger; det er ikke noe å prøve igjen.',
    nn: 'Påminninga ventar alt, er send eller gjeld ikkje lenger; det er ikkje noko å prøve igjen.',
    en: 'The reminder already waits, is sent or is no longer due; there is nothing to try again.',
  },
  'mail-not-configured': {
    nb: 'Det er ikke satt opp noen e-postserver. Meldingen venter.',
    nn: 'Det er ikkje sett opp nokon e-postserver. Meldinga ventar.',
    en: 'No mail server is set up. The message waits.',
  },
  'no-address': {
    nb: 'Mottakeren har ikke lenger noen e-postadresse i registeret.',
    nn: 'Mottakaren har ikkje lenger noka e-postadresse i registeret.',
    en: 'The receiver has no e-mail address in the register any longer.',
  },
  'bad-address': {
    nb: 'E-postadressen i registeret kan ikke brukes. Rett den, og prøv igjen.',
    nn: 'E-postadressa i registeret kan ikkje brukast. Rett ho, og prøv igjen.',
    en: 'The e-mail address in the register cannot be used. Correct it and try again.',
  },
  'refused-for-good': {
    nb: 'E-postserveren tok ikke imot meldingen ({code}). Se over adressen, og prøv igjen.',
    nn: 'E-postserveren tok ikkje imot meldinga ({code}). Sjå over adressa, og prøv igjen.',
    en: 'The mail server did not take the message ({code}). Check the address and try again.',
  },
  'refused-for-now': {
    nb: 'E-postserveren tok ikke imot meldingen ennå ({code}). Den prøves igjen av seg selv.',
    nn: 'E-postserveren tok ikkje imot meldinga enno ({code}). Ho blir prøvd igjen av seg sjølv.',
    en: 'The mail server has not taken the message yet ({code}). It is tried again by itself.',
  },
  'not-delivered': {
    nb: 'Meldingen er ikke levert ({code}).',
    nn: 'Meldinga er ikkje levert ({code}).',
    en: 'The message has not been delivered ({code}).',
  },
});

/** Why a reminder has not arrived, in words, by the code of its last failure. */
export function deliveryErrorText(language: Language, code: string): string {
  if (reminderTexts.has(code)) return reminderTexts(language, code);
  if (/^smtp-5\d\d$/u.test(code)) return reminderTexts(language, 'refused-for-good', { code: code.slice(5) });
  if (/^smtp-4\d\d$/u.test(code)) return reminderTexts(language, 'refused-for-now', { code: code.slice(5) });
  return reminderTexts(language, 'not-delivered', { code });
}
