import type { ReminderTexts } from './reminder-texts.js';

export const en: ReminderTexts = {
  reviewed: false,
  subjectSoon: 'Reminder: a loan that is to be returned soon',
  subjectLate: 'Reminder: a loan that should have been returned',
  greeting: 'Hello,',
  soon: 'This loan is due soon:',
  first: 'This should have been returned by now:',
  second: 'This has still not been returned:',
  last: 'This is the last reminder. Please return this now, or contact us:',
  dueBy: 'to be returned by: {day}',
  wasDue: 'was to be returned by: {day}',
  returnTo: 'Return it here:',
  phone: 'Telephone: {phone}',
  hours: 'Opening hours:',
  renew:
    'Do you need it longer? Contact the place before the due date, and we will see whether the loan can be extended.',
  help: 'Do you need more time, or is something lost or damaged? Contact the place, and we will find a solution.',
  farewell: 'Kind regards',
  automatic: 'This message was sent automatically.',
};
