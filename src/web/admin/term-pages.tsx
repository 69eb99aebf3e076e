import type { JSX } from 'preact';
import type { MunicipalTerm } from '../../organisation/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { Table } from '../components/table.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { adminTexts } from './admin.texts.js';

/** The terms of one school year. */
export interface TermYear {
  readonly schoolYear: string;
  readonly terms: readonly MunicipalTerm[];
}

interface TermListProps {
  readonly years: readonly TermYear[];
  readonly mayEdit: boolean;
}

/** All terms, school year by school year. */
export function TermListPage({ years, mayEdit }: TermListProps): JSX.Element {
  const t = useTexts(adminTexts);
  const { language } = useFrame();
  return (
    <Layout title={t('terms')}>
      <PageHead above={<a href="/admin">{t('title')}</a>} title={t('terms')} intro={t('terms.intro')} />
      {years.length === 0 && <EmptyState icon="Calendar" title={t('terms.empty')} />}
      {years.map(({ schoolYear, terms }) => (
        <Section key={schoolYear} title={t('term.year', { year: schoolYear })}>
          <Table
            caption={t('term.year', { year: schoolYear })}
            rows={terms}
            rowKey={({ id }) => id}
            columns={[
              {
                head: t('term.name'),
                names: true,
                cell: ({ id, name }) =>
                  mayEdit ? (
                    <a class="ds-link" href={`/admin/terms/${id}`}>
                      {name}
                    </a>
                  ) : (
                    name
                  ),
              },
              { head: t('term.first'), cell: ({ firstDay }) => formatDay(language, firstDay) },
              { head: t('term.last'), cell: ({ lastDay }) => formatDay(language, lastDay) },
            ]}
          />
        </Section>
      ))}
    </Layout>
  );
}

/** The fields of a term's form. */
export type TermField = 'name' | 'firstDay' | 'lastDay';

/** What the form of a term shows. */
export interface TermFormProps {
  readonly editing: {
    readonly id: string;
    readonly name: string;
    readonly schoolYear: string;
    readonly version: number;
    /** The values that the form was made from, packed. */
    readonly was: string;
  };
  readonly values: FormValues<TermField>;
  readonly errors?: readonly FieldMessage[];
}

/** The form of a term. */
export function TermFormPage({ editing, values, errors }: TermFormProps): JSX.Element {
  const t = useTexts(adminTexts);
  const common = useTexts(commonTexts);
  const title = t('term.edit', { name: editing.name });
  return (
    <Layout title={title} width="narrow">
      <PageHead above={<a href="/admin/terms">{t('terms')}</a>} title={title} intro={t('term.about')} />
      <ErrorSummary
        errors={errors}
        labels={{ name: t('term.name'), firstDay: t('term.first'), lastDay: t('term.last') }}
      />
      <Form action={`/admin/terms/${editing.id}`} class="kb-form" keyed>
        <input type="hidden" name="version" value={editing.version} />
        <input type="hidden" name="was" value={editing.was} />
        <p class="kb-quiet">{t('term.year', { year: editing.schoolYear })}</p>
        <TextField name="name" label={t('term.name')} value={values.name} errors={errors} required />
        <div class="kb-form__row">
          <TextField
            name="firstDay"
            type="date"
            label={t('term.first')}
            value={values.firstDay}
            errors={errors}
            required
          />
          <TextField
            name="lastDay"
            type="date"
            label={t('term.last')}
            value={values.lastDay}
            errors={errors}
            required
          />
        </div>
        <FormEnd label={common('save')} cancelHref="/admin/terms" cancelLabel={common('cancel')} />
      </Form>
    </Layout>
  );
}
