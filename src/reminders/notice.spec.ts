import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../platform/calendar/index.js';
import { borrowerLanguages } from '../platform/i18n/index.js';
import { type NoticeFacts, type NoticeNews, writeNotice } from './notice.js';

const day = calendarDate;
const ready: NoticeNews = { kind: 'reservation-ready', keptUntil: day('2026-03-09'), pickupCode: 'K482' };
const placed: NoticeNews = {
  kind: 'reservation-placed',
  from: day('2026-03-09'),
  to: day('2026-06-19'),
  needsAcceptance: false,
};
const facts: NoticeFacts = {
  language: 'nb',
  news: ready,
  name: { nb: 'Fiolin', nn: 'Fiolin', en: 'Violin' },
  code: '7K3-M9Q8',
  place: {
    id: 'library',
    name: 'Demo bibliotek',
    address: 'Storgata 1',
    phone: '12 34 56 78',
    hours: [{ weekday: 1, opens: '10:00', closes: '18:00' }],
  },
  sender: 'Demo kommune',
};

describe('what is told at once of a reservation', () => {
  it('is what is ready, until when, under which code, and where', () => {
    expect(writeNotice(facts)).toEqual({
      subject: 'Klart til å hentes',
      text: [
        'Hei!',
        '',
        'Dette er reservert og kan hentes nå:',
        '- Fiolin 7K3-M9Q8 – hentes senest: mandag 9. mars 2026, hentekode: K482',
        '',
        'Oppgi hentekoden når du kommer.',
        '',
        'Hentes her:',
        'Demo bibliotek',
        'Storgata 1',
        'Telefon: 12 34 56 78',
        '',
        'Åpningstider:',
        '- mandag 10:00–18:00',
        '',
        'Passer ikke dagen, eller trengs det ikke lenger? Ta kontakt med utlånsstedet.',
        '',
        'Vennlig hilsen',
        'Demo kommune',
        '',
        'Denne meldingen er sendt automatisk.',
        '',
      ].join('\n'),
    });
  });

  it('is for which days somebody has an instrument now, without the code of one that may still be exchanged', () => {
    const { subject, text } = writeNotice({ ...facts, news: placed, code: null });
    expect(subject).toBe('Det er funnet et instrument til reservasjonen');
    expect(text).toContain('- Fiolin – fra: mandag 9. mars 2026, til: fredag 19. juni 2026');
    expect(text).toContain('Du får en ny melding når det kan hentes.');
    expect(text).not.toContain('kontrakten');
  });

  it('says that a contract must be accepted before, where that is so', () => {
    const { text } = writeNotice({ ...facts, news: { ...placed, needsAcceptance: true } });
    expect(text).toContain('En foresatt må godta kontrakten før det kan hentes.');
    expect(text).not.toContain('Du får en ny melding');
  });

  it.each(borrowerLanguages)('is whole in $name, with code and Gregorian days in digits 0–9', ({ code, dir }) => {
    const news = [ready, placed, { ...placed, needsAcceptance: true }];
    const mails = news.map((one) => writeNotice({ ...facts, language: code, news: one }));
    expect(new Set(mails.map(({ text }) => text)).size).toBe(3);
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(2);
    expect(mails[0]?.text).toContain('K482');
    for (const { subject, text, html } of mails) {
      expect(subject).not.toBe('');
      expect(text).toContain('7K3-M9Q8');
      expect(text).toContain('2026');
      expect(text).toMatch(/\b0?9\b/u);
      expect(text).not.toMatch(/[{}]|undefined/u);
      expect(html !== undefined).toBe(dir === 'rtl');
    }
  });

  it('sets the pick-up code apart where the script runs from right to left', () => {
    const { text, html } = writeNotice({ ...facts, language: 'fa' });
    expect(text).toContain('\u2068K482\u2069');
    expect(html).toContain('<bdi>K482</bdi>');
  });
});
