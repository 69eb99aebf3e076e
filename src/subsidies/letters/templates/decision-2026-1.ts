import type { LetterLanguage, LetterSection, LetterTemplate } from './letter-template.js';
import { askingText, coverage } from './common-parts.js';

/**
 * Decisions that one can complain about. The Public Administration Act of 10 February 1967: in writing (§ 23), with grounds (§§ 24–25),
 * notified with the right to complain, time limit, where and how, and the right to see the documents (§ 27), also when granted; three
 * weeks from when it reached the party (§ 29); form (§ 32); deferral (§ 42); the case's documents (§§ 18–19).
 */
const rights: Readonly<Record<LetterLanguage, readonly LetterSection[]>> = {
  nb: [
    {
      heading: 'Du kan klage',
      paragraphs: [
        'Er du uenig i vedtaket, kan du klage. Fristen er tre uker fra dagen du fikk dette brevet (forvaltningsloven §§ 28 og 29).',
        'Send klagen til {unit}. Skriv hvilket vedtak du klager på, hva du vil ha endret, og hvorfor. Underskriv klagen (forvaltningsloven § 32). Vi hjelper deg gjerne med å skrive den. Endrer vi ikke vedtaket, sender vi klagen videre til {appeal}, som avgjør den.',
        'Du kan be om at vedtaket ikke settes i verk før klagen er avgjort (forvaltningsloven § 42).',
      ],
    },
    {
      heading: 'Du kan se sakens dokumenter',
      paragraphs: [
        'Du har rett til å se dokumentene i saken (forvaltningsloven §§ 18 og 19). Ta kontakt med oss, så hjelper vi deg.',
      ],
    },
  ],
  nn: [
    {
      heading: 'Du kan klage',
      paragraphs: [
        'Er du usamd i vedtaket, kan du klage. Fristen er tre veker frå dagen du fekk dette brevet (forvaltningslova §§ 28 og 29).',
        'Send klaga til {unit}. Skriv kva vedtak du klagar på, kva du vil ha endra, og kvifor. Skriv under på klaga (forvaltningslova § 32). Vi hjelper deg gjerne med å skrive ho. Endrar vi ikkje vedtaket, sender vi klaga vidare til {appeal}, som avgjer ho.',
        'Du kan be om at vedtaket ikkje blir sett i verk før klaga er avgjord (forvaltningslova § 42).',
      ],
    },
    {
      heading: 'Du kan sjå dokumenta i saka',
      paragraphs: [
        'Du har rett til å sjå dokumenta i saka (forvaltningslova §§ 18 og 19). Ta kontakt med oss, så hjelper vi deg.',
      ],
    },
  ],
};

/** For units whose support is a decision in the sense of the Act. */
export const decision20261: LetterTemplate = {
  version: 'vedtak-2026-1',
  source: 'https://lovdata.no/dokument/NL/lov/1967-02-10',
  granted: {
    nb: {
      title: 'Vedtak: søknaden om støtte er innvilget',
      sections: [
        { heading: null, paragraphs: ['Søknaden om støtte til lån av instrument for {borrower} er innvilget.'] },
        coverage.nb,
        {
          heading: 'Begrunnelse',
          paragraphs: ['{grounds}', 'Vedtaket er skriftlig og begrunnet etter forvaltningsloven §§ 23 til 25.'],
        },
        ...rights.nb,
      ],
    },
    nn: {
      title: 'Vedtak: søknaden om støtte er innvilga',
      sections: [
        { heading: null, paragraphs: ['Søknaden om støtte til lån av instrument for {borrower} er innvilga.'] },
        coverage.nn,
        {
          heading: 'Grunngiving',
          paragraphs: ['{grounds}', 'Vedtaket er skriftleg og grunngitt etter forvaltningslova §§ 23 til 25.'],
        },
        ...rights.nn,
      ],
    },
  },
  rejected: {
    nb: {
      title: 'Vedtak: søknaden om støtte er avslått',
      sections: [
        { heading: null, paragraphs: ['Søknaden om støtte til lån av instrument for {borrower} er avslått.'] },
        {
          heading: 'Begrunnelse',
          paragraphs: ['{grounds}', 'Vedtaket er skriftlig og begrunnet etter forvaltningsloven §§ 23 til 25.'],
        },
        ...rights.nb,
      ],
    },
    nn: {
      title: 'Vedtak: søknaden om støtte er avslått',
      sections: [
        { heading: null, paragraphs: ['Søknaden om støtte til lån av instrument for {borrower} er avslått.'] },
        {
          heading: 'Grunngiving',
          paragraphs: ['{grounds}', 'Vedtaket er skriftleg og grunngitt etter forvaltningslova §§ 23 til 25.'],
        },
        ...rights.nn,
      ],
    },
  },
  revoked: {
    nb: {
      title: 'Vedtak: støtten stanses',
      sections: [
        {
          heading: null,
          paragraphs: [
            'Støtten til lån av instrument for {borrower} stanses fra {revokedFrom}. Det som er dekket før den dagen, blir stående.',
          ],
        },
        {
          heading: 'Begrunnelse',
          paragraphs: ['{grounds}', 'Vedtaket er skriftlig og begrunnet etter forvaltningsloven §§ 23 til 25.'],
        },
        ...rights.nb,
      ],
    },
    nn: {
      title: 'Vedtak: støtta blir stansa',
      sections: [
        {
          heading: null,
          paragraphs: [
            'Støtta til lån av instrument for {borrower} blir stansa frå {revokedFrom}. Det som er dekt før den dagen, blir ståande.',
          ],
        },
        {
          heading: 'Grunngiving',
          paragraphs: ['{grounds}', 'Vedtaket er skriftleg og grunngitt etter forvaltningslova §§ 23 til 25.'],
        },
        ...rights.nn,
      ],
    },
  },
  'information-request': askingText,
};
