import type { JSX } from 'preact';
import { PageHead } from '../components/blocks.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, TextArea, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { caseworkTexts } from './casework.texts.js';

interface NewCasePageProps {
  readonly values: FormValues<'borrower' | 'from' | 'to' | 'grounds'>;
  readonly errors: readonly FieldMessage[];
}

/** The form for an application that came on paper or in a talk. */
export function NewCasePage({ values, errors }: NewCasePageProps): JSX.Element {
  const t = useTexts(caseworkTexts);
  const optional = t('optional');
  return (
    <Layout title={t('title')} width="narrow" scripts={['casework.js']}>
      <PageHead title={t('new')} />
      <ErrorSummary errors={errors} />
      <Form action="/casework/new" keyed class="kb-form">
        <TextField
          name="borrower"
          label={t('borrower')}
          description={t('borrower.about')}
          value={values.borrower}
          errors={errors}
          required
          maxlength={60}
          autofocus
        />
        <TextField
          name="from"
          type="date"
          label={t('valid-from')}
          value={values.from}
          errors={errors}
          optional={optional}
          width="medium"
        />
        <TextField
          name="to"
          type="date"
          label={t('valid-to')}
          value={values.to}
          errors={errors}
          optional={optional}
          width="medium"
        />
        <TextArea name="grounds" label={t('new.grounds')} value={values.grounds} errors={errors} maxlength={2_000} />
        <FormEnd label={t('register')} cancelHref="/casework" cancelLabel={t('cancel')} />
      </Form>
    </Layout>
  );
}
