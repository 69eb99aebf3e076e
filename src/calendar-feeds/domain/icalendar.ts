import { type CalendarDate, addDays } from '../../platform/calendar/index.js';

/** A whole day in a calendar. */
export interface CalendarDay {
  /** Stays the same for as long as it is the same thing. */
  readonly uid: string;
  readonly day: CalendarDate;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
}

/** A calendar of whole days. */
export interface Calendar {
  readonly name: string;
  /** When it was made. */
  readonly at: Date;
  readonly days: readonly CalendarDay[];
}

/** A line holds so many octets, its end not counted (RFC 5545, 3.1). */
const mostOctets = 75;

/** Writes a calendar as iCalendar (RFC 5545): whole days that do not make anybody busy. */
export function iCalendar({ name, at, days }: Calendar): string {
  const stamp = `${at.toISOString().replace(/[-:]/gu, '').slice(0, 15)}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Klangbank//Calendar feed//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    // What calendars read that do not know RFC 7986.
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...days.flatMap((day) => event(day, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event({ uid, day, summary, description, location }: CalendarDay, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    // The end of a whole day is the day after it.
    `DTEND;VALUE=DATE:${basic(addDays(day, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === undefined ? [] : [`LOCATION:${escaped(location)}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function basic(day: CalendarDate): string {
  return day.replaceAll('-', '');
}

/** TEXT as RFC 5545, 3.3.11 has it. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/gu, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/gu, String.raw`\n`)
    .replace(/\p{Cc}/gu, '');
}

/** Breaks a line before it is too long, never within a character; what follows begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > mostOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += length;
  }
  return [...parts, part].join('\r\n');
}
