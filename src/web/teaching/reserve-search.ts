import { Injectable } from '@nestjs/common';
import { type Pupil, Pupils } from '../../borrowers/index.js';
import type { Actor } from '../../identity/index.js';
import { Places } from '../../organisation/index.js';
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
import { nextSchoolYear, restFromNextTerm } from './school-years.js';
import type { Found, HomeLine, ReservePageProps, SearchField, WantingPupil } from './teaching-view.js';

/** What is looked for, as a page was asked for it. */
export interface ReserveQuestion extends Partial<Record<SearchField, string | undefined>> {
  readonly borrower?: readonly string[] | undefined;
  readonly growth?: 'true' | undefined;
}

type Values = Readonly<Record<SearchField, string>>;

/** So many copies are looked at and so many shown, the free ones first. */
const [mostLookedAt, mostShown] = [200, 40];

/** What a search begins with: the highest grade, the teacher's own point, and the next school year of its municipality. */
@Injectable()
export class ReserveDefaults {
  constructor(
    private readonly names: Names,
    private readonly places: Places,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async of(
    actor: Actor,
    question: ReserveQuestion,
    language: Language,
  ): Promise<{ readonly names: NameBook; readonly values: Values }> {
    const names = await this.names.in(language);
    const point = question.point || (actor.lendingPointId ?? names.points[0]?.id ?? '');
    const terms = await this.places.terms(this.reader, point);
    const today = this.clock.today();
    const stretch = question.growth === 'true' ? restFromNextTerm(terms, today) : nextSchoolYear(terms, today);
    const sizes = names.kinds.find(({ id }) => id === question.kind)?.sizes ?? [];
    const size = sizes.find((one) => one === question.size) ?? '';
    const values = {
      kind: question.kind ?? '',
      // Of another kind, the size that was chosen before means nothing.
      size,
      grade: question.grade ?? names.grades.at(-1)?.id ?? '',
      from: question.from || (stretch?.from ?? today),
      to: question.to || (stretch?.to ?? today),
      point,
    };
    return { names, values };
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
    private readonly errors: FormErrors,
  ) {}

  async page(
    actor: Actor,
    question: ReserveQuestion,
    language: Language,
    wrong: readonly FieldMessage[] = [],
  ): Promise<ReservePageProps> {
    const { names, values } = await this.defaults.of(actor, question, language);
    const pupils = (await this.pupils.list(actor, { limit: 200 })).items;
    const chosen = pupils.filter(({ id }) => question.borrower?.includes(id));
    const { found, errors } = await this.found(values, names, language);
    const homes = await this.homes.of(
      chosen.map(({ id }) => id),
      language,
    );
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
