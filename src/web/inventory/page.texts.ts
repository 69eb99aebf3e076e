import { texts } from '../../platform/i18n/index.js';

/** What the pages of an instrument say after something was done. */
export const pageTexts = texts({
  registered: {
    nb: 'Instrumentet er registrert. Skriv en etikett til det.',
    nn: 'Instrumentet er registrert. Skriv ein etikett til det.',
    en: 'The instrument is registered. Print a label for it.',
  },
  changed: { nb: 'Endringene er lagret.', nn: 'Endringane er lagra.', en: 'The changes are stored.' },
  graded: { nb: 'Den nye kvaliteten er lagret.', nn: 'Den nye kvaliteten er lagra.', en: 'The new quality is stored.' },
  'sent-to-repair': {
    nb: 'Instrumentet er sendt til reparasjon.',
    nn: 'Instrumentet er sendt til reparasjon.',
    en: 'The instrument is sent to repair.',
  },
  'sent-away': {
    nb: 'Instrumentet er underveis.',
    nn: 'Instrumentet er undervegs.',
    en: 'The instrument is under way.',
  },
  found: {
    nb: 'Registrert som funnet. Kontroller instrumentet nå.',
    nn: 'Registrert som funne. Kontroller instrumentet no.',
    en: 'Registered as found. Inspect the instrument now.',
  },
  'next.shelf': { nb: 'Ferdig. Sett det i hylla.', nn: 'Ferdig. Set det i hylla.', en: 'Done. Put it on the shelf.' },
  'next.service': {
    nb: 'Ferdig. Nå skal det stelles.',
    nn: 'Ferdig. No skal det stellast.',
    en: 'Done. Now it is to be serviced.',
  },
  'next.hold': {
    nb: 'Ferdig. Sett det på hentehylla med kode {code}.',
    nn: 'Ferdig. Set det på hentehylla med kode {code}.',
    en: 'Done. Put it on the hold shelf with the code {code}.',
  },
  'next.transfer': {
    nb: 'Ferdig. Send det til {point}.',
    nn: 'Ferdig. Send det til {point}.',
    en: 'Done. Send it to {point}.',
  },
  'next.retired': {
    nb: 'Instrumentet er utrangert.',
    nn: 'Instrumentet er utrangert.',
    en: 'The instrument is retired.',
  },
});
