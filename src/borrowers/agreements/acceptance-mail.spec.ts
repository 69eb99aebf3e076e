import { describe, expect, it } from '@jest/globals';
import { calendarDate } from '../../platform/calendar/index.js';
import { borrowerLanguages } from '../../platform/i18n/index.js';
import { writeAcceptanceMail } from './acceptance-mail.js';
import { agreementTypes } from './domain/agreement.js';
import { acceptanceTexts } from './texts/index.js';

const facts = {
  address: 'https://laan.demo.kommune.no/a/dG9rZW4',
  validUntil: calendarDate('2026-11-01'),
  sender: 'Demo kommune',
};

describe('the mail with a link', () => {
  it.each(borrowerLanguages.map(({ code }) => code))(
    'in %s says what is asked, until when, and holds the link',
    (language) => {
      const texts = acceptanceTexts[language];
      for (const type of agreementTypes) {
        const { subject, text, html } = writeAcceptanceMail({ ...facts, language, type });
        expect(subject).toBe(texts.subject);
        expect(text).toContain(`\n${facts.address}\n`);
        expect(text).toContain(type === 'terms' ? texts.askTerms : texts.askContract);
        expect(text).toContain('2026');
        expect(text).not.toMatch(/[{}]/u);
        expect(html === undefined).toBe(!['ar', 'fa'].includes(language));
        if (html !== undefined) expect(html).toContain(`<a href="${facts.address}" dir="ltr">`);
      }
    },
  );

  it('has every word in every language, marked where no native speaker has read it', () => {
    for (const { code } of borrowerLanguages) {
      const { reviewed, ...texts } = acceptanceTexts[code];
      expect(reviewed).toBe(false);
      for (const text of Object.values(texts).flat()) expect(text).toMatch(/\S/u);
      expect(texts.summaryTerms).toHaveLength(acceptanceTexts.nb.summaryTerms.length);
      expect(texts.summaryContract).toHaveLength(acceptanceTexts.nb.summaryContract.length);
    }
  });
});
