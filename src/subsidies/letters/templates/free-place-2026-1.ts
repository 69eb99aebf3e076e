import { askingText, coverage } from './common-parts.js';
import type { LetterTemplate } from './letter-template.js';

/** For units whose support is no decision in the sense of the Act, such as a free place: without the part on complaints. */
export const freePlace20261: LetterTemplate = {
  version: 'friplass-2026-1',
  source: 'https://lovdata.no/dokument/NL/lov/1967-02-10',
  granted: {
    nb: {
      title: 'Svar på søknaden om støtte',
      sections: [
        { heading: null, paragraphs: ['{borrower} får støtte til lån av instrument.'] },
        coverage.nb,
        { heading: 'Hvorfor', paragraphs: ['{grounds}'] },
        {
          heading: 'Spørsmål',
          paragraphs: ['Har du spørsmål, eller vil du se dokumentene i saken, ta kontakt med {unit}.'],
        },
      ],
    },
    nn: {
      title: 'Svar på søknaden om støtte',
      sections: [
        { heading: null, paragraphs: ['{borrower} får støtte til lån av instrument.'] },
        coverage.nn,
        { heading: 'Kvifor', paragraphs: ['{grounds}'] },
        {
          heading: 'Spørsmål',
          paragraphs: ['Har du spørsmål, eller vil du sjå dokumenta i saka, ta kontakt med {unit}.'],
        },
      ],
    },
  },
  rejected: {
    nb: {
      title: 'Svar på søknaden om støtte',
      sections: [
        { heading: null, paragraphs: ['Vi kan dessverre ikke gi støtte til lån av instrument for {borrower}.'] },
        { heading: 'Hvorfor', paragraphs: ['{grounds}'] },
        {
          heading: 'Spørsmål',
          paragraphs: ['Har du spørsmål, eller vil du se dokumentene i saken, ta kontakt med {unit}.'],
        },
      ],
    },
    nn: {
      title: 'Svar på søknaden om støtte',
      sections: [
        { heading: null, paragraphs: ['Vi kan dessverre ikkje gi støtte til lån av instrument for {borrower}.'] },
        { heading: 'Kvifor', paragraphs: ['{grounds}'] },
        {
          heading: 'Spørsmål',
          paragraphs: ['Har du spørsmål, eller vil du sjå dokumenta i saka, ta kontakt med {unit}.'],
        },
      ],
    },
  },
  revoked: {
    nb: {
      title: 'Støtten stanses',
      sections: [
        {
          heading: null,
          paragraphs: [
            'Støtten til lån av instrument for {borrower} stanses fra {revokedFrom}. Det som er dekket før den dagen, blir stående.',
          ],
        },
        { heading: 'Hvorfor', paragraphs: ['{grounds}'] },
      ],
    },
    nn: {
      title: 'Støtta blir stansa',
      sections: [
        {
          heading: null,
          paragraphs: [
            'Støtta til lån av instrument for {borrower} blir stansa frå {revokedFrom}. Det som er dekt før den dagen, blir ståande.',
          ],
        },
        { heading: 'Kvifor', paragraphs: ['{grounds}'] },
      ],
    },
  },
  'information-request': askingText,
};
