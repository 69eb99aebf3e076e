import { type CalendarDate, formatDay } from '../../platform/calendar/index.js';
import { formatKroner, ore } from '../../platform/money/ore.js';
import type { CaseContent, CaseDecision, CaseSubject } from '../domain/case-content.js';
import type { LetterPrint } from './pdf/printed-letter.js';
import type { LetterLanguage, LetterTemplate } from './templates/letter-template.js';

/** What a letter is about. */
export type LetterSubject =
  | { readonly kind: 'granted' | 'rejected'; readonly decision: CaseDecision }
  | { readonly kind: 'revoked'; readonly revocation: NonNullable<CaseContent['revocation']> }
  | { readonly kind: 'information-request'; readonly text: string };

/** What of its surroundings a letter says. */
export interface LetterSurroundings {
  readonly today: CalendarDate;
  readonly now: Date;
  readonly caseNumber: string;
  readonly municipality: string;
  readonly unit: string;
  readonly contact: readonly string[];
  readonly appeal: string;
  readonly borrower: string;
  readonly applicant: string;
  readonly subject: CaseSubject;
}

const words = {
  nb: {
    to: 'Til: {applicant}',
    number: 'Saksnummer: {number}',
    date: 'Dato: {day}',
    all: 'Hele beløpet dekkes, både leie og depositum.',
    share: '{percent} prosent av hvert beløp dekkes, både av leie og depositum.',
    cap: 'Det dekkes høyst {amount}.',
    loan: 'Den gjelder det lånet som søknaden gjelder.',
    reservation: 'Den gjelder den reservasjonen som søknaden gjelder.',
    period: 'Den gjelder alt som lånes i perioden.',
    farewell: 'Vennlig hilsen',
  },
  nn: {
    to: 'Til: {applicant}',
    number: 'Saksnummer: {number}',
    date: 'Dato: {day}',
    all: 'Heile beløpet blir dekt, både leige og depositum.',
    share: '{percent} prosent av kvart beløp blir dekt, både av leige og depositum.',
    cap: 'Det blir dekt høgst {amount}.',
    loan: 'Ho gjeld det lånet som søknaden gjeld.',
    reservation: 'Ho gjeld den reservasjonen som søknaden gjeld.',
    period: 'Ho gjeld alt som blir lånt i perioden.',
    farewell: 'Vennleg helsing',
  },
} as const;

/** A letter in words, ready to be printed. */
export function letterText(
  template: LetterTemplate,
  language: LetterLanguage,
  about: LetterSubject,
  around: LetterSurroundings,
): LetterPrint {
  const say = words[language];
  const values = { ...valuesOf(about, language), ...around, subject: subjectIn(language, around.subject), contact: '' };
  const text = template[about.kind][language];
  return {
    language,
    template: template.version,
    title: text.title,
    above: [
      `${around.unit}, ${around.municipality}`,
      fill(say.to, { applicant: around.applicant }),
      fill(say.number, { number: around.caseNumber }),
      fill(say.date, { day: dayIn(language, around.today) }),
    ],
    sections: text.sections.map(({ heading, paragraphs }) => ({
      heading,
      paragraphs: paragraphs
        .flatMap((paragraph) => fill(paragraph, values).split(/\n+/u))
        .filter((one) => one.trim() !== ''),
    })),
    below: [say.farewell, around.unit, ...around.contact],
    createdAt: around.now,
  };
}

function valuesOf(about: LetterSubject, language: LetterLanguage): Record<string, string> {
  switch (about.kind) {
    case 'granted':
    case 'rejected':
      return {
        grounds: about.decision.grounds,
        coverage: coverageIn(language, about.decision),
        validFrom: dayIn(language, about.decision.validFrom),
        validTo: dayIn(language, about.decision.validTo),
      };
    case 'revoked':
      return { grounds: about.revocation.reason, revokedFrom: dayIn(language, about.revocation.from) };
    case 'information-request':
      return { grounds: about.text };
  }
}

function coverageIn(language: LetterLanguage, { coverageBasisPoints, capOre }: CaseDecision): string {
  const say = words[language];
  const share = coverageBasisPoints ?? 0;
  const percent = (share / 100).toLocaleString('nb-NO', { maximumFractionDigits: 2 });
  const first = share === 10_000 ? say.all : fill(say.share, { percent });
  return capOre === null ? first : `${first} ${fill(say.cap, { amount: formatKroner(ore(capOre), language) })}`;
}

function subjectIn(language: LetterLanguage, { loanId, reservationId }: CaseSubject): string {
  const say = words[language];
  if (loanId !== null) return say.loan;
  return reservationId === null ? say.period : say.reservation;
}

function dayIn(language: LetterLanguage, day: CalendarDate | null): string {
  return day === null ? '' : formatDay(day, language, 'long');
}

/** Fills the placeholders of a template. What is filled in is not looked at again: grounds may hold braces. */
function fill(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/\{([A-Za-z]+)\}/gu, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : whole;
  });
}
