import type { ReminderTexts } from './reminder-texts.js';

export const pl: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'Przypomnienie: zbliża się termin zwrotu',
  subjectLate: 'Przypomnienie: termin zwrotu minął',
  greeting: 'Dzień dobry,',
  soon: 'Zbliża się termin zwrotu:',
  first: 'Termin zwrotu minął:',
  second: 'Nadal nie zwrócono:',
  last: 'To ostatnie przypomnienie. Prosimy o zwrot teraz lub o kontakt z nami:',
  dueBy: 'zwrot najpóźniej: {day}',
  wasDue: 'termin zwrotu minął: {day}',
  returnTo: 'Miejsce zwrotu:',
  phone: 'Telefon: {phone}',
  hours: 'Godziny otwarcia:',
  renew:
    'Potrzebujesz więcej czasu? Skontaktuj się z wypożyczalnią przed upływem terminu, a sprawdzimy, czy można przedłużyć wypożyczenie.',
  help: 'Potrzebujesz więcej czasu albo coś zostało zgubione lub uszkodzone? Skontaktuj się z wypożyczalnią, a znajdziemy rozwiązanie.',
  farewell: 'Z poważaniem',
  automatic: 'Ta wiadomość została wysłana automatycznie.',
};
