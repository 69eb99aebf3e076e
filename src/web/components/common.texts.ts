import { texts } from '../../platform/i18n/index.js';

export const commonTexts = texts({
  'errors.title': {
    nb: 'Rett opp dette for å gå videre',
    nn: 'Rett opp dette for å gå vidare',
    en: 'Correct this to go on',
  },
  optional: { nb: 'valgfritt', nn: 'valfritt', en: 'optional' },
  save: { nb: 'Lagre', nn: 'Lagre', en: 'Save' },
  cancel: { nb: 'Avbryt', nn: 'Avbryt', en: 'Cancel' },
  search: { nb: 'Søk', nn: 'Søk', en: 'Search' },
  show: { nb: 'Vis', nn: 'Vis', en: 'Show' },
  all: { nb: 'Alle', nn: 'Alle', en: 'All' },
  none: { nb: 'Ingen', nn: 'Ingen', en: 'None' },
  yes: { nb: 'Ja', nn: 'Ja', en: 'Yes' },
  no: { nb: 'Nei', nn: 'Nei', en: 'No' },
  choose: { nb: 'Velg …', nn: 'Vel …', en: 'Choose …' },
  actions: { nb: 'Handlinger', nn: 'Handlingar', en: 'Actions' },
  edit: { nb: 'Rediger', nn: 'Rediger', en: 'Edit' },
  'clear-filters': { nb: 'Nullstill', nn: 'Nullstill', en: 'Clear' },
  'pages.label': { nb: 'Sider', nn: 'Sider', en: 'Pages' },
  'pages.first': { nb: 'Første side', nn: 'Første side', en: 'First page' },
  'pages.next': { nb: 'Neste side', nn: 'Neste side', en: 'Next page' },
  'changed-meanwhile': {
    nb: 'Noen andre har endret dette mens du skrev. Se over, og lagre en gang til.',
    nn: 'Nokon andre har endra dette medan du skreiv. Sjå over, og lagre ein gong til.',
    en: 'Somebody else changed this while you were writing. Check it, and save again.',
  },
  'sent-before': {
    nb: 'Dette skjemaet er sendt før, med noe annet i. Se over, og send det en gang til hvis det skal gjelde.',
    nn: 'Dette skjemaet er sendt før, med noko anna i. Sjå over, og send det ein gong til om det skal gjelde.',
    en: 'This form was sent before, with something else in it. Check it, and send it again if you mean it.',
  },
  'meanwhile.taken': {
    nb: '{label} er endret til: {value}',
    nn: '{label} er endra til: {value}',
    en: '{label} was changed to: {value}',
  },
  'meanwhile.kept': {
    nb: '{label}: du skrev noe annet enn det som nå er lagret: {value}',
    nn: '{label}: du skreiv noko anna enn det som no er lagra: {value}',
    en: '{label}: you wrote something other than what is stored now: {value}',
  },
  nothing: { nb: 'ingenting', nn: 'ingenting', en: 'nothing' },
});
