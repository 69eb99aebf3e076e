import { texts } from '../../platform/i18n/index.js';

/** Words of the pages of what an instrument costs. */
export const costsTexts = texts({
  title: { nb: 'Kostnader', nn: 'Kostnader', en: 'Costs' },
  about: {
    nb: 'Innkjøp, reparasjoner, tap og forbruksvarer. Leie og depositum står ikke her.',
    nn: 'Innkjøp, reparasjonar, tap og forbruksvarer. Leige og depositum står ikkje her.',
    en: 'Purchases, repairs, losses and consumables. Fees and deposits do not stand here.',
  },
  none: { nb: 'Ingen kostnader ennå', nn: 'Ingen kostnader enno', en: 'No costs yet' },
  'none.text': {
    nb: 'Det som føres, deles etter spleiselagsavtalen som gjelder den dagen.',
    nn: 'Det som blir ført, blir delt etter spleiselagsavtalen som gjeld den dagen.',
    en: 'What is recorded is shared by the cost agreement in force on that day.',
  },
  instrument: { nb: 'Instrument', nn: 'Instrument', en: 'Instrument' },
  day: { nb: 'Dag', nn: 'Dag', en: 'Day' },
  'day.about': {
    nb: 'Fakturaens dag, eller dagen instrumentet gikk tapt.',
    nn: 'Dagen på fakturaen, eller dagen instrumentet gjekk tapt.',
    en: 'The day of the invoice, or the day of the loss.',
  },
  type: { nb: 'Hva', nn: 'Kva', en: 'What' },
  'type.choose': { nb: 'Velg', nn: 'Vel', en: 'Choose' },
  amount: { nb: 'Beløp i kroner', nn: 'Beløp i kroner', en: 'Amount in kroner' },
  'amount.now': { nb: 'Beløp', nn: 'Beløp', en: 'Amount' },
  'amount.wrong': {
    nb: 'Skriv beløpet i kroner med høyst to desimaler, som 1 250,50.',
    nn: 'Skriv beløpet i kroner med høgst to desimalar, som 1 250,50.',
    en: 'Write the amount in kroner with at most two decimals, such as 1250.50.',
  },
  note: { nb: 'Merknad', nn: 'Merknad', en: 'Note' },
  'note.about': {
    nb: 'For eksempel fakturanummer eller verksted. Ikke navn på låneren.',
    nn: 'Til dømes fakturanummer eller verkstad. Ikkje namn på lånaren.',
    en: 'Such as the invoice number or the workshop. Not the borrower’s name.',
  },
  recorded: { nb: 'Ført', nn: 'Ført', en: 'Recorded' },
  corrected: { nb: 'rettet', nn: 'retta', en: 'corrected' },
  record: { nb: 'Før en kostnad', nn: 'Før ein kostnad', en: 'Record a cost' },
  'record.done': { nb: 'Kostnaden er ført.', nn: 'Kostnaden er ført.', en: 'The cost is recorded.' },
  correct: { nb: 'Rett beløpet', nn: 'Rett beløpet', en: 'Correct the amount' },
  'correct.about': {
    nb: 'Det som er ført, endres ikke: rettelsen blir en linje til. Skriv 0 hvis det ikke var noen kostnad.',
    nn: 'Det som er ført, blir ikkje endra: rettinga blir ei linje til. Skriv 0 om det ikkje var nokon kostnad.',
    en: 'What is recorded is not changed: the correction becomes another line. Write 0 if there was no cost.',
  },
  'correct.amount': { nb: 'Riktig beløp i kroner', nn: 'Rett beløp i kroner', en: 'Right amount in kroner' },
  'correct.why': { nb: 'Hvorfor', nn: 'Kvifor', en: 'Why' },
  'correct.done': { nb: 'Beløpet er rettet.', nn: 'Beløpet er retta.', en: 'The amount is corrected.' },
  corrections: { nb: 'Rettelser', nn: 'Rettingar', en: 'Corrections' },
  total: { nb: 'I alt', nn: 'I alt', en: 'In all' },
});
