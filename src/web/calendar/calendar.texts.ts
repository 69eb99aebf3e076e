import { texts } from '../../platform/i18n/index.js';

export const calendarTexts = texts({
  title: { nb: 'Kalender', nn: 'Kalender', en: 'Calendar' },
  intro: {
    nb: 'En hemmelig adresse som kalenderen din kan abonnere på: hentinger og frister, med instrument og kode, uten navn.',
    nn: 'Ei hemmeleg adresse som kalenderen din kan abonnere på: hentingar og fristar, med instrument og kode, utan namn.',
    en: 'A secret address that your calendar can subscribe to: pick-ups and due days, with instrument and code, without names.',
  },
  pupils: { nb: 'Elevene mine', nn: 'Elevane mine', en: 'My pupils' },
  'none-offered': {
    nb: 'Det er ingen kalendere for deg',
    nn: 'Det er ingen kalendrar for deg',
    en: 'There are no calendars for you',
  },
  'none-offered.text': {
    nb: 'Enheten din har ingen utlånssteder.',
    nn: 'Eininga di har ingen utlånsstader.',
    en: 'Your unit has no lending points.',
  },
  since: { nb: 'Adressen ble laget {at}.', nn: 'Adressa vart laga {at}.', en: 'The address was made on {at}.' },
  none: { nb: 'Ingen adresse.', nn: 'Inga adresse.', en: 'No address.' },
  make: { nb: 'Lag adresse', nn: 'Lag adresse', en: 'Make an address' },
  renew: { nb: 'Lag ny adresse', nn: 'Lag ny adresse', en: 'Make a new address' },
  'renew.about': {
    nb: 'Lager du en ny, slutter den å virke.',
    nn: 'Lagar du ei ny, sluttar ho å verke.',
    en: 'If you make a new one, it stops working.',
  },
  revoke: { nb: 'Slutt å dele', nn: 'Slutt å dele', en: 'Stop sharing' },
  made: { nb: 'Adressen er klar', nn: 'Adressa er klar', en: 'The address is ready' },
  'made.address': { nb: 'Adresse', nn: 'Adresse', en: 'Address' },
  'made.about': {
    nb: 'Kopier den nå: den vises bare denne ene gangen. I kalenderprogrammet velger du å abonnere på en kalender fra en adresse. Den som har adressen, kan lese kalenderen.',
    nn: 'Kopier ho no: ho blir berre vist denne eine gongen. I kalenderprogrammet vel du å abonnere på ein kalender frå ei adresse. Den som har adressa, kan lese kalenderen.',
    en: 'Copy it now: it is shown this one time only. In your calendar program, choose to subscribe to a calendar from an address. Whoever has the address can read the calendar.',
  },
  'made.before': {
    nb: 'Adressen er laget, og har vært vist. Har du den ikke, lager du en ny.',
    nn: 'Adressa er laga, og har vore vist. Har du ho ikkje, lagar du ei ny.',
    en: 'The address was made, and has been shown. If you do not have it, make a new one.',
  },
  revoked: {
    nb: 'Adressen virker ikke lenger.',
    nn: 'Adressa verkar ikkje lenger.',
    en: 'The address does not work any more.',
  },
});
