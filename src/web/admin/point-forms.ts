import { Injectable } from '@nestjs/common';
import type { Actor } from '../../identity/index.js';
import {
  ChangePlaces,
  type LendingPoint,
  LendingPointDto,
  NewLendingPointDto,
  Places,
} from '../../organisation/index.js';
import { Reader } from '../../platform/database/index.js';
import { type IdempotencyClaim, notFound } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { FormErrors } from '../server/form-errors.js';
import { fieldsOf, versionOf } from '../server/form-fields.js';
import { isChangedMeanwhile, mergeMeanwhile, packValues } from '../server/meanwhile.js';
import { changeOf, pointFieldOf, pointFields, pointParts, valuesOf } from './point-form.js';
import type { PointFormProps } from './point-pages.js';

/** A form as it is shown, but for what it lets choose from. */
export type PointForm = Omit<PointFormProps, 'units'>;

/** A form that comes back, with the status of its answer. */
interface ReturnedForm {
  readonly status: number;
  readonly form: PointForm;
}

/** Reads the forms of lending points and does what they say. */
@Injectable()
export class PointForms {
  constructor(
    private readonly places: Places,
    private readonly changePlaces: ChangePlaces,
    private readonly errors: FormErrors,
    private readonly reader: Reader,
  ) {}

  /** Opens a lending point; gives the form as it comes back where that was refused. */
  async open(
    actor: Actor,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<ReturnedForm | undefined> {
    const values = fieldsOf(raw, pointFields);
    const { id, kind, unit } = values;
    const fieldOf = pointFieldOf(values);
    const asked = { id, kind, unit, ...changeOf(values) };
    const { value, errors } = await this.errors.read(NewLendingPointDto, asked, language, fieldOf);
    if (value === undefined) return { status: 400, form: { editing: null, values, errors } };
    try {
      await this.changePlaces.addPoint(actor, value, claim);
      return undefined;
    } catch (error) {
      return { status: 400, form: { editing: null, values, errors: this.errors.of(error, language, fieldOf) } };
    }
  }

  /** The form of a lending point as it is now. @throws Problem 404 */
  async filled(id: string): Promise<PointForm> {
    return filledWith(await this.point(id));
  }

  /** Changes a lending point; gives the form as it comes back where that was refused. @throws Problem 404 */
  async change(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<ReturnedForm | undefined> {
    const { version, was, ...values } = fieldsOf(raw, [...pointFields, 'version', 'was'] as const);
    const now = await this.filled(id);
    const comesBack = { ...now, editing: now.editing && { ...now.editing, was, version: Number(version) }, values };
    const fieldOf = pointFieldOf(values);
    const { value, errors } = await this.errors.read(LendingPointDto, changeOf(values), language, fieldOf);
    if (value === undefined) return { status: 400, form: { ...comesBack, errors } };
    const { name, address = null, phone = null, isil = null, openingHours } = value;
    try {
      const change = { name, address, phone, isil, openingHours: openingHours ?? [] };
      await this.changePlaces.changePoint(actor, id, versionOf(version), change, claim);
      return undefined;
    } catch (error) {
      if (!isChangedMeanwhile(error)) {
        return { status: 400, form: { ...comesBack, errors: this.errors.of(error, language, fieldOf) } };
      }
      // What another server has stored is not known here yet.
      this.places.forget();
      const point = await this.point(id);
      const merged = mergeMeanwhile(language, pointParts(language), values, was, valuesOf(point));
      return { status: 412, form: { ...filledWith(point), ...merged } };
    }
  }

  private async point(id: string): Promise<LendingPoint> {
    const point = await this.places.point(this.reader, id);
    if (point === undefined) throw notFound();
    return point;
  }
}

function filledWith(point: LendingPoint): PointForm {
  const values = valuesOf(point);
  const { id, name, version } = point;
  return { editing: { id, name, version, was: packValues(values) }, values };
}
