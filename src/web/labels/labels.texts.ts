import { texts } from '../../platform/i18n/index.js';

export const labelPageTexts = texts({
  title: { nb: 'Etiketter', nn: 'Etikettar', en: 'Labels' },
  intro: {
    nb: 'Lag et ark med etiketter som PDF. Skriv det ut i full størrelse, uten tilpassing til siden.',
    nn: 'Lag eit ark med etikettar som PDF. Skriv det ut i full storleik, utan tilpassing til sida.',
    en: 'Make a sheet of labels as a PDF. Print it at full size, without fitting it to the page.',
  },
  'choose.title': { nb: '1. Hvilke instrumenter', nn: '1. Kva instrument', en: '1. Which instruments' },
  'choose.codes': { nb: 'Koder', nn: 'Kodar', en: 'Codes' },
  'choose.codes.about': {
    nb: 'Skann eller skriv, én på hver linje. La feltet stå tomt for å velge med filter.',
    nn: 'Skann eller skriv, éin på kvar linje. La feltet stå tomt for å velje med filter.',
    en: 'Scan or type, one on each line. Leave it empty to choose by filter.',
  },
  'choose.search': { nb: 'Søk', nn: 'Søk', en: 'Search' },
  'choose.kind': { nb: 'Type', nn: 'Type', en: 'Kind' },
  'choose.point': { nb: 'Sted', nn: 'Stad', en: 'Place' },
  'choose.do': { nb: 'Hent instrumenter', nn: 'Hent instrument', en: 'Fetch instruments' },
  'unknown.one': {
    nb: 'En kode er ikke funnet: {codes}',
    nn: 'Ein kode er ikkje funnen: {codes}',
    en: 'One code was not found: {codes}',
  },
  'unknown.other': {
    nb: '{n} koder er ikke funnet: {codes}',
    nn: '{n} kodar er ikkje funne: {codes}',
    en: '{n} codes were not found: {codes}',
  },
  'list.title': { nb: 'Valgte instrumenter', nn: 'Valde instrument', en: 'Chosen instruments' },
  'list.all': { nb: 'Velg alle', nn: 'Vel alle', en: 'Choose all' },
  'list.more': {
    nb: 'Lista viser de {n} første. Bruk filter for å få med resten i neste omgang.',
    nn: 'Lista viser dei {n} første. Bruk filter for å få med resten i neste omgang.',
    en: 'The list shows the first {n}. Use the filters to get the rest in the next round.',
  },
  'list.empty': {
    nb: 'Ingen instrumenter er valgt ennå',
    nn: 'Ingen instrument er valde enno',
    en: 'No instruments are chosen yet',
  },
  'list.empty.text': {
    nb: 'Velg med koder, søk eller filter over, og trykk på «Hent instrumenter».',
    nn: 'Vel med kodar, søk eller filter over, og trykk på «Hent instrument».',
    en: 'Choose by codes, search or filters above, and press “Fetch instruments”.',
  },
  refused: { nb: 'Etiketter kan ikke lages', nn: 'Etikettar kan ikkje lagast', en: 'Labels cannot be made' },
  'stock.title': { nb: '2. Hvilket etikettark', nn: '2. Kva etikettark', en: '2. Which label sheet' },
  stock: { nb: 'Etikettark', nn: 'Etikettark', en: 'Label sheet' },
  'stock.choice': {
    nb: '{name} ({size}, {number} på arket)',
    nn: '{name} ({size}, {number} på arket)',
    en: '{name} ({size}, {number} on the sheet)',
  },
  'stock.unfit': { nb: '{name}: {reason}', nn: '{name}: {reason}', en: '{name}: {reason}' },
  'start.title': {
    nb: '3. Hvor på arket skal den første stå?',
    nn: '3. Kvar på arket skal den første stå?',
    en: '3. Where on the sheet does the first one go?',
  },
  'start.about': {
    nb: 'Trykk på den første ledige etiketten på et brukt ark.',
    nn: 'Trykk på den første ledige etiketten på eit brukt ark.',
    en: 'Press the first free label of a used sheet.',
  },
  'start.cell': { nb: 'Etikett {n}', nn: 'Etikett {n}', en: 'Label {n}' },
  'design.code-only': { nb: 'Bare kode («code-only»)', nn: 'Berre kode («code-only»)', en: 'Code only (“code-only”)' },
  'design.code-only.about': {
    nb: 'For ark som er for små til en adresse. En telefon kan da ikke åpne siden fra etiketten.',
    nn: 'For ark som er for små til ei adresse. Ein telefon kan då ikkje opne sida frå etiketten.',
    en: 'For sheets too small for an address. A phone cannot open the page from the label then.',
  },
  do: { nb: 'Last ned PDF', nn: 'Last ned PDF', en: 'Download PDF' },
});
