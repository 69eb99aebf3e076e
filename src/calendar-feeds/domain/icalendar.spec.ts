import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDate } from '../../platform/calendar/index.js';
import { iCalendar } from './icalendar.js';

const at = new Date('2026-11-25T22:05:09.123Z');

/** Reads it back as RFC 5545 says: joined lines, then names and values. */
function linesOf(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

function unescaped(text: string): string {
  return text.replace(/\\([\\;,nN])/gu, (_whole, character: string) =>
    character.toLowerCase() === 'n' ? '\n' : character,
  );
}

describe('a calendar', () => {
  it('is written as RFC 5545 has it', () => {
    const text = iCalendar({
      name: 'Klangbank: mine elever',
      at,
      days: [
        {
          uid: 'a1@klangbank',
          day: calendarDate('2026-12-31'),
          summary: 'Henting: Cello 4/4 7K3-M9Q8',
          description: 'Holdes av til og med 4. januar 2027; på hentehylla, merket; se også\\linje to\nog tre',
          location: 'Kulturskolen, 2. etasje',
        },
        { uid: 'b2@klangbank', day: calendarDate('2028-02-28'), summary: 'Frist' },
      ],
    });
    expect(text).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Klangbank//Calendar feed//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'NAME:Klangbank: mine elever',
        'X-WR-CALNAME:Klangbank: mine elever',
        'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
        'BEGIN:VEVENT',
        'UID:a1@klangbank',
        'DTSTAMP:20261125T220509Z',
        'DTSTART;VALUE=DATE:20261231',
        'DTEND;VALUE=DATE:20270101',
        'SUMMARY:Henting: Cello 4/4 7K3-M9Q8',
        'DESCRIPTION:Holdes av til og med 4. januar 2027\\; på hentehylla\\, merket\\;',
        '  se også\\\\linje to\\nog tre',
        'LOCATION:Kulturskolen\\, 2. etasje',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:b2@klangbank',
        'DTSTAMP:20261125T220509Z',
        'DTSTART;VALUE=DATE:20280228',
        'DTEND;VALUE=DATE:20280229',
        'SUMMARY:Frist',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('is read back as it was, in lines of 75 octets at most, whatever stands in it', () => {
    const word = fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.replace(/\p{Cc}|\p{Cs}/gu, ''));
    fc.assert(
      fc.property(word, word, (summary, location) => {
        const text = iCalendar({
          name: '',
          at,
          days: [{ uid: 'x', day: calendarDate('2026-11-25'), summary, location }],
        });
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const lines = linesOf(text);
        const value = (name: string): string | undefined =>
          lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
        expect(unescaped(value('SUMMARY') ?? '')).toBe(summary);
        expect(unescaped(value('LOCATION') ?? '')).toBe(location);
      }),
      { seed: 5545, numRuns: 200 },
    );
  });
});
