import type { LetterLanguage, LetterSection, LetterText } from './letter-template.js';

/** What a grant covers. */
export const coverage: Readonly<Record<LetterLanguage, LetterSection>> = {
  nb: {
    heading: 'Dette dekkes',
    paragraphs: ['{coverage}', 'Støtten gjelder fra og med {validFrom} til og med {validTo}. {subject}'],
  },
  nn: {
    heading: 'Dette blir dekt',
    paragraphs: ['{coverage}', 'Støtta gjeld frå og med {validFrom} til og med {validTo}. {subject}'],
  },
};

/** A letter that asks for more. */
export const askingText: Readonly<Record<LetterLanguage, LetterText>> = {
  nb: {
    title: 'Vi trenger flere opplysninger',
    sections: [
      {
        heading: null,
        paragraphs: [
          'Vi behandler søknaden om støtte til lån av instrument for {borrower}. Før vi kan avgjøre den, trenger vi å vite mer:',
          '{grounds}',
          'Svar til {unit}, gjerne på telefon eller ved å komme innom. Oppgi saksnummeret.',
        ],
      },
    ],
  },
  nn: {
    title: 'Vi treng fleire opplysningar',
    sections: [
      {
        heading: null,
        paragraphs: [
          'Vi behandlar søknaden om støtte til lån av instrument for {borrower}. Før vi kan avgjere han, treng vi å vite meir:',
          '{grounds}',
          'Svar til {unit}, gjerne på telefon eller ved å kome innom. Oppgi saksnummeret.',
        ],
      },
    ],
  },
};
