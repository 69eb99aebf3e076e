import { texts } from '../platform/i18n/index.js';

/** Words of cost sharing, for refusals and for files. */
export const costSharingTexts = texts({
  'type.fee': {
    nb: 'Leie som låneren ikke betaler',
    nn: 'Leige som lånaren ikkje betaler',
    en: 'Fees not paid by borrowers',
  },
  'type.purchase': { nb: 'Innkjøp', nn: 'Innkjøp', en: 'Purchases' },
  'type.repair': { nb: 'Reparasjon', nn: 'Reparasjon', en: 'Repairs' },
  'type.loss': { nb: 'Tap', nn: 'Tap', en: 'Losses' },
  'type.consumables': { nb: 'Forbruksvarer', nn: 'Forbruksvarer', en: 'Consumables' },
  'type.deposit': {
    nb: 'Depositum som låneren ikke betaler',
    nn: 'Depositum som lånaren ikkje betaler',
    en: 'Deposits not paid by borrowers',
  },
  'type.merged': { nb: 'Flere kostnadstyper samlet', nn: 'Fleire kostnadstypar samla', en: 'Several types together' },
  'erp.text': {
    nb: 'Spleiselag {period}: {type}',
    nn: 'Spleiselag {period}: {type}',
    en: 'Cost sharing {period}: {type}',
  },
  'pdf.title': {
    nb: 'Oppgjør for spleiselaget, {from} til {to}',
    nn: 'Oppgjer for spleiselaget, {from} til {to}',
    en: 'Settlement of shared costs, {from} to {to}',
  },
  'pdf.preview': {
    nb: 'Forhåndsvisning. Oppgjøret er ikke avsluttet.',
    nn: 'Førehandsvising. Oppgjeret er ikkje avslutta.',
    en: 'Preview. The settlement is not closed.',
  },
  'pdf.unit': { nb: 'Enhet', nn: 'Eining', en: 'Unit' },
  'pdf.type': { nb: 'Kostnad', nn: 'Kostnad', en: 'Cost' },
  'pdf.debit': { nb: 'Betaler (kr)', nn: 'Betaler (kr)', en: 'Pays (NOK)' },
  'pdf.credit': { nb: 'Får (kr)', nn: 'Får (kr)', en: 'Gets (NOK)' },
  'pdf.function': { nb: 'Funksjon', nn: 'Funksjon', en: 'Function' },
  'pdf.art': { nb: 'Art', nn: 'Art', en: 'Art' },
  'pdf.total': { nb: 'Sum', nn: 'Sum', en: 'Total' },
  'pdf.chart': {
    nb: 'Hva hver enhet betaler og får, i kroner',
    nn: 'Kva kvar eining betaler og får, i kroner',
    en: 'What each unit pays and gets, in kroner',
  },
  'unit-shares-twice': {
    nb: 'Enheten har alt en andel; slå andelene sammen.',
    nn: 'Eininga har alt ein del; slå delane saman.',
    en: 'The unit already has a share; put the shares together.',
  },
  'shares-are-not-the-whole': {
    nb: 'Andelene må til sammen være 10 000 basispunkter (100 %).',
    nn: 'Delane må til saman vere 10 000 basispunkt (100 %).',
    en: 'The shares must sum to 10,000 basis points (100%).',
  },
  'not-an-art': {
    nb: 'Skriv en KOSTRA-art med tre sifre, som 290.',
    nn: 'Skriv ein KOSTRA-art med tre siffer, som 290.',
    en: 'Give a KOSTRA art of three digits, such as 290.',
  },
  'cost-agreements-overlap': {
    nb: 'Overlapper «{name}», som gjelder fra {validFrom}. Avslutt den først, eller velg andre kostnader eller dager.',
    nn: 'Overlappar «{name}», som gjeld frå {validFrom}. Avslutt den først, eller vel andre kostnader eller dagar.',
    en: 'Overlaps “{name}”, which counts from {validFrom}. End that one first, or choose other costs or days.',
  },
  'agreement-ended': {
    nb: 'Avtalen er alt avsluttet',
    nn: 'Avtalen er alt avslutta',
    en: 'The agreement has already been ended',
  },
  'agreement-ended.detail': {
    nb: 'Avtalen slutter samme dag eller tidligere.',
    nn: 'Avtalen sluttar same dag eller tidlegare.',
    en: 'The agreement ends on that day or earlier.',
  },
  'period-closed': { nb: 'Kvartalet er avsluttet', nn: 'Kvartalet er avslutta', en: 'The quarter is closed' },
  'period-closed.detail': {
    nb: 'Oppgjøret til og med {until} er avsluttet og endres ikke. Velg en senere dag; rettelser kommer i neste oppgjør.',
    nn: 'Oppgjeret til og med {until} er avslutta og blir ikkje endra. Vel ein seinare dag; rettingar kjem i neste oppgjer.',
    en: 'The settlement up to {until} is closed and does not change. Choose a later day; corrections come in the next settlement.',
  },
  'not-a-quarter': {
    nb: 'Et oppgjør gjelder ett kvartal, for eksempel fra {from} til {to}.',
    nn: 'Eit oppgjer gjeld eitt kvartal, til dømes frå {from} til {to}.',
    en: 'A settlement is of one quarter, for example from {from} to {to}.',
  },
  'quarter-not-over': {
    nb: 'Kvartalet varer til {to}. Det kan gjøres opp dagen etter.',
    nn: 'Kvartalet varer til {to}. Det kan gjerast opp dagen etter.',
    en: 'The quarter lasts until {to}. It can be settled the day after.',
  },
  'ledger-key-missing': {
    nb: 'En nøkkel til regnskapet mangler',
    nn: 'Ein nøkkel til rekneskapen manglar',
    en: 'A key of the ledger is missing',
  },
  'ledger-key-missing.detail': {
    nb: 'Regnskapet er ført med en annen SECRET_KEY eller CASE_KEY. Ingenting er bokført. Be drift om å sette den tilbake.',
    nn: 'Rekneskapen er ført med ein annan SECRET_KEY eller CASE_KEY. Ingenting er bokført. Be drift om å setje han tilbake.',
    en: 'The ledger was kept with another SECRET_KEY or CASE_KEY. Nothing was booked. Ask operations to put it back.',
  },
  'day-in-future': {
    nb: 'Dagen må være i dag eller tidligere.',
    nn: 'Dagen må vere i dag eller tidlegare.',
    en: 'The day must be today or earlier.',
  },
  'cost-is-so': { nb: 'Beløpet er alt slik', nn: 'Beløpet er alt slik', en: 'The amount is so already' },
  'cost-is-so.detail': {
    nb: 'Det er ingenting å rette: beløpet er alt det du skrev.',
    nn: 'Det er ingenting å rette: beløpet er alt det du skreiv.',
    en: 'There is nothing to correct: the amount already is what you wrote.',
  },
});
