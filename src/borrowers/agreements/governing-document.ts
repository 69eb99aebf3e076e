import { hash } from 'node:crypto';
import { formatDay } from '../../platform/calendar/index.js';
import { formatKroner, ore } from '../../platform/money/ore.js';
import type { ContractFacts } from './contract-subject.js';
import type { GoverningLanguage } from './domain/agreement.js';
import type { GoverningTemplate, GoverningText } from './templates/governing-text.js';

/** Who the text is between, by short display names. */
export interface DocumentParties {
  readonly borrower: string;
  readonly acceptor: string;
}

const conditionWords: Readonly<Record<GoverningLanguage, Readonly<Record<string, string>>>> = {
  nb: {
    'as-new': 'som ny',
    fine: 'fin',
    worn: 'slitt',
    'needs-repair': 'trenger reparasjon',
    unusable: 'kan ikke brukes',
  },
  nn: {
    'as-new': 'som ny',
    fine: 'fin',
    worn: 'slite',
    'needs-repair': 'treng reparasjon',
    unusable: 'kan ikkje brukast',
  },
};

const otherWords: Readonly<
  Record<GoverningLanguage, Readonly<Record<'nothing' | 'chosen-later' | 'seen-later', string>>>
> = {
  nb: {
    nothing: 'ikke noe tilbehør',
    'chosen-later': 'velges ved utleveringen',
    'seen-later': 'noteres ved utleveringen',
  },
  nn: {
    nothing: 'ikkje noko tilbehøyr',
    'chosen-later': 'blir vald ved utleveringa',
    'seen-later': 'blir notert ved utleveringa',
  },
};

/** The text that governs, with everything filled in. The general terms have nothing to fill in. */
export function governingDocument(
  template: GoverningTemplate,
  language: GoverningLanguage,
  parties: DocumentParties,
  facts: ContractFacts | null,
): GoverningText {
  const { title, sections } = template.texts[language];
  const values = facts === null ? {} : { ...parties, ...valuesOf(facts, language) };
  return {
    title,
    sections: sections.map(({ heading, paragraphs }) => ({
      heading,
      paragraphs: paragraphs.map((paragraph) => fill(paragraph, values)),
    })),
  };
}

/** What tells one filled-in text from another, so that nobody accepts another one than was read. */
export function documentMark(document: GoverningText): string {
  return hash('sha256', JSON.stringify(document)).slice(0, 32);
}

/** An instrument in a line: its kind, and its size where it has one. */
export function instrumentLine({ kind, size }: ContractFacts, language: 'nb' | 'nn' | 'en'): string {
  return size === null ? kind[language] : `${kind[language]} ${size}`;
}

function valuesOf(facts: ContractFacts, language: GoverningLanguage): Readonly<Record<string, string>> {
  const words = otherWords[language];
  const { accessories, condition } = facts;
  return {
    lender: facts.lender,
    instrument: instrumentLine(facts, language),
    code: facts.code ?? words['chosen-later'],
    condition: condition === null ? words['seen-later'] : (conditionWords[language][condition] ?? condition),
    accessories: accessories.length === 0 ? words.nothing : accessories.join(', '),
    lendingPoint: facts.lendingPoint,
    from: formatDay(facts.from, language, 'long'),
    to: formatDay(facts.to, language, 'long'),
    fee: formatKroner(ore(facts.feeOre), language),
    deposit: formatKroner(ore(facts.depositOre), language),
  };
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([A-Za-z]+)\}/gu, (whole, name: string) => values[name] ?? whole);
}
