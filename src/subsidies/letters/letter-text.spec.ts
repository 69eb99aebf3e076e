import { describe, expect, it } from '@jest/globals';
import { calendarDate as day } from '../../platform/calendar/index.js';
import type { CaseDecision } from '../domain/case-content.js';
import { type LetterSubject, letterText } from './letter-text.js';
import { printLetter } from './pdf/letter-print.js';
import { letterStyleOf } from './templates/templates.js';

const decision: CaseDecision = {
  outcome: 'granted',
  coverageBasisPoints: 7_550,
  capOre: 120_000,
  validFrom: day('2026-11-02'),
  validTo: day('2027-06-18'),
  grounds: 'Familien har ikke råd.\nDet er {unit} enig i.',
  at: '2026-11-02T09:00:00.000Z',
  by: { id: 'someone', name: 'Astrid H.' },
};
const subjects: readonly LetterSubject[] = [
  { kind: 'granted', decision },
  { kind: 'rejected', decision: { ...decision, outcome: 'rejected', coverageBasisPoints: null, capOre: null } },
  { kind: 'revoked', revocation: { from: day('2026-12-01'), reason: 'Levert tilbake.', at: decision.at } },
  { kind: 'information-request', text: 'Hva er inntekten?' },
];
const languages = ['nb', 'nn'] as const;

const write = (unitKind: string, language: 'nb' | 'nn', about: LetterSubject): ReturnType<typeof letterText> => {
  const { template, appeal } = letterStyleOf(unitKind);
  return letterText(template, language, about, {
    today: day('2026-11-02'),
    now: new Date('2026-11-02T09:00:00Z'),
    caseNumber: 'S-7K3M-9Q8P',
    municipality: 'Demo kommune',
    unit: 'NAV Demo',
    contact: ['+47 00 00 00 40'],
    appeal: appeal[language],
    borrower: 'Frida L.',
    applicant: 'Silje L.',
    subject: { loanId: null, reservationId: null, from: day('2026-11-02'), to: day('2027-06-18') },
  });
};
const textOf = (print: ReturnType<typeof letterText>): string =>
  [
    ...print.above,
    print.title,
    ...print.sections.flatMap((one) => [one.heading ?? '', ...one.paragraphs]),
    ...print.below,
  ].join('\n');

describe.each(languages)('a letter in %s', (language) => {
  it.each(['nav', 'culture-school'])(
    'of a unit of the kind %s has every placeholder filled, whatever it is about',
    (kind) => {
      for (const about of subjects) {
        // What the caseworker wrote is not looked at for placeholders.
        const text = textOf(write(kind, language, about)).replace('{unit} enig', '');
        expect(text).not.toMatch(/\{\w+\}|undefined|null/u);
        for (const words of ['S-7K3M-9Q8P', 'Silje L.', 'NAV Demo', 'Frida L.']) expect(text).toContain(words);
      }
    },
  );

  it('of a decision says how to complain, within which time, to whom, and that the documents may be seen: also when it grants', () => {
    for (const about of subjects.slice(0, 3)) {
      const text = textOf(write('nav', language, about));
      for (const words of [
        'klage',
        language === 'nb' ? 'tre uker' : 'tre veker',
        'Statsforvalt',
        '§ 32',
        '§§ 18 og 19',
      ]) {
        expect(text).toContain(words);
      }
    }
  });

  it('about a free place says nothing of complaints', () => {
    for (const about of subjects) expect(textOf(write('culture-school', language, about))).not.toMatch(/klag|vedtak/iu);
  });

  it('says what is covered, up to what, and from when to when', () => {
    const text = textOf(write('nav', language, { kind: 'granted', decision }));
    expect(text).toContain('75,5 prosent');
    expect(text).toMatch(/1\s200\skr/u);
    expect(text).toContain('2. november 2026');
    expect(text).toContain('18. juni 2027');
  });
});

it('is printed as a tagged PDF that says its language and title', async () => {
  const pdf = Buffer.from(await printLetter(write('nav', 'nn', { kind: 'granted', decision }))).toString('latin1');
  expect(pdf).toMatch(/^%PDF-1\.7/u);
  for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang (nn)', 'pdfuaid']) expect(pdf).toContain(mark);
});
