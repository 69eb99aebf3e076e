import type { ReminderTexts } from './reminder-texts.js';

export const lt: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'Priminimas: artėja grąžinimo terminas',
  subjectLate: 'Priminimas: grąžinimo terminas praėjo',
  greeting: 'Sveiki,',
  soon: 'Artėja grąžinimo terminas:',
  first: 'Grąžinimo terminas praėjo:',
  second: 'Tai vis dar negrąžinta:',
  last: 'Tai paskutinis priminimas. Prašome grąžinti dabar arba susisiekti su mumis:',
  dueBy: 'grąžinti ne vėliau kaip: {day}',
  wasDue: 'reikėjo grąžinti iki: {day}',
  returnTo: 'Grąžinti čia:',
  phone: 'Telefonas: {phone}',
  hours: 'Darbo laikas:',
  renew: 'Reikia ilgiau? Susisiekite su skolinimo vieta iki termino pabaigos, ir pažiūrėsime, ar galima pratęsti.',
  help: 'Reikia daugiau laiko arba kas nors pamesta ar sugadinta? Susisiekite su skolinimo vieta, ir rasime sprendimą.',
  farewell: 'Pagarbiai',
  automatic: 'Šis pranešimas išsiųstas automatiškai.',
};
