import { texts } from '../../platform/i18n/index.js';

export const catalogueTexts = texts({
  'front.title': { nb: 'Lån et instrument', nn: 'Lån eit instrument', en: 'Borrow an instrument' },
  'front.intro': {
    nb: 'Kommunen har fioliner, trompeter, gitarer og mye annet som barn, unge og voksne kan låne. Kom innom, så finner vi noe som passer.',
    nn: 'Kommunen har fiolinar, trompetar, gitarar og mykje anna som barn, unge og vaksne kan låne. Kom innom, så finn vi noko som passar.',
    en: 'The municipality has violins, trumpets, guitars and much else that children, young people and adults can borrow. Drop in, and we will find something that fits.',
  },
  'front.how': { nb: 'Slik låner du', nn: 'Slik låner du', en: 'How to borrow' },
  'front.how.1': {
    nb: 'Gå til et utlånssted i åpningstiden. Du trenger ikke å bestille.',
    nn: 'Gå til ein utlånsstad i opningstida. Du treng ikkje å tinge.',
    en: 'Go to a lending point while it is open. You need no appointment.',
  },
  'front.how.2': {
    nb: 'Ta med lånekortet hvis du har et. Barn har med seg en foresatt første gang.',
    nn: 'Ta med lånekortet om du har eit. Barn har med seg ein føresett første gongen.',
    en: 'Bring your library card if you have one. Children bring a guardian the first time.',
  },
  'front.how.3': {
    nb: 'Få med deg instrumentet, og lever det tilbake samme sted.',
    nn: 'Få med deg instrumentet, og lever det tilbake same stad.',
    en: 'Take the instrument home, and return it at the same place.',
  },
  'front.places': { nb: 'Her kan du låne', nn: 'Her kan du låne', en: 'Where to borrow' },
  'front.no-places': {
    nb: 'Utlånsstedene er ikke lagt inn ennå.',
    nn: 'Utlånsstadene er ikkje lagde inn enno.',
    en: 'The lending points have not been entered yet.',
  },
  'front.found': {
    nb: 'Funnet et instrument? Skann etiketten med telefonen, så ser du hvem som eier det.',
    nn: 'Funne eit instrument? Skann etiketten med telefonen, så ser du kven som eig det.',
    en: 'Found an instrument? Scan its label with your phone to see who owns it.',
  },
  'front.staff': { nb: 'For ansatte', nn: 'For tilsette', en: 'For staff' },
  'front.log-in': { nb: 'Logg inn', nn: 'Logg inn', en: 'Log in' },
  'hours.title': { nb: 'Åpningstider', nn: 'Opningstider', en: 'Opening hours' },
  'hours.unknown': { nb: 'Ring for åpningstider.', nn: 'Ring for opningstider.', en: 'Call for opening hours.' },
  address: { nb: 'Adresse', nn: 'Adresse', en: 'Address' },
  phone: { nb: 'Telefon', nn: 'Telefon', en: 'Telephone' },

  'found.title': { nb: 'Funnet det?', nn: 'Funne det?', en: 'Found it?' },
  'found.text': {
    nb: 'Instrumentet tilhører {owner}. Ring, eller lever det på et utlånssted. Takk!',
    nn: 'Instrumentet høyrer til {owner}. Ring, eller lever det på ein utlånsstad. Takk!',
    en: 'The instrument belongs to {owner}. Call, or hand it in at a lending point. Thank you!',
  },
  'found.call': { nb: 'Ring {phone}', nn: 'Ring {phone}', en: 'Call {phone}' },
  'fact.kind': { nb: 'Instrument', nn: 'Instrument', en: 'Instrument' },
  'fact.size': { nb: 'Størrelse', nn: 'Storleik', en: 'Size' },
  'fact.grade': { nb: 'Kvalitet', nn: 'Kvalitet', en: 'Quality' },
  'fact.state': { nb: 'Status', nn: 'Status', en: 'Status' },
  'fact.home': { nb: 'Hører hjemme på', nn: 'Høyrer heime på', en: 'Belongs at' },
  'fact.code': { nb: 'Kode', nn: 'Kode', en: 'Code' },
  'staff.title': { nb: 'For deg som jobber her', nn: 'For deg som jobbar her', en: 'For those who work here' },
  'staff.desk': { nb: 'Lever ut eller ta imot', nn: 'Lever ut eller ta imot', en: 'Hand over or take back' },
  'staff.page': { nb: 'Åpne instrumentsiden', nn: 'Opne instrumentsida', en: 'Open the instrument’s page' },
  'unknown.title': { nb: 'Ukjent etikett', nn: 'Ukjend etikett', en: 'Unknown label' },
  'unknown.text': {
    nb: 'Koden {code} hører ikke til noe instrument her. Sjekk at den er lest riktig.',
    nn: 'Koden {code} høyrer ikkje til noko instrument her. Sjekk at han er lesen rett.',
    en: 'The code {code} belongs to no instrument here. Check that it was read correctly.',
  },
  'unknown.try': { nb: 'Kode på etiketten', nn: 'Kode på etiketten', en: 'Code on the label' },
  'unknown.do': { nb: 'Slå opp', nn: 'Slå opp', en: 'Look up' },
});
