import type { JSX } from 'preact';
import { PageHead } from '../components/blocks.js';
import { TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { caseworkTexts } from './casework.texts.js';

/** Asks why somebody opens a case that is somebody else's. */
export function ReasonPage({ id }: { readonly id: string }): JSX.Element {
  const t = useTexts(caseworkTexts);
  return (
    <Layout title={t('title')} width="narrow" scripts={['casework.js']}>
      <PageHead title={t('reason.title')} intro={t('reason.intro')} />
      <Form action={`/casework/cases/${id}/opening`} class="kb-form">
        <TextField name="reason" label={t('reason')} required maxlength={300} autofocus />
        <FormEnd label={t('open')} cancelHref="/casework" cancelLabel={t('cancel')} />
      </Form>
    </Layout>
  );
}
