import type { JSX } from 'preact';
import { roles, type Role } from '../../identity/index.js';
import { languages } from '../../platform/i18n/index.js';
import { EmptyState, PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, Select, TextField, Tick } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { Table } from '../components/table.js';
import { Tag } from '../components/tags.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { layoutTexts } from '../layout/layout.texts.js';
import { choicesOf, type Named } from '../view-models.js';
import { adminTexts } from './admin.texts.js';

/** A user in the list. */
export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly place: string;
  readonly active: boolean;
}

/** Everybody who can log in. */
export function UserListPage({ users }: { readonly users: readonly UserRow[] }): JSX.Element {
  const t = useTexts(adminTexts);
  const words = useTexts(layoutTexts);
  return (
    <Layout title={t('users')}>
      <PageHead
        above={<a href="/admin">{t('title')}</a>}
        title={t('users')}
        actions={
          <a class="ds-button" href="/admin/users/new">
            <Icon name="Plus" />
            {t('user.new')}
          </a>
        }
      />
      {users.length === 0 ? (
        <EmptyState icon="PersonGroup" title={t('user.empty')} />
      ) : (
        <Table
          caption={t('users')}
          rows={users}
          rowKey={({ id }) => id}
          columns={[
            {
              head: t('user.name'),
              names: true,
              cell: ({ id, displayName }) => (
                <a class="ds-link" href={`/admin/users/${id}`}>
                  {displayName}
                </a>
              ),
            },
            { head: t('user.username'), cell: ({ username }) => <bdi>{username}</bdi> },
            { head: t('user.role'), cell: ({ role }) => words(`role.${role}`) },
            { head: t('user.place'), cell: ({ place }) => place },
            {
              head: t('user.status'),
              cell: ({ active }) =>
                active ? <Tag tone="success">{t('user.active')}</Tag> : <Tag tone="neutral">{t('user.inactive')}</Tag>,
            },
          ]}
        />
      )}
    </Layout>
  );
}

/** The fields of a user's form that come back. */
export type UserField = 'username' | 'displayName' | 'role' | 'unit' | 'lendingPoint' | 'language' | 'active';

/** What the form of a user shows. */
export interface UserFormProps {
  /** Null for a new one. */
  readonly editing: {
    readonly id: string;
    readonly displayName: string;
    readonly version: number;
    /** The values that the form was made from, packed. */
    readonly was: string;
  } | null;
  readonly values: FormValues<UserField>;
  readonly errors?: readonly FieldMessage[];
  readonly units: readonly Named[];
  readonly points: readonly Named[];
  readonly leastPasswordLength: number;
}

/** The languages of the pages, each in itself. */
export const languageNames = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as const;

/** The form of a new or changed user. */
export function UserFormPage(props: UserFormProps): JSX.Element {
  const { editing, values, errors, units, points, leastPasswordLength } = props;
  const t = useTexts(adminTexts);
  const common = useTexts(commonTexts);
  const words = useTexts(layoutTexts);
  const title = editing === null ? t('user.new') : t('user.edit', { name: editing.displayName });
  return (
    <Layout title={title} width="narrow">
      <PageHead above={<a href="/admin/users">{t('users')}</a>} title={title} />
      <ErrorSummary
        errors={errors}
        labels={{
          displayName: t('user.name'),
          username: t('user.username'),
          role: t('user.role'),
          unit: t('user.unit'),
          password: t('user.password'),
        }}
      />
      <Form action={editing === null ? '/admin/users' : `/admin/users/${editing.id}`} class="kb-form" keyed>
        {editing !== null && (
          <>
            <input type="hidden" name="version" value={editing.version} />
            <input type="hidden" name="was" value={editing.was} />
          </>
        )}
        <TextField name="displayName" label={t('user.name')} value={values.displayName} errors={errors} required />
        {editing === null && (
          <TextField
            name="username"
            label={t('user.username')}
            value={values.username}
            errors={errors}
            spellcheck={false}
            width="medium"
            required
          />
        )}
        <Select
          name="role"
          label={t('user.role')}
          value={values.role}
          choices={roles.map((role) => ({ value: role, label: words(`role.${role}`) }))}
          empty={common('choose')}
          errors={errors}
          width="medium"
          required
        />
        <div class="kb-form__row">
          <Select
            name="unit"
            label={t('user.unit')}
            value={values.unit}
            choices={choicesOf(units)}
            empty={common('choose')}
            errors={errors}
            required
          />
          <Select
            name="lendingPoint"
            label={t('user.point')}
            value={values.lendingPoint}
            choices={choicesOf(points)}
            empty={t('user.point.none')}
            errors={errors}
          />
        </div>
        <Select
          name="language"
          label={t('user.language')}
          value={values.language ?? 'nb'}
          choices={languages.map((language) => ({ value: language, label: languageNames[language] }))}
          errors={errors}
          width="medium"
        />
        <TextField
          name="password"
          type="password"
          label={editing === null ? t('user.password') : t('user.password.new')}
          description={
            editing === null
              ? t('user.password.about', { least: leastPasswordLength })
              : t('user.password.keep', { least: leastPasswordLength })
          }
          errors={errors}
          autocomplete="new-password"
          width="medium"
          required={editing === null}
        />
        {editing !== null && (
          <Tick
            name="active"
            value="true"
            label={t('user.active')}
            description={t('user.active.about')}
            checked={values.active === 'true'}
          />
        )}
        <FormEnd label={common('save')} cancelHref="/admin/users" cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}
