import { Injectable } from '@nestjs/common';
import { type Actor, type ListedUser, ManageUsers, Users, roles } from '../../identity/index.js';
import { type FieldError, type IdempotencyClaim, badInput } from '../../platform/http/index.js';
import type { Language } from '../../platform/i18n/index.js';
import { layoutTexts } from '../layout/layout.texts.js';
import { FormErrors } from '../server/form-errors.js';
import { type Fields, fieldsOf, versionOf } from '../server/form-fields.js';
import { type FormPart, isChangedMeanwhile, mergeMeanwhile, packValues } from '../server/meanwhile.js';
import { type NameBook, Names } from '../server/names.js';
import { ChangedUserFormDto, NewUserFormDto } from './admin.dto.js';
import { adminTexts } from './admin.texts.js';
import { type UserField, type UserFormProps, languageNames } from './user-pages.js';

/** A form as it is shown, but for what it lets choose from. */
export type UserForm = Pick<UserFormProps, 'editing' | 'values' | 'errors'>;

/** A form that comes back, with the status of its answer. */
interface ReturnedForm {
  readonly status: number;
  readonly form: UserForm;
}

const fields = ['displayName', 'role', 'unit', 'lendingPoint', 'language', 'active', 'password'] as const;

/** Reads the forms of accounts and does what they say. A password is never shown again. */
@Injectable()
export class UserForms {
  constructor(
    private readonly users: Users,
    private readonly manage: ManageUsers,
    private readonly names: Names,
    private readonly errors: FormErrors,
  ) {}

  /** Opens an account; gives the form as it comes back where that was refused. */
  async open(
    actor: Actor,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<ReturnedForm | undefined> {
    const { active: _active, ...asked } = fieldsOf(raw, [...fields, 'username'] as const);
    const { password: _password, ...values } = asked;
    const { value, errors } = await this.errors.read(NewUserFormDto, asked, language);
    if (value === undefined) return { status: 400, form: { editing: null, values, errors } };
    try {
      const { username, password } = value;
      await this.manage.open(actor, { ...(await this.accountOf(value, language)), username, password }, claim);
      return undefined;
    } catch (error) {
      return { status: 400, form: { editing: null, values, errors: this.errors.of(error, language) } };
    }
  }

  /** The form of an account as it is now. @throws Problem 404 */
  async filled(id: string): Promise<UserForm> {
    return filledWith(await this.users.byId(id));
  }

  /** Changes an account; gives the form as it comes back where that was refused. @throws Problem 404 */
  async change(
    actor: Actor,
    id: string,
    raw: object,
    claim: IdempotencyClaim | undefined,
    language: Language,
  ): Promise<ReturnedForm | undefined> {
    const { version, was, ...asked } = fieldsOf(raw, [...fields, 'version', 'was'] as const);
    const { password: _password, ...values } = asked;
    const now = await this.filled(id);
    const comesBack = { ...now, editing: now.editing && { ...now.editing, was, version: Number(version) }, values };
    const { value, errors } = await this.errors.read(ChangedUserFormDto, asked, language);
    if (value === undefined) return { status: 400, form: { ...comesBack, errors } };
    try {
      const account = await this.accountOf(value, language);
      const change = { ...account, active: value.active === 'true', password: value.password ?? null };
      await this.manage.change(actor, id, versionOf(version), change, claim);
      return undefined;
    } catch (error) {
      if (!isChangedMeanwhile(error)) {
        return { status: 400, form: { ...comesBack, errors: this.errors.of(error, language) } };
      }
      const user = await this.users.byId(id);
      const parts = userParts(language, await this.names.in(language));
      const merged = mergeMeanwhile(language, parts, values, was, valuesOf(user));
      return { status: 412, form: { ...filledWith(user), ...merged } };
    }
  }

  /** @throws Problem 400 for a unit or lending point that there is not, or that do not belong together */
  private async accountOf(
    form: NewUserFormDto | ChangedUserFormDto,
    language: Language,
  ): Promise<Pick<ListedUser, 'displayName' | 'role' | 'unitId' | 'lendingPointId' | 'language'>> {
    const { units, points } = await this.names.in(language);
    const { displayName, role, unit, lendingPoint = null } = form;
    const errors: FieldError[] = [];
    if (!units.some(({ id }) => id === unit)) errors.push({ field: 'unit', code: 'unknown-place' });
    const point = points.find(({ id }) => id === lendingPoint);
    if (lendingPoint !== null && point?.unit !== unit) {
      const code = point === undefined ? 'unknown-place' : 'point-of-another-unit';
      errors.push({ field: 'lendingPoint', code });
    }
    if (errors.length > 0) throw badInput(errors);
    return { displayName, role, unitId: unit, lendingPointId: lendingPoint, language: form.language };
  }
}

type EditedField = Exclude<UserField, 'username'>;

function filledWith(user: ListedUser): UserForm {
  const values = valuesOf(user);
  const { id, displayName, version } = user;
  return { editing: { id, displayName, version, was: packValues(values) }, values };
}

function valuesOf({ displayName, role, unitId, lendingPointId, language, active }: ListedUser): Fields<EditedField> {
  return {
    ...{ displayName, role, language },
    unit: unitId,
    lendingPoint: lendingPointId ?? '',
    active: active ? 'true' : '',
  };
}

function userParts(language: Language, names: NameBook): FormPart<EditedField>[] {
  const t = adminTexts.in(language);
  const role = (id: string): string => {
    const known = roles.find((one) => one === id);
    return known === undefined ? id : layoutTexts(language, `role.${known}`);
  };
  return [
    { fields: ['displayName'], label: t('user.name'), say: (values) => values.displayName },
    { fields: ['role'], label: t('user.role'), say: (values) => role(values.role) },
    { fields: ['unit'], label: t('user.unit'), say: (values) => names.unit(values.unit) },
    { fields: ['lendingPoint'], label: t('user.point'), say: (values) => names.point(values.lendingPoint) },
    {
      fields: ['language'],
      label: t('user.language'),
      say: (values) => Object.entries(languageNames).find(([code]) => code === values.language)?.[1] ?? '',
    },
    {
      fields: ['active'],
      label: t('user.status'),
      say: ({ active }) => t(active === 'true' ? 'user.active' : 'user.inactive'),
    },
  ];
}
