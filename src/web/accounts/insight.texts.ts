import { texts } from '../../platform/i18n/index.js';

export const insightTexts = texts({
  title: { nb: 'Innsikt', nn: 'Innsikt', en: 'Insight' },
  intro: {
    nb: 'Hva instrumentene koster for hvert lån, hvert utlånt instrument og hvert barn som er nådd, etter enheten som eier dem, og kvalitetsgrad.',
    nn: 'Kva instrumenta kostar for kvart lån, kvart utlånt instrument og kvart barn som er nådd, etter eininga som eig dei, og kvalitetsgrad.',
    en: 'What the instruments cost for each loan, each instrument lent and each child reached, by the unit that owns them and quality grade.',
  },
  year: { nb: 'Skoleår', nn: 'Skoleår', en: 'School year' },
  heading: { nb: 'Skoleåret {year}', nn: 'Skoleåret {year}', en: 'School year {year}' },
  download: { nb: 'Last ned (CSV)', nn: 'Last ned (CSV)', en: 'Download (CSV)' },
  empty: {
    nb: 'Ingen skoleår å vise ennå',
    nn: 'Ingen skoleår å vise enno',
    en: 'No school year to show yet',
  },
  'empty.text': {
    nb: 'Et skoleår vises når det er over og kvartalet etter 31. juli er slutt: fra 1. oktober. Tallene for et skoleår som er i gang, vises ikke.',
    nn: 'Eit skoleår blir vist når det er over og kvartalet etter 31. juli er slutt: frå 1. oktober. Tala for eit skoleår som er i gang, blir ikkje viste.',
    en: 'A school year is shown once it is over and the quarter after 31 July has ended: from 1 October. The figures of a running year are not shown.',
  },
  unit: { nb: 'Enhet', nn: 'Eining', en: 'Unit' },
  grade: { nb: 'Grad', nn: 'Grad', en: 'Grade' },
  'all-units': { nb: 'Alle enheter', nn: 'Alle einingar', en: 'All units' },
  'all-grades': { nb: 'Alle grader', nn: 'Alle gradar', en: 'All grades' },
  all: { nb: 'Alle instrumenter', nn: 'Alle instrument', en: 'All instruments' },
  group: { nb: '{unit}, {grade}', nn: '{unit}, {grade}', en: '{unit}, {grade}' },
  loans: { nb: 'Lån', nn: 'Lån', en: 'Loans' },
  instruments: { nb: 'Utlånte instrumenter', nn: 'Utlånte instrument', en: 'Instruments lent' },
  children: { nb: 'Barn nådd', nn: 'Barn nådde', en: 'Children reached' },
  cost: { nb: 'Kostnad', nn: 'Kostnad', en: 'Cost' },
  'per.loan': { nb: 'Kostnad per lån', nn: 'Kostnad per lån', en: 'Cost per loan' },
  'per.instrument': {
    nb: 'Kostnad per instrument',
    nn: 'Kostnad per instrument',
    en: 'Cost per instrument',
  },
  'per.child': { nb: 'Kostnad per barn', nn: 'Kostnad per barn', en: 'Cost per child' },
  chart: {
    nb: '{what}, skoleåret {year}',
    nn: '{what}, skoleåret {year}',
    en: '{what}, school year {year}',
  },
  'chart.about': {
    nb: 'En stolpe for hver enhet og grad. De samme tallene står i tabellen.',
    nn: 'Ein stolpe for kvar eining og grad. Dei same tala står i tabellen.',
    en: 'One bar for each unit and grade. The same figures stand in the table.',
  },
  table: { nb: 'Alle tall', nn: 'Alle tal', en: 'All figures' },
  hidden: { nb: 'skjult', nn: 'skjult', en: 'hidden' },
  none: { nb: 'ingen', nn: 'ingen', en: 'none' },
  notes: { nb: 'Slik er tallene laget', nn: 'Slik er tala laga', en: 'How the figures are made' },
  'note.year': {
    nb: 'Bare hele skoleår vises, fra {from} til {to}. Det som er ført til og med {until}, er med; det som er ført senere, er det ikke. Derfor endrer tabellen seg aldri.',
    nn: 'Berre heile skoleår blir viste, frå {from} til {to}. Det som er ført til og med {until}, er med; det som er ført seinare, er det ikkje. Difor endrar tabellen seg aldri.',
    en: 'Only whole school years are shown, from {from} to {to}. What was recorded up to {until} counts; what was recorded later does not. So the table never changes.',
  },
  'note.cost': {
    nb: 'Kostnad er innkjøp, reparasjoner, tap og forbruksvarer for enhetens instrumenter, også dem som ikke er lånt ut. Leie, depositum og støtte er ikke med.',
    nn: 'Kostnad er innkjøp, reparasjonar, tap og forbruksvarer for instrumenta til eininga, også dei som ikkje er lånte ut. Leige, depositum og støtte er ikkje med.',
    en: 'Cost is purchases, repairs, losses and consumables for the unit’s instruments, also those that were not lent. Fees, deposits and support are left out.',
  },
  'note.children': {
    nb: 'Et barn er under 18 år den dagen det låner, og telles én gang i hver linje. Barn og instrumenter som er med i flere linjer, telles én gang i summen. Hvem som lånte, glemmes en tid etter at instrumentet er levert; et barn som kommer igjen etter det, telles på nytt.',
    nn: 'Eit barn er under 18 år den dagen det låner, og blir talt éin gong i kvar linje. Barn og instrument som er med i fleire linjer, blir talde éin gong i summen. Kven som lånte, blir gløymt ei tid etter at instrumentet er levert; eit barn som kjem att etter det, blir talt på nytt.',
    en: 'A child is under 18 on the day of the loan, and is counted once in each line. Children and instruments that belong to several lines are counted once in the total. Who borrowed is forgotten some time after the return; a child who comes back after that is counted again.',
  },
  'note.hidden': {
    nb: 'Grupper med færre enn fem lån, instrumenter, barn eller kostnader er skjult, og så mange andre at ingen kan regne dem ut. Hvilke det er, vises ikke.',
    nn: 'Grupper med færre enn fem lån, instrument, barn eller kostnader er skjulte, og så mange andre at ingen kan rekne dei ut. Kva for nokre det er, blir ikkje vist.',
    en: 'Groups with fewer than five loans, instruments, children or costs are hidden, and so many others that nobody can work them out. Which ones are which is not shown.',
  },
});
