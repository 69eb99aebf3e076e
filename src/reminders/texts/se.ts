import type { ReminderTexts } from './reminder-texts.js';

export const se: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'Muittuhus: loatna mii galgá fargga máhcahuvvot',
  subjectLate: 'Muittuhus: loatna mii livččii galgan máhcahuvvot',
  greeting: 'Bures!',
  soon: 'Dán loana áigemearri lahkona:',
  first: 'Dán loana áigemearri lea nohkan:',
  second: 'Dát ii leat vel máhcahuvvon:',
  last: 'Dát lea maŋimuš muittuhus. Máhcat dán dál, dahje váldde oktavuođa minguin:',
  dueBy: 'máhcahuvvo maŋimustá: {day}',
  wasDue: 'galggai máhcahuvvot: {day}',
  returnTo: 'Máhcat deike:',
  phone: 'Telefovdna: {phone}',
  hours: 'Rahpanáiggit:',
  renew:
    'Dárbbašat go dan guhkit áigge? Váldde oktavuođa luoikkahanbáikkiin ovdal áigemeari, de geahččat sáhttá go loatna guhkiduvvot.',
  help: 'Dárbbašat go eanet áiggi, dahje lea go juoga láhppon dahje billašuvvan? Váldde oktavuođa luoikkahanbáikkiin, de gávdnat čovdosa.',
  farewell: 'Ustitlaš dearvvuođaiguin',
  automatic: 'Dát dieđáhus lea sáddejuvvon automáhtalaččat.',
};
