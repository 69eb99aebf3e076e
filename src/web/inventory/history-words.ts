import type { HistoryEvent } from '../../inventory/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { type Language, texts } from '../../platform/i18n/index.js';
import type { NameBook } from '../server/names.js';
import type { HistoryEntry } from './inventory-view.js';

const historyTexts = texts({
  'instrument.registered': { nb: 'Registrert', nn: 'Registrert', en: 'Registered' },
  'instrument.changed': { nb: 'Endret', nn: 'Endra', en: 'Changed' },
  'grading.given': { nb: 'Kvalitet satt til {grade}', nn: 'Kvalitet sett til {grade}', en: 'Quality set to {grade}' },
  'loan.opened': {
    nb: 'Levert ut ved {point}, frist {day}',
    nn: 'Levert ut ved {point}, frist {day}',
    en: 'Handed over at {point}, due {day}',
  },
  'loan.returned': { nb: 'Tatt imot ved {point}', nn: 'Teke imot ved {point}', en: 'Taken back at {point}' },
  'loan.renewed': { nb: 'Fornyet til {day}', nn: 'Fornya til {day}', en: 'Renewed until {day}' },
  'loan.due-moved': {
    nb: 'Frist flyttet til {day} fordi stedet er stengt',
    nn: 'Frist flytta til {day} fordi staden er stengd',
    en: 'Due day moved to {day} because the place is closed',
  },
  'loan.instrument-replaced': {
    nb: 'Byttet ut i et lån, tatt imot ved {point}',
    nn: 'Bytt ut i eit lån, teke imot ved {point}',
    en: 'Replaced in a loan, taken back at {point}',
  },
  'loan.continued-with': {
    nb: 'Levert ut i bytte ved {point}, frist {day}',
    nn: 'Levert ut i byte ved {point}, frist {day}',
    en: 'Handed over as a replacement at {point}, due {day}',
  },
  'repair.opened.inspection': { nb: 'Til kontroll', nn: 'Til kontroll', en: 'To inspection' },
  'repair.opened.repair': { nb: 'Sendt til reparasjon', nn: 'Send til reparasjon', en: 'Sent to repair' },
  'repair.completed.repaired': { nb: 'Reparert', nn: 'Reparert', en: 'Repaired' },
  'repair.completed.in-order': { nb: 'Kontrollert: i orden', nn: 'Kontrollert: i orden', en: 'Inspected: in order' },
  'repair.completed.retired': { nb: 'Utrangert', nn: 'Utrangert', en: 'Retired' },
  'transfer.sent': { nb: 'Sendt fra {from} til {to}', nn: 'Send frå {from} til {to}', en: 'Sent from {from} to {to}' },
  'transfer.received': { nb: 'Tatt imot på {to}', nn: 'Teke imot på {to}', en: 'Received at {to}' },
  'instrument.found': { nb: 'Funnet ved {point}', nn: 'Funne ved {point}', en: 'Found at {point}' },
  'service.ended': { nb: 'Stell avsluttet', nn: 'Stell avslutta', en: 'Service ended' },
  missing: { nb: '{n} deler manglet', nn: '{n} delar mangla', en: '{n} parts were missing' },
  overridden: { nb: 'Overstyrt: {comments}', nn: 'Overstyrt: {comments}', en: 'Overridden: {comments}' },
});

/** What happened to an instrument, worded for its page. */
export function historyEntry(event: HistoryEvent, names: NameBook, language: Language): HistoryEntry {
  const { at, action, subject, actor, detail } = event;
  const say = historyTexts.in(language);
  const text = (key: string): string => (typeof detail[key] === 'string' ? detail[key] : '');
  const key = keyOf(action, text('step'), text('outcome'));
  const params = {
    grade: names.grade(text('grade')).toLowerCase(),
    point: names.point(text('lendingPoint')),
    from: names.point(text('from')),
    to: names.point(text('to')),
    day: dayOf(detail['dueOn'], language),
  };
  return {
    id: `${action} ${subject.id}`,
    at: new Date(at),
    by: actor,
    what: historyTexts.has(key) ? say(key, params) : action,
    note: noteOf(event, language),
  };
}

function keyOf(action: string, step: string, outcome: string): string {
  if (action === 'repair.opened') return `${action}.${step}`;
  if (action === 'repair.completed') return `${action}.${outcome}`;
  return action;
}

/** A day, or the newer of an old and a new one. */
function dayOf(value: unknown, language: Language): string {
  const day: unknown = Array.isArray(value) ? value[1] : value;
  return typeof day === 'string' ? formatDay(language, day) : '';
}

function noteOf({ detail }: HistoryEvent, language: Language): string | null {
  const { reason, note, missing, overridden } = detail;
  if (typeof reason === 'string') return reason;
  if (typeof note === 'string') return note;
  if (typeof missing === 'number' && missing > 0) return historyTexts(language, 'missing', { n: missing });
  if (!Array.isArray(overridden)) return null;
  const comments = (overridden as { comment: string }[]).map(({ comment }) => comment).join('; ');
  return historyTexts(language, 'overridden', { comments });
}
