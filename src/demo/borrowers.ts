import type { BorrowerBlockEntity, EnrolmentEntity } from '../borrowers/index.js';
import {
  addDays,
  type CalendarDate,
  dayOfParts,
  earlierOf,
  schoolYearOf,
  yearOf,
  zonedInstant,
} from '../platform/calendar/index.js';
import type { DemoBorrower, DemoGuardian, Row } from './demo-data.js';
import { type EnsembleSketch, ensembles, people, type PersonSketch } from './people.js';
import { demoZone, municipalityId } from './places.js';
import { Random } from './random.js';

/** The borrowers with those who answer for them and their places at the culture school. */
export interface People {
  readonly borrowers: DemoBorrower[];
  readonly guardians: DemoGuardian[];
  readonly enrolments: Row<EnrolmentEntity>[];
  readonly blocks: Row<BorrowerBlockEntity>[];
}

/** First school grade that may take part in deepening proper. */
const deepeningFrom = 8;
const lastSchoolGrade = 13;

/** All borrowers: the same people with the same ids and cards whatever the day, of an age that fits their school grade. */
export function newPeople(today: CalendarDate, teacherId: string): People {
  const random = new Random('people');
  const result: People = { borrowers: [], guardians: [], enrolments: [], blocks: [] };
  people.forEach((person, index) => addPerson(result, person, index, random, today, teacherId));
  for (const ensemble of ensembles) result.borrowers.push(ensembleRow(ensemble, random, today));
  return result;
}

function addPerson(
  result: People,
  person: PersonSketch,
  index: number,
  random: Random,
  today: CalendarDate,
  teacherId: string,
): void {
  const isProtected = person.protectedAddress === true;
  const id = random.uuid();
  const isGrownUp = person.age !== undefined;
  const daysKnown = random.between(0, 370) + (person.programme === undefined ? 300 : 430);
  const createdAt = zonedInstant(addDays(today, -daysKnown), `1${random.below(9)}:${random.between(10, 59)}`, demoZone);
  const number = String(index + 1).padStart(2, '0');
  const card = `N${random.text('0123456789', 9)}`;
  result.borrowers.push({
    id,
    type: 'person',
    displayName: shortName(person.given, person.family),
    fullName: `${person.given} ${person.family}`,
    birthDate: birthDate(person, random, today),
    language: person.language,
    email: isGrownUp && !isProtected ? mail(person.given, person.family) : null,
    phone: isGrownUp && !isProtected ? `+47 00 00 01 ${number}` : null,
    address: isProtected ? null : `Eksempelveien ${index + 1}, 0000 Demo`,
    cardNumber: person.card === true ? card : null,
    protectedAddress: isProtected,
    unitId: person.unit,
    municipalityId,
    createdAt,
    version: 1,
  });
  (person.guardians ?? []).forEach(([given, family], position) => {
    result.guardians.push({
      id: random.uuid(),
      borrowerId: id,
      displayName: shortName(given, family),
      email: isProtected ? null : mail(given, family),
      phone: isProtected ? null : `+47 00 00 0${position + 2} ${number}`,
      language: person.language,
      position: position + 1,
    });
  });
  result.enrolments.push(...enrolmentsOf(id, person, random, today, teacherId));
  if (person.blocked !== undefined)
    result.blocks.push({ id: random.uuid(), borrowerId: id, reason: person.blocked, until: null });
}

function ensembleRow(ensemble: EnsembleSketch, random: Random, today: CalendarDate): DemoBorrower {
  return {
    id: random.uuid(),
    type: 'ensemble',
    displayName: ensemble.name,
    fullName: null,
    birthDate: null,
    language: ensemble.language,
    email: ensemble.email,
    phone: null,
    address: null,
    cardNumber: `N${random.text('0123456789', 9)}`,
    protectedAddress: false,
    unitId: ensemble.unit,
    municipalityId,
    createdAt: zonedInstant(addDays(today, -random.between(300, 700)), '13:30', demoZone),
    version: 1,
  };
}

/** A pupil of grade n has turned or turns n + 5 in the year in which the school year begins. */
function birthDate(person: PersonSketch, random: Random, today: CalendarDate): CalendarDate {
  const schoolStart = Number(schoolYearOf(today).slice(0, 4));
  const year = person.age === undefined ? schoolStart - (person.schoolGrade ?? 1) - 5 : yearOf(today) - person.age - 1;
  return dayOfParts(year, random.between(1, 12), random.between(1, 28));
}

/** The pupil's place this school year and the next; intro-deepening leads on to deepening when the grade allows it. */
function enrolmentsOf(
  borrowerId: string,
  person: PersonSketch,
  random: Random,
  today: CalendarDate,
  teacherId: string,
): Row<EnrolmentEntity>[] {
  const { programme, schoolGrade } = person;
  if (programme === undefined || schoolGrade === undefined) return [];
  const teacherUserId = person.ownPupil === true ? teacherId : null;
  const schoolYear = schoolYearOf(today);
  const place = (programmeId: string, year: string, grade: number, day: CalendarDate): Row<EnrolmentEntity> => ({
    id: random.uuid(),
    borrowerId,
    programmeId,
    schoolYear: year,
    schoolGrade: grade,
    teacherUserId,
    createdAt: zonedInstant(day, `1${random.below(6)}:${random.between(10, 59)}`, demoZone),
  });
  const admitted = earlierOf(dayOfParts(Number(schoolYear.slice(0, 4)), 6, random.between(1, 20)), addDays(today, -60));
  const thisYear = place(programme, schoolYear, schoolGrade, admitted);
  const nextGrade = schoolGrade + 1;
  if (nextGrade > lastSchoolGrade) return [thisYear];
  const goesOn = programme === 'intro-deepening' && nextGrade >= deepeningFrom;
  const nextYear = place(
    goesOn ? 'deepening' : programme,
    followingYear(schoolYear),
    nextGrade,
    addDays(today, -random.between(3, 25)),
  );
  return [thisYear, nextYear];
}

function followingYear(schoolYear: string): string {
  const start = Number(schoolYear.slice(0, 4)) + 1;
  return `${start}-${start + 1}`;
}

/** The name that everybody is shown by, such as `Nora H.` */
function shortName(given: string, family: string): string {
  return `${given} ${family.charAt(0)}.`;
}

/** An address under a domain that can never receive mail (RFC 2606). */
function mail(given: string, family: string): string {
  return `${plain(given)}.${plain(family)}@example.org`;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}
