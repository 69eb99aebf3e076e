import type { JSX } from 'preact';
import type { Unit } from '../../organisation/index.js';
import { PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { Table } from '../components/table.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { adminTexts } from './admin.texts.js';

interface UnitListProps {
  readonly units: readonly Unit[];
  readonly mayEdit: boolean;
}

/** All units and how they are reached. */
export function UnitListPage({ units, mayEdit }: UnitListProps): JSX.Element {
  const t = useTexts(adminTexts);
  return (
    <Layout title={t('units')}>
      <PageHead above={<a href="/admin">{t('title')}</a>} title={t('units')} />
      <Table
        caption={t('units')}
        rows={units}
        rowKey={({ id }) => id}
        columns={[
          {
            head: t('unit.name'),
            names: true,
            cell: ({ id, name }) =>
              mayEdit ? (
                <a class="ds-link" href={`/admin/units/${id}`}>
                  {name}
                </a>
              ) : (
                name
              ),
          },
          { head: t('unit.phone'), cell: ({ phone }) => phone ?? '–' },
          { head: t('unit.email'), cell: ({ email }) => email ?? '–' },
        ]}
      />
    </Layout>
  );
}

/** The fields of a unit's form. */
export type UnitField = 'name' | 'phone' | 'email';

/** What the form of a unit shows. */
export interface UnitFormProps {
  readonly editing: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    /** The values that the form was made from, packed. */
    readonly was: string;
  };
  readonly values: FormValues<UnitField>;
  readonly errors?: readonly FieldMessage[];
}

/** The form of a unit. */
export function UnitFormPage({ editing, values, errors }: UnitFormProps): JSX.Element {
  const t = useTexts(adminTexts);
  const common = useTexts(commonTexts);
  const title = t('unit.edit', { name: editing.name });
  const optional = common('optional');
  return (
    <Layout title={title} width="narrow">
      <PageHead above={<a href="/admin/units">{t('units')}</a>} title={title} />
      <ErrorSummary errors={errors} labels={{ name: t('unit.name') }} />
      <Form action={`/admin/units/${editing.id}`} class="kb-form" keyed>
        <input type="hidden" name="version" value={editing.version} />
        <input type="hidden" name="was" value={editing.was} />
        <TextField name="name" label={t('unit.name')} value={values.name} errors={errors} required />
        <TextField
          name="phone"
          type="tel"
          label={t('unit.phone')}
          description={t('unit.phone.about')}
          value={values.phone}
          errors={errors}
          optional={optional}
        />
        <TextField
          name="email"
          type="email"
          label={t('unit.email')}
          value={values.email}
          errors={errors}
          optional={optional}
        />
        <FormEnd label={common('save')} cancelHref="/admin/units" cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}
