import type { GoverningTemplate } from './governing-text.js';

/** The contract about one instrument, first version. */
export const contract20261: GoverningTemplate = {
  type: 'contract',
  version: '2026-1',
  texts: {
    nb: {
      title: 'Kontrakt om lån av instrument',
      sections: [
        {
          heading: 'Partene',
          paragraphs: ['Utlåner: {lender}', 'Låner: {borrower}', 'For låneren godtar: {acceptor}'],
        },
        {
          heading: 'Instrumentet',
          paragraphs: [
            '{instrument}, kode: {code}',
            'Tilstand ved utlevering: {condition}',
            'Følger med: {accessories}',
            'Utleveres og leveres tilbake her: {lendingPoint}',
          ],
        },
        {
          heading: 'Perioden',
          paragraphs: ['Fra {from} til {to}. Blir lånet forlenget, gjelder kontrakten også den nye tiden.'],
        },
        { heading: 'Å betale', paragraphs: ['For hvert påbegynt semester: {fee}', 'Depositum: {deposit}'] },
        {
          heading: 'Forsikring',
          paragraphs: [
            'Instrumentet er forsikret av kommunen. Låneren betaler ikke for det. Forsikringen dekker ikke skade ved grov uaktsomhet.',
          ],
        },
        {
          heading: 'Stell',
          paragraphs: [
            'Instrumentet oppbevares i etuiet, tørt og ved vanlig romtemperatur, og brukes av låneren alene. Læreren viser hvordan det stelles.',
          ],
        },
        {
          heading: 'Reparasjoner',
          paragraphs: [
            'Skade meldes til kulturskolen med en gang. Reparasjoner gjøres bare gjennom skolen. Vanlig slitasje og vedlikehold betaler kommunen.',
          ],
        },
        {
          heading: 'Tilbakelevering',
          paragraphs: [
            'Instrumentet leveres tilbake med alt tilbehør senest siste dag av perioden, eller når eleven slutter. Retten til instrumentet følger elevplassen.',
          ],
        },
        {
          heading: 'Tap',
          paragraphs: [
            'Tap meldes med en gang, tyveri også til politiet. Ved uaktsomhet kan kommunen kreve erstatning, høyst det instrumentet er verdt.',
          ],
        },
        {
          heading: 'Personvern',
          paragraphs: [
            'Kommunen lagrer denne kontrakten så lenge lånet varer og noe er uoppgjort. Deretter slettes sammenhengen med låneren. Du kan be om innsyn, retting og sletting, og klage til Datatilsynet.',
          ],
        },
      ],
    },
    nn: {
      title: 'Kontrakt om lån av instrument',
      sections: [
        {
          heading: 'Partane',
          paragraphs: ['Utlånar: {lender}', 'Lånar: {borrower}', 'For lånaren godtek: {acceptor}'],
        },
        {
          heading: 'Instrumentet',
          paragraphs: [
            '{instrument}, kode: {code}',
            'Tilstand ved utlevering: {condition}',
            'Følgjer med: {accessories}',
            'Blir utlevert og skal leverast tilbake her: {lendingPoint}',
          ],
        },
        {
          heading: 'Perioden',
          paragraphs: ['Frå {from} til {to}. Blir lånet forlengt, gjeld kontrakten òg den nye tida.'],
        },
        { heading: 'Å betale', paragraphs: ['For kvart påbyrja semester: {fee}', 'Depositum: {deposit}'] },
        {
          heading: 'Forsikring',
          paragraphs: [
            'Instrumentet er forsikra av kommunen. Lånaren betaler ikkje for det. Forsikringa dekkjer ikkje skade ved grov aktløyse.',
          ],
        },
        {
          heading: 'Stell',
          paragraphs: [
            'Instrumentet skal oppbevarast i etuiet, tørt og ved vanleg romtemperatur, og brukast av lånaren åleine. Læraren viser korleis det skal stellast.',
          ],
        },
        {
          heading: 'Reparasjonar',
          paragraphs: [
            'Skade skal meldast til kulturskulen med ein gong. Reparasjonar blir berre gjorde gjennom skulen. Vanleg slitasje og vedlikehald betaler kommunen.',
          ],
        },
        {
          heading: 'Tilbakelevering',
          paragraphs: [
            'Instrumentet skal leverast tilbake med alt tilbehøyr seinast siste dag av perioden, eller når eleven sluttar. Retten til instrumentet følgjer elevplassen.',
          ],
        },
        {
          heading: 'Tap',
          paragraphs: [
            'Tap skal meldast med ein gong, tjuveri òg til politiet. Ved aktløyse kan kommunen krevje erstatning, høgst det instrumentet er verdt.',
          ],
        },
        {
          heading: 'Personvern',
          paragraphs: [
            'Kommunen lagrar denne kontrakten så lenge lånet varer og noko er uoppgjort. Deretter blir samanhengen med lånaren sletta. Du kan be om innsyn, retting og sletting, og klage til Datatilsynet.',
          ],
        },
      ],
    },
  },
};
