import type { JSX } from 'preact';
import { PageHead } from '../components/blocks.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { accessTexts } from './access.texts.js';

/** What the set-up page shows. */
export interface SetUpPageProps {
  /** The one-time token out of the link in the log. */
  readonly token: string;
  readonly values?: FormValues<'municipality' | 'municipalityNumber' | 'displayName' | 'username'>;
  readonly errors?: readonly FieldMessage[];
  readonly leastPasswordLength: number;
}

/** The first page of an empty register: the municipality and its first administrator. */
export function SetUpPage({ token, values = {}, errors, leastPasswordLength }: SetUpPageProps): JSX.Element {
  const t = useTexts(accessTexts);
  return (
    <Layout title={t('set-up.title')} width="narrow">
      <PageHead title={t('set-up.title')} intro={t('set-up.intro')} />
      <ErrorSummary errors={errors} />
      <Form action="/set-up" class="kb-form">
        <input type="hidden" name="token" value={token} />
        <TextField
          name="municipality"
          label={t('set-up.municipality')}
          value={values.municipality}
          errors={errors}
          required
        />
        <TextField
          name="municipalityNumber"
          label={t('set-up.number')}
          value={values.municipalityNumber}
          errors={errors}
          inputmode="numeric"
          maxlength={4}
          width="short"
          required
        />
        <TextField
          name="displayName"
          label={t('set-up.display-name')}
          value={values.displayName}
          errors={errors}
          autocomplete="name"
          required
        />
        <TextField
          name="username"
          label={t('username')}
          description={t('set-up.username.about')}
          value={values.username}
          errors={errors}
          autocomplete="username"
          spellcheck={false}
          width="medium"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          description={t('set-up.password.about', { least: leastPasswordLength })}
          errors={errors}
          autocomplete="new-password"
          width="medium"
          required
        />
        <FormEnd label={t('set-up.do')} />
      </Form>
    </Layout>
  );
}
