import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../platform/calendar/index.js';
import { borrowerLanguages } from '../platform/i18n/index.js';
import { type DigestFacts, type DigestItem, writeDigest } from './digest.js';
import { reminderMailTexts } from './texts/index.js';

const library = {
  id: 'library',
  name: 'Demo bibliotek',
  address: 'Storgata 1',
  phone: '12 34 56 78',
  hours: [
    { weekday: 1, opens: '10:00', closes: '18:00' },
    { weekday: 6, opens: '11:00', closes: '15:00' },
  ],
};
const violin: DigestItem = {
  kind: 'due-soon',
  name: { nb: 'Fiolin', nn: 'Fiolin', en: 'Violin' },
  code: '7K3-M9Q8',
  day: calendarDate('2026-03-09'),
  placeId: 'library',
};
const lapsing: DigestItem = { ...violin, kind: 'reservation-lapsing', pickupCode: 'K482' };
const unanswered: DigestItem = {
  ...violin,
  kind: 'acceptance-missing',
  code: null,
  link: 'https://laan.demo.kommune.no/a/dG9rZW4',
};
const loanStages = ['due-soon', 'due-moved', 'overdue-first', 'overdue-second', 'overdue-last'] as const;
const facts: DigestFacts = { language: 'nb', items: [violin], places: [library], sender: 'Demo kommune' };

describe('a reminder in words', () => {
  it('names thing, code, day, place, hours and telephone', () => {
    expect(writeDigest(facts)).toEqual({
      subject: 'Påminnelse: lån som snart skal leveres tilbake',
      text: [
        'Hei!',
        '',
        'Fristen nærmer seg for dette lånet:',
        '- Fiolin 7K3-M9Q8 – leveres senest: mandag 9. mars 2026',
        '',
        'Leveres her:',
        'Demo bibliotek',
        'Storgata 1',
        'Telefon: 12 34 56 78',
        '',
        'Åpningstider:',
        '- mandag 10:00–18:00',
        '- lørdag 11:00–15:00',
        '',
        'Trenger du det lenger? Ta kontakt med utlånsstedet før fristen, så ser vi om lånet kan forlenges.',
        '',
        'Vennlig hilsen',
        'Demo kommune',
        '',
        'Denne meldingen er sendt automatisk.',
        '',
      ].join('\n'),
    });
  });

  it('says soon and late in other words, what is latest first, and where each thing belongs', () => {
    const arena = { ...library, id: 'arena', name: 'Ungdomshuset', address: null, phone: null, hours: [] };
    const drum: DigestItem = { ...violin, kind: 'overdue-last', code: '000-0010', placeId: 'arena' };
    const { subject, text } = writeDigest({ ...facts, items: [violin, drum], places: [library, arena] });
    expect(subject).toContain('skulle vært levert');
    expect(text.indexOf('siste påminnelsen')).toBeLessThan(text.indexOf('Fristen nærmer seg'));
    expect(text).toContain('000-0010 – skulle vært levert: mandag 9. mars 2026 (Ungdomshuset)');
    expect(text).toContain('7K3-M9Q8 – leveres senest: mandag 9. mars 2026 (Demo bibliotek)');
  });

  it('says of what is reserved by when it is picked up with which code, and where an answer is given', () => {
    const { subject, text } = writeDigest({ ...facts, items: [lapsing, unanswered] });
    expect(subject).toBe('Påminnelse: noe er reservert og venter på å bli hentet');
    expect(text).toBe(
      [
        'Hei!',
        '',
        'Dette er reservert og venter på å bli hentet. Etter fristen går det videre til andre:',
        '- Fiolin 7K3-M9Q8 – hentes senest: mandag 9. mars 2026, hentekode: K482',
        '',
        'Kontrakten om dette er ikke besvart ennå. Instrumentet deles ikke ut før en foresatt har godtatt den:',
        '- Fiolin – svar senest: mandag 9. mars 2026 https://laan.demo.kommune.no/a/dG9rZW4',
        '',
        'Hentes her:',
        'Demo bibliotek',
        'Storgata 1',
        'Telefon: 12 34 56 78',
        '',
        'Åpningstider:',
        '- mandag 10:00–18:00',
        '- lørdag 11:00–15:00',
        '',
        'Passer ikke dagen, eller trengs det ikke lenger? Ta kontakt med utlånsstedet.',
        '',
        'Vennlig hilsen',
        'Demo kommune',
        '',
        'Denne meldingen er sendt automatisk.',
        '',
      ].join('\n'),
    );
    expect(writeDigest({ ...facts, items: [unanswered] }).subject).toBe('Påminnelse: vi mangler svaret ditt');
  });

  it('says what is lent before what is reserved, and both places', () => {
    const arena = { ...library, id: 'arena', name: 'Ungdomshuset', address: null, phone: null, hours: [] };
    const items = [{ ...lapsing, placeId: 'arena' }, violin];
    const { subject, text } = writeDigest({ ...facts, items, places: [library, arena] });
    expect(subject).toContain('snart skal leveres tilbake');
    expect(text.indexOf('Fristen nærmer seg')).toBeLessThan(text.indexOf('venter på å bli hentet'));
    expect(text).toMatch(/Leveres her:\nDemo bibliotek\n[\s\S]*Hentes her:\nUngdomshuset\n/u);
    expect(text).toContain('hentekode: K482 (Ungdomshuset)');
    expect(text).toContain('Trenger du det lenger?');
    expect(text).toContain('Passer ikke dagen');
  });

  it.each(borrowerLanguages)('is whole in $name, with the code and a Gregorian day in digits 0–9', ({ code, dir }) => {
    const items = [...loanStages.map((kind) => ({ ...violin, kind })), lapsing, { ...unanswered, code: '7K3-M9Q8' }];
    const mails = items.map((item) => writeDigest({ ...facts, language: code, items: [item] }));
    expect(new Set(mails.map(({ text }) => text)).size).toBe(items.length);
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(5);
    expect(mails.filter(({ text }) => text.includes('K482'))).toHaveLength(1);
    expect(mails.filter(({ text }) => text.includes(unanswered.link ?? ''))).toHaveLength(1);
    for (const { subject, text, html } of mails) {
      expect(subject).not.toBe('');
      expect(text).toContain('7K3-M9Q8');
      expect(text).toContain('2026');
      expect(text).toMatch(/\b0?9\b/u);
      expect(text).not.toMatch(/[{}]|undefined/u);
      expect(html !== undefined).toBe(dir === 'rtl');
    }
  });

  it('sets codes, days and names apart where the script runs from right to left', () => {
    const { text, html } = writeDigest({ ...facts, language: 'ar' });
    expect(text).toContain('\u20687K3-M9Q8\u2069');
    expect(text).toContain('\u206812 34 56 78\u2069');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<bdi>7K3-M9Q8</bdi>');
    expect(html).toMatch(/<bdi>[^<]*2026<\/bdi>/u);
  });

  it('lets nothing of the register become markup', () => {
    const { html } = writeDigest({ ...facts, language: 'fa', sender: '<b>"Vik & Nes"</b>' });
    expect(html).toContain('&lt;b&gt;&quot;Vik &amp; Nes&quot;&lt;/b&gt;');
  });

  it('claims of no language that a native speaker has read it, while none is on record', () => {
    const reviewed = borrowerLanguages.filter(({ code }) => reminderMailTexts[code].reviewed).map(({ code }) => code);
    expect(reviewed).toEqual([]);
  });
});
