import { describe, expect, it } from '@jest/globals';
import { texts } from './texts.js';

const deskTexts = texts({
  title: { nb: 'Skranke', nn: 'Skranke', en: 'Desk' },
  until: { nb: 'Ut til {day}', nn: 'Ut til {day}', en: 'Out until {day}' },
  'found.one': { nb: 'Ett treff', nn: 'Eitt treff', en: 'One match' },
  'found.other': { nb: '{n} treff', nn: '{n} treff', en: '{n} matches' },
});

describe('texts', () => {
  it('gives the text of a key in the language asked for', () => {
    expect(deskTexts('en', 'title')).toBe('Desk');
    expect(deskTexts.in('nb')('until', { day: '14. mars' })).toBe('Ut til 14. mars');
  });

  it('fills in a value as it is, placeholder signs and markup included, and leaves the escaping to the page', () => {
    expect(deskTexts('nb', 'until', { day: '{title} <b>$&</b>' })).toBe('Ut til {title} <b>$&</b>');
  });

  it('counts with one and many', () => {
    expect([0, 1, 2].map((n) => deskTexts.count('en', 'found', n))).toEqual(['0 matches', 'One match', '2 matches']);
  });

  it('knows which keys it has, and is not fooled by the names of inherited properties', () => {
    expect(deskTexts.has('until')).toBe(true);
    expect(deskTexts.has('toString')).toBe(false);
  });

  it('refuses at start-up a language that lacks a placeholder', () => {
    expect(() => texts({ until: { nb: 'Ut til {day}', nn: 'Ut til', en: 'Out until {day}' } })).toThrow('nn');
  });

  it('refuses at start-up a singular without its plural', () => {
    expect(() => texts({ 'found.one': { nb: 'ett', nn: 'eitt', en: 'one' } })).toThrow('found.one');
  });
});
