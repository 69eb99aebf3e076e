import type { GoverningTemplate } from './governing-text.js';

/** The general terms of loans, first version. */
export const terms20261: GoverningTemplate = {
  type: 'terms',
  version: '2026-1',
  texts: {
    nb: {
      title: 'Vilkår for lån av instrument',
      sections: [
        {
          heading: 'Hva dette gjelder',
          paragraphs: [
            'Vilkårene gjelder alle instrumenter som kommunen låner ut. De godtas én gang, og gjelder også senere lån. For en låner under 18 år er det en foresatt som godtar dem.',
          ],
        },
        {
          heading: 'Kommunen eier instrumentet',
          paragraphs: [
            'Instrumentet er kommunens. Det kan ikke lånes videre, leies ut, selges eller pantsettes.',
            'Hva lånet koster, om noe, og når instrumentet skal tilbake, blir sagt ved utleveringen.',
          ],
        },
        {
          heading: 'Stell',
          paragraphs: [
            'Ta godt vare på instrumentet og det som følger med. Ha det i etuiet når det ikke er i bruk, og ikke la det ligge i kulde, varme eller en parkert bil.',
          ],
        },
        {
          heading: 'Skade og reparasjon',
          paragraphs: [
            'Si fra til utlånsstedet med en gang noe er ødelagt. Reparasjoner gjøres bare gjennom kommunen; prøv ikke selv.',
            'Vanlig slitasje koster ingenting. For skade eller tap ved uaktsomhet kan kommunen kreve erstatning, høyst det instrumentet er verdt.',
          ],
        },
        {
          heading: 'Tilbakelevering',
          paragraphs: [
            'Instrumentet leveres tilbake i tide, med alt som fulgte med. Trenger du det lenger, ta kontakt før fristen. Ved stor forsinkelse kan kommunen kreve det tilbake.',
          ],
        },
        {
          heading: 'Personvern',
          paragraphs: [
            'Kommunen lagrer navn, fødselsdato, kontaktopplysninger og lån for å kunne låne ut og få tilbake instrumentene. Sammenhengen mellom låner og lån slettes etter tilbakelevering, når ingenting er uoppgjort. Du kan be om innsyn, retting og sletting, og klage til Datatilsynet.',
          ],
        },
      ],
    },
    nn: {
      title: 'Vilkår for lån av instrument',
      sections: [
        {
          heading: 'Kva dette gjeld',
          paragraphs: [
            'Vilkåra gjeld alle instrument som kommunen låner ut. Dei blir godtekne éin gong, og gjeld òg seinare lån. For ein lånar under 18 år er det ein føresett som godtek dei.',
          ],
        },
        {
          heading: 'Kommunen eig instrumentet',
          paragraphs: [
            'Instrumentet er kommunen sitt. Det kan ikkje lånast vidare, leigast ut, seljast eller pantsetjast.',
            'Kva lånet kostar, om noko, og når instrumentet skal tilbake, blir sagt ved utleveringa.',
          ],
        },
        {
          heading: 'Stell',
          paragraphs: [
            'Ta godt vare på instrumentet og det som følgjer med. Ha det i etuiet når det ikkje er i bruk, og ikkje la det liggje i kulde, varme eller ein parkert bil.',
          ],
        },
        {
          heading: 'Skade og reparasjon',
          paragraphs: [
            'Sei frå til utlånsstaden med ein gong noko er øydelagt. Reparasjonar blir berre gjorde gjennom kommunen; prøv ikkje sjølv.',
            'Vanleg slitasje kostar ingenting. For skade eller tap ved aktløyse kan kommunen krevje erstatning, høgst det instrumentet er verdt.',
          ],
        },
        {
          heading: 'Tilbakelevering',
          paragraphs: [
            'Instrumentet skal leverast tilbake i tide, med alt som følgde med. Treng du det lenger, ta kontakt før fristen. Ved stor forseinking kan kommunen krevje det tilbake.',
          ],
        },
        {
          heading: 'Personvern',
          paragraphs: [
            'Kommunen lagrar namn, fødselsdato, kontaktopplysningar og lån for å kunne låne ut og få tilbake instrumenta. Samanhengen mellom lånar og lån blir sletta etter tilbakelevering, når ingenting er uoppgjort. Du kan be om innsyn, retting og sletting, og klage til Datatilsynet.',
          ],
        },
      ],
    },
  },
};
