import { texts } from '../platform/i18n/index.js';

/** Words of what is wrong with a borrower or an enrolment, each with its remedy. */
export const borrowerTexts = texts({
  'guardian-required': {
    nb: 'En låner under 18 år må ha minst én foresatt. Legg til navn og språk.',
    nn: 'Ein lånar under 18 år må ha minst éin føresett. Legg til namn og språk.',
    en: 'A borrower under 18 needs at least one guardian. Add a name and a language.',
  },
  'birth-date-in-future': {
    nb: 'Fødselsdatoen er ikke kommet ennå. Rett den.',
    nn: 'Fødselsdatoen har ikkje vore enno. Rett han.',
    en: 'The birth date has not come yet. Correct it.',
  },
  'ensemble-has-no-birth-date': {
    nb: 'En gruppe har ingen fødselsdato. La feltet stå tomt.',
    nn: 'Ei gruppe har ingen fødselsdato. La feltet stå tomt.',
    en: 'A group has no birth date. Leave the field empty.',
  },
  'not-stored-when-protected': {
    nb: 'Lagres ikke når adressen er beskyttet. La feltet stå tomt, og bruk e-post.',
    nn: 'Blir ikkje lagra når adressa er verna. La feltet stå tomt, og bruk e-post.',
    en: 'Is not stored when the address is protected. Leave the field empty and use e-mail.',
  },
  'not-a-phone-number': {
    nb: 'Skriv et telefonnummer, som 22 12 34 56 eller +47 22 12 34 56.',
    nn: 'Skriv eit telefonnummer, som 22 12 34 56 eller +47 22 12 34 56.',
    en: 'Give a telephone number such as 22 12 34 56 or +47 22 12 34 56.',
  },
  'not-a-school-year': {
    nb: 'Skriv et skoleår som 2026-2027.',
    nn: 'Skriv eit skuleår som 2026-2027.',
    en: 'Give a school year such as 2026-2027.',
  },
  'unknown-programme': {
    nb: 'Programmet finnes ikke; velg et fra listen.',
    nn: 'Programmet finst ikkje; vel eit frå lista.',
    en: 'There is no such programme; choose one of the list.',
  },
  'unknown-teacher': {
    nb: 'Finner ingen aktiv lærer med det brukernavnet.',
    nn: 'Finn ingen aktiv lærar med det brukarnamnet.',
    en: 'There is no active teacher with that user name.',
  },
  'school-grade-too-low': {
    nb: 'Programmet er for elever fra {least}. trinn; eleven går på {schoolGrade}. trinn. Velg et annet program.',
    nn: 'Programmet er for elevar frå {least}. trinn; eleven går på {schoolGrade}. trinn. Vel eit anna program.',
    en: 'The programme is for pupils from school grade {least}; this pupil is in grade {schoolGrade}. Choose another programme.',
  },
  'school-grade-too-low.short': {
    nb: 'Programmet er for elever fra {least}. trinn. Velg et annet program.',
    nn: 'Programmet er for elevar frå {least}. trinn. Vel eit anna program.',
    en: 'The programme is for pupils from school grade {least}. Choose another programme.',
  },
  'unknown-municipality': {
    nb: 'Kommunen finnes ikke her; velg en fra listen.',
    nn: 'Kommunen finst ikkje her; vel ein frå lista.',
    en: 'There is no such municipality here; choose one of the list.',
  },
  'card-number-taken': {
    nb: 'Kortnummeret er allerede i bruk. Søk på kortnummeret, eller skriv et annet.',
    nn: 'Kortnummeret er alt i bruk. Søk på kortnummeret, eller skriv eit anna.',
    en: 'The card number is already in use. Search for it, or give another.',
  },
});
