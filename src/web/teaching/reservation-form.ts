import { Injectable } from '@nestjs/common';
import { IsDay, TrimmedOrNull } from '../../platform/http/index.js';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Actor } from '../../identity/index.js';
import type { IdempotencyClaim } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { ChangeReservation, ReservationQuery, type ReservationView } from '../../reservations/index.js';
import type { FieldMessage } from '../components/field.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf, versionOf } from '../server/form-fields.js';
import { type FormPart, isChangedMeanwhile, mergeMeanwhile, packValues } from '../server/meanwhile.js';
import { type NameBook, Names } from '../server/names.js';
import { ReservationLines } from './reservation-lines.js';
import { type ChangeField, type ReservationPageProps, changeFields } from './reservation-page.js';
import { teachingTexts } from './teaching.texts.js';

/** The form that changes a reservation. */
class ReservationFormDto {
  @IsOptional()
  @TrimmedOrNull()
  @IsString()
  @MaxLength(20)
  size?: string | null;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  grade!: string;

  @IsDay()
  from!: string;

  @IsDay()
  to!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  point!: string;

  @IsOptional()
  @IsIn(['true'])
  wait?: 'true';
}

/** A form that comes back, with the status of its answer. */
interface ReturnedForm {
  readonly status: number;
  readonly props: ReservationPageProps;
}

/** Reads the form that changes a reservation and does what it says. */
@Injectable()
export class ReservationForms {
  constructor(
    private readonly reservations: ReservationQuery,
    private readonly changing: ChangeReservation,
    private readonly lines: ReservationLines,
    private readonly names: Names,
    private readonly errors: FormErrors,
  ) {}

  /** The page of a reservation as it is now. @throws Problem 404 for one that is not of an own pupil */
  async filled(actor: Actor, id: string, language: Language): Promise<ReservationPageProps> {
    const view = await this.reservations.byId(actor, id);
    const [reservation] = await this.lines.of([view], language);
    if (reservation === undefined) throw new Error('Every reservation has its line');
    const names = await this.names.in(language);
    const values = valuesOf(view);
    return {
      reservation,
      values,
      waits: false,
      version: view.version,
      was: packValues(values),
      errors: [],
      sizes: names.kinds.find((kind) => kind.id === view.kind)?.sizes ?? [],
      grades: names.grades,
      points: names.points,
    };
  }

  /** Changes it; gives the form as it comes back where that was refused. @throws Problem 404 */
  async change(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<ReturnedForm | undefined> {
    const { version, was, ...asked } = fieldsOf(raw, [...changeFields, 'wait', 'version', 'was'] as const);
    const now = await this.filled(actor, id, language);
    const comesBack = (status: number, errors: readonly FieldMessage[]): ReturnedForm => ({
      status,
      props: { ...now, values: asked, waits: asked.wait === 'true', version: Number(version), was, errors },
    });
    const { value, errors } = await this.errors.read(ReservationFormDto, asked, language);
    if (value === undefined) return comesBack(400, errors);
    const { grade, from, to, point: pickupPoint } = value;
    const change = now.reservation.pinned
      ? { from, to, pickupPoint }
      : { size: value.size ?? null, grade, from, to, pickupPoint };
    try {
      await this.changing.execute(actor, id, versionOf(version), { ...change, wait: value.wait === 'true' }, claim);
      return undefined;
    } catch (error) {
      if (!isChangedMeanwhile(error)) {
        return comesBack(
          422,
          this.errors.of(error, language, (path) => (path === 'pickupPoint' ? 'point' : path)),
        );
      }
      const parts = partsOf(language, await this.names.in(language));
      const merged = mergeMeanwhile(language, parts, asked, was, now.values as Fields<ChangeField>);
      return { status: 412, props: { ...now, ...merged } };
    }
  }
}

function valuesOf({ size, leastGrade, from, to, pickupPoint }: ReservationView): Fields<ChangeField> {
  return { size: size ?? '', grade: leastGrade, from, to, point: pickupPoint };
}

function partsOf(language: Language, names: NameBook): FormPart<ChangeField>[] {
  const t = teachingTexts.in(language);
  return [
    { fields: ['size'], label: t('size'), say: ({ size }) => size || t('size.any') },
    { fields: ['grade'], label: t('grade'), say: ({ grade }) => names.grade(grade) },
    { fields: ['from'], label: t('from'), say: ({ from }) => formatDay(language, from) },
    { fields: ['to'], label: t('to'), say: ({ to }) => formatDay(language, to) },
    { fields: ['point'], label: t('pickup-point'), say: ({ point }) => names.point(point) },
  ];
}
