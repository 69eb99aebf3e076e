import { Injectable } from '@nestjs/common';
import { type Pupil, Pupils } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
import { type CalendarDate, calendarDate, laterOf } from '../../platform/calendar/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Reader } from '../../platform/database/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { Availability, type AvailableInstrument } from '../../reservations/index.js';
import type { FieldMessage } from '../components/field.js';
import { withQuery } from '../href.js';
import { FormErrors } from '../server/form-errors.js';
import { type NameBook, Names } from '../server/names.js';
import { describe } from '../view-models.js';
import { PupilHomes } from './pupil-lines.js';
import { type GrowthStart, growthStarts, growthStretch, nextSchoolYear } from './school-years.js';
import type { Found, GrowthChoice, HomeLine, ReservePageProps, SearchField, WantingPupil } from './teaching-view.js';

/** What is looked for, as a page was asked for it. */
export interface ReserveQuestion extends Partial<Record<SearchField, string | undefined>> {
  readonly borrower?: readonly string[] | undefined;
  readonly growth?: GrowthStart | undefined;
}

type Values = Readonly<Record<SearchField, string>>;

/** So many copies are looked at and so many shown, the free ones first. */
const [mostLookedAt, mostShown] = [200, 40];

/** What a search begins with: the highest grade, the teacher's own point, and the next school year of its municipality. */
@Injectable()
export class ReserveDefaults {
  constructor(
    private readonly places: Places,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @param dueOn when the last of the loans is due that the next size is to follow */
  async of(actor: Actor, question: ReserveQuestion, names: NameBook, dueOn: CalendarDate | undefined): Promise<Values> {
    const point = question.point || (actor.lendingPointId ?? names.points[0]?.id ?? '');
    const terms = await this.places.terms(this.reader, point);
    const today = this.clock.today();
    const { growth } = question;
    const stretch = growth === undefined ? nextSchoolYear(terms, today) : growthStretch(growth, terms, today, dueOn);
    const sizes = names.kinds.find(({ id }) => id === question.kind)?.sizes ?? [];
    const size = sizes.find((one) => one === question.size) ?? '';
    return {
      kind: question.kind ?? '',
      // Of another kind, the size that was chosen before means nothing.
      size,
      grade: question.grade ?? names.grades.at(-1)?.id ?? '',
      from: question.from || (stretch?.from ?? today),
      to: question.to || (stretch?.to ?? today),
      point,
    };
  }
}

/** Looks for what a teacher could reserve, and makes the form that reserves it. */
@Injectable()
export class ReserveSearch {
  constructor(
    private readonly pupils: Pupils,
    private readonly homes: PupilHomes,
    private readonly availability: Availability,
    private readonly defaults: ReserveDefaults,
    private readonly names: Names,
    private readonly errors: FormErrors,
  ) {}

  async page(
    actor: Actor,
    question: ReserveQuestion,
    language: Language,
    wrong: readonly FieldMessage[] = [],
  ): Promise<ReservePageProps> {
    const names = await this.names.in(language);
    const pupils = (await this.pupils.list(actor, { limit: 200 })).items;
    const chosen = pupils.filter(({ id }) => question.borrower?.includes(id));
    const homes = await this.homes.of(
      chosen.map(({ id }) => id),
      language,
    );
    const values = await this.defaults.of(actor, question, names, lastDueOf(homes, question.kind));
    const { found, errors } = await this.found(values, names, language);
    const kind = names.kinds.find(({ id }) => id === values.kind);
    return {
      pupils: pupils.map(({ id, displayName }) => ({ id, displayName, chosen: chosen.some((one) => one.id === id) })),
      values,
      kinds: names.kinds,
      sizes: kind?.sizes ?? [],
      grades: names.grades,
      points: names.points,
      errors: [...wrong, ...errors],
      found,
      growth: growthChoices(question),
      wanting: chosen.map((pupil) => wanting(pupil, homes.get(pupil.id) ?? [], kind?.name, values.size)),
      timelineHref: withQuery('/availability', { ...values, point: '' }),
    };
  }

  private async found(
    { kind, size, grade, from, to, point }: Values,
    names: NameBook,
    language: Language,
  ): Promise<{ readonly found: Found | undefined; readonly errors: readonly FieldMessage[] }> {
    if (kind === '') return { found: undefined, errors: [] };
    try {
      const asked = {
        kind,
        size: size || undefined,
        grade: grade || undefined,
        from,
        to,
        limit: mostLookedAt,
        pickupPoint: point || undefined,
      };
      const { items, free, nextCursor } = await this.availability.of(asked);
      const copies = [...items.filter((item) => item.free), ...items.filter((item) => !item.free)].slice(0, mostShown);
      const more = nextCursor !== null || items.length > copies.length;
      return { found: { free, more, copies: copies.map((item) => copyOf(item, names)) }, errors: [] };
    } catch (error) {
      return { found: undefined, errors: this.errors.of(error, language) };
    }
  }
}

/** The last due day of what is at home of a kind. */
function lastDueOf(
  homes: ReadonlyMap<string, readonly HomeLine[]>,
  kind: string | undefined,
): CalendarDate | undefined {
  const same = [...homes.values()].flat().filter(({ kindId }) => kindId === kind);
  return same
    .map(({ dueOn }) => calendarDate(dueOn))
    .reduce<CalendarDate | undefined>((last, day) => (last === undefined ? day : laterOf(last, day)), undefined);
}

/** The same search with each of the starts that there are, where it is for somebody who has grown. */
function growthChoices({ growth, borrower = [], kind, size, grade, point }: ReserveQuestion): GrowthChoice[] {
  if (growth === undefined) return [];
  return growthStarts.map((start) => {
    const search = withQuery('/teaching/reserve', { kind, size, grade, point, growth: start });
    const href = [search, ...borrower.map((id) => `borrower=${encodeURIComponent(id)}`)].join('&');
    return { start, href, chosen: start === growth };
  });
}

function copyOf(item: AvailableInstrument, names: NameBook): Found['copies'][number] {
  const { free, freeFrom, currentPoint, homePoint } = item;
  return { ...names.instrument(item), place: names.point(currentPoint ?? homePoint), free, freeFrom };
}

function wanting(pupil: Pupil, home: readonly HomeLine[], kind: string | undefined, searched: string): WantingPupil {
  const same = home.find(({ instrument }) => instrument.kind === kind);
  const plays = same ?? home[0];
  return {
    id: pupil.id,
    displayName: pupil.displayName,
    plays: plays === undefined ? null : describe(plays.instrument),
    size: searched || (same?.instrument.size ?? ''),
    copy: 'any',
  };
}
