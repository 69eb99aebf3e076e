import { texts } from '../platform/i18n/index.js';

/** Words of the calendars themselves. */
export const calendarFeedTexts = texts({
  name: { nb: 'Klangbank: {of}', nn: 'Klangbank: {of}', en: 'Klangbank: {of}' },
  pupils: { nb: 'elevene mine', nn: 'elevane mine', en: 'my pupils' },
  'summary.pickup': { nb: 'Henting: {what}', nn: 'Henting: {what}', en: 'Pick-up: {what}' },
  'summary.ready': { nb: 'Klar til henting: {what}', nn: 'Klar til henting: {what}', en: 'Ready for pick-up: {what}' },
  'summary.due': { nb: 'Leveres: {what}', nn: 'Skal leverast: {what}', en: 'Due back: {what}' },
  until: { nb: 'Holdes av til og med {day}.', nn: 'Blir halde av til og med {day}.', en: 'Kept until {day}.' },
});
