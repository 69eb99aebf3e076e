import type { BorrowerLanguage } from '../platform/i18n/index.js';

/** A borrower of the demonstration as written down by hand; ids, days and contact are worked out from it. */
export interface PersonSketch {
  readonly given: string;
  readonly family: string;
  readonly language: BorrowerLanguage;
  /** The unit that registered the borrower. */
  readonly unit: 'library' | 'youth-arenas' | 'culture-school';
  /** School grade this school year; grown-ups have an age instead. */
  readonly schoolGrade?: number;
  readonly age?: number;
  readonly programme?: 'breadth' | 'core' | 'intro-deepening' | 'deepening';
  /** Whether the demonstration's teacher has the pupil. */
  readonly ownPupil?: boolean;
  /** Given and family name; families name their children in different ways, so both are written out. */
  readonly guardians?: readonly (readonly [given: string, family: string])[];
  readonly card?: boolean;
  readonly protectedAddress?: boolean;
  readonly blocked?: string;
}

/** A group that borrows together. */
export interface EnsembleSketch {
  readonly name: string;
  readonly language: BorrowerLanguage;
  readonly unit: 'library' | 'youth-arenas' | 'culture-school';
  readonly email: string;
}

/** Made-up people; any likeness to somebody is chance. Pupils of the culture school first. */
export const people: readonly PersonSketch[] = [
  ...ownPupils(),
  ...otherPupils(),
  ...youngReaders(),
  ...grownUps(),
  ...arenaRegulars(),
];

export const ensembles: readonly EnsembleSketch[] = [
  { name: 'Demo skolekorps', language: 'nb', unit: 'culture-school', email: 'skolekorpset@example.org' },
  { name: 'Bandet Tørrfisk', language: 'nn', unit: 'youth-arenas', email: 'torrfisk@example.org' },
];

/** The eight deepening pupils of the demonstration's teacher. */
function ownPupils(): PersonSketch[] {
  const common = { unit: 'culture-school', ownPupil: true } as const;
  return [
    {
      ...common,
      given: 'Nora',
      family: 'Haugland',
      language: 'nb',
      schoolGrade: 6,
      programme: 'intro-deepening',
      card: true,
      guardians: [
        ['Silje', 'Haugland'],
        ['Anders', 'Haugland'],
      ],
    },
    {
      ...common,
      given: 'Jakob',
      family: 'Lindseth',
      language: 'nb',
      schoolGrade: 7,
      programme: 'intro-deepening',
      card: true,
      guardians: [['Marte', 'Lindseth']],
    },
    {
      ...common,
      given: 'Sofiia',
      family: 'Kovalenko',
      language: 'uk',
      schoolGrade: 8,
      programme: 'deepening',
      card: true,
      guardians: [['Olena', 'Kovalenko']],
    },
    {
      ...common,
      given: 'Zofia',
      family: 'Wiśniewska',
      language: 'pl',
      schoolGrade: 9,
      programme: 'deepening',
      guardians: [
        ['Katarzyna', 'Wiśniewska'],
        ['Tomasz', 'Wiśniewski'],
      ],
    },
    {
      ...common,
      given: 'Emil',
      family: 'Nygård',
      language: 'nn',
      schoolGrade: 10,
      programme: 'deepening',
      card: true,
      guardians: [['Gro', 'Nygård']],
    },
    {
      ...common,
      given: 'Elle Márjá',
      family: 'Hætta',
      language: 'se',
      schoolGrade: 8,
      programme: 'deepening',
      card: true,
      guardians: [
        ['Inga', 'Hætta'],
        ['Niillas', 'Hætta'],
      ],
    },
    {
      ...common,
      given: 'Yonas',
      family: 'Tesfay',
      language: 'ti',
      schoolGrade: 7,
      programme: 'intro-deepening',
      card: true,
      guardians: [
        ['Selam', 'Gebre'],
        ['Tesfay', 'Haile'],
      ],
    },
    {
      ...common,
      given: 'Amira',
      family: 'Haddad',
      language: 'ar',
      schoolGrade: 11,
      programme: 'deepening',
      card: true,
      guardians: [['Rima', 'Haddad']],
    },
  ];
}

function otherPupils(): PersonSketch[] {
  const pupil = (
    given: string,
    family: string,
    language: BorrowerLanguage,
    schoolGrade: number,
    programme: NonNullable<PersonSketch['programme']>,
    guardians: readonly (readonly [string, string])[],
    more: Partial<PersonSketch> = {},
  ): PersonSketch => ({ given, family, language, unit: 'culture-school', schoolGrade, programme, guardians, ...more });
  return [
    pupil('Ingeborg', 'Fossheim', 'nb', 12, 'deepening', [['Torunn', 'Fossheim']], { card: true }),
    pupil('Mantas', 'Petrauskas', 'lt', 6, 'intro-deepening', [['Jolanta', 'Petrauskienė']]),
    pupil('Ella', 'Bakken', 'nb', 3, 'breadth', [['Kristin', 'Bakken']], { card: true }),
    pupil('Oskar', 'Myhre', 'nb', 4, 'breadth', [['Linn', 'Myhre']], { protectedAddress: true }),
    pupil('Abdi', 'Warsame', 'so', 5, 'breadth', [['Hodan', 'Ali']], { card: true }),
    pupil('Ifrah', 'Nuur', 'so', 6, 'core', [['Sahra', 'Duale']]),
    pupil('Mateusz', 'Kowalczyk', 'pl', 5, 'core', [['Agnieszka', 'Kowalczyk']], { card: true }),
    pupil('Daryna', 'Shevchuk', 'uk', 4, 'breadth', [['Nataliia', 'Shevchuk']], { card: true }),
    pupil('Artem', 'Bondar', 'uk', 7, 'core', [['Oksana', 'Bondar']]),
    pupil('Parwana', 'Rahimi', 'fa', 5, 'breadth', [
      ['Zahra', 'Rahimi'],
      ['Hamid', 'Rahimi'],
    ]),
    pupil('Rojîn', 'Demir', 'ku', 8, 'core', [['Berîvan', 'Demir']], { card: true }),
    pupil('Baran', 'Osman', 'ku', 3, 'breadth', [['Nesrîn', 'Osman']]),
    pupil('Ivan', 'Sokolov', 'ru', 6, 'core', [['Elena', 'Sokolova']], { card: true }),
    pupil('Luna', 'Solheim', 'nn', 2, 'breadth', [
      ['Ragnhild', 'Solheim'],
      ['Kjetil', 'Solheim'],
    ]),
    pupil('Sigurd', 'Tveit', 'nn', 9, 'core', [['Hilde', 'Tveit']], { card: true }),
    pupil('Máret', 'Gaup', 'se', 5, 'breadth', [['Ánne', 'Gaup']]),
    pupil('Oliver', 'Grant', 'en', 7, 'core', [['Rachel', 'Grant']], { card: true }),
    pupil('Leyla', 'Khalil', 'ar', 4, 'breadth', [['Dima', 'Khalil']]),
    pupil('Filmon', 'Kidane', 'ti', 9, 'core', [['Letebrhan', 'Tekle']]),
    pupil('Ugnė', 'Kazlauskaitė', 'lt', 8, 'core', [['Daiva', 'Kazlauskienė']], { card: true }),
    pupil('Hedda', 'Strand', 'nb', 10, 'core', [['Nina', 'Strand']], { card: true }),
    pupil('Magnus', 'Vik', 'nb', 1, 'breadth', [
      ['Camilla', 'Vik'],
      ['Lars', 'Vik'],
    ]),
  ];
}

function youngReaders(): PersonSketch[] {
  const reader = (
    given: string,
    family: string,
    language: BorrowerLanguage,
    schoolGrade: number,
    guardian: readonly [string, string],
    more: Partial<PersonSketch> = {},
  ): PersonSketch => ({
    given,
    family,
    language,
    unit: 'library',
    schoolGrade,
    guardians: [guardian],
    card: true,
    ...more,
  });
  return [
    reader('Thea', 'Moen', 'nb', 4, ['Heidi', 'Moen']),
    reader('Isak', 'Dahl', 'nb', 6, ['Øyvind', 'Dahl']),
    reader('Frida', 'Lervik', 'nb', 8, ['Mona', 'Lervik']),
    reader('Maksym', 'Tkachenko', 'uk', 6, ['Yuliia', 'Tkachenko']),
    reader('Hanna', 'Nowak', 'pl', 7, ['Ewa', 'Nowak']),
    reader('Yusuf', 'Aden', 'so', 9, ['Khadra', 'Jibril']),
    reader('Samir', 'Nasser', 'ar', 5, ['Huda', 'Nasser'], { protectedAddress: true }),
    reader('Delal', 'Kaya', 'ku', 7, ['Zozan', 'Kaya']),
  ];
}

function grownUps(): PersonSketch[] {
  const grownUp = (
    given: string,
    family: string,
    language: BorrowerLanguage,
    age: number,
    more: Partial<PersonSketch> = {},
  ): PersonSketch => ({ given, family, language, unit: 'library', age, card: true, ...more });
  return [
    grownUp('Berit', 'Aasen', 'nb', 67),
    grownUp('Olav', 'Kvamme', 'nn', 45),
    grownUp('Iryna', 'Marchenko', 'uk', 34),
    grownUp('Piotr', 'Zieliński', 'pl', 41),
    grownUp('Rasa', 'Jankauskienė', 'lt', 38),
    grownUp('Mehran', 'Karimi', 'fa', 29),
    grownUp('Tatiana', 'Volkova', 'ru', 52),
    grownUp('Grace', 'Mensah', 'en', 31),
    grownUp('Risten', 'Utsi', 'se', 26),
    grownUp('Rahel', 'Mehari', 'ti', 24, { protectedAddress: true }),
    grownUp('Fatima', 'Saleh', 'ar', 36),
    grownUp('Jonas', 'Eide', 'nb', 22, { blocked: 'Tapt stemmeapparat er ikke gjort opp' }),
  ];
}

function arenaRegulars(): PersonSketch[] {
  const regular = (
    given: string,
    family: string,
    language: BorrowerLanguage,
    schoolGrade: number,
    guardian: readonly [string, string],
    more: Partial<PersonSketch> = {},
  ): PersonSketch => ({ given, family, language, unit: 'youth-arenas', schoolGrade, guardians: [guardian], ...more });
  return [
    regular('Tobias', 'Ness', 'nb', 10, ['Trude', 'Ness'], { card: true }),
    regular('Mina', 'Sørli', 'nb', 9, ['Bente', 'Sørli']),
    regular('Ahmed', 'Jama', 'so', 11, ['Faduma', 'Isse']),
    regular('Kacper', 'Mazur', 'pl', 10, ['Monika', 'Mazur'], { card: true }),
    regular('Bohdan', 'Lysenko', 'uk', 11, ['Svitlana', 'Lysenko']),
    regular('Shirin', 'Ahmadi', 'fa', 10, ['Maryam', 'Ahmadi'], { card: true }),
    regular('Sander', 'Holm', 'nb', 8, ['Vigdis', 'Holm']),
    { given: 'Helene', family: 'Krogh', language: 'nb', unit: 'youth-arenas', age: 19 },
  ];
}
