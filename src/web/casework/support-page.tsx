import type { JSX } from 'preact';
import { Alert } from '../components/alert.js';
import { Facts, PageHead } from '../components/blocks.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FieldMessage, type FormValues, TextArea, TextField } from '../components/field.js';
import { Form, FormEnd } from '../components/form.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { caseworkTexts } from './casework.texts.js';
import { supportTexts } from './support.texts.js';

interface SupportPageProps {
  readonly borrower: { readonly id: string; readonly displayName: string };
  readonly values: FormValues<'from' | 'to' | 'note'>;
  readonly errors: readonly FieldMessage[];
  /** Whether there are applications at all. */
  readonly open: boolean;
}

/** The form on which support is asked for. */
export function SupportPage({ borrower, values, errors, open }: SupportPageProps): JSX.Element {
  const t = useTexts(supportTexts);
  const off = useTexts(caseworkTexts)('off');
  const optional = t('optional');
  const back = `/borrowers/${borrower.id}`;
  return (
    <Layout title={t('title')} width="narrow">
      <PageHead above={borrower.displayName} title={t('title')} intro={t('intro')} />
      {open ? (
        <>
          <ErrorSummary errors={errors} />
          <Facts facts={[[t('about'), t('about.period')]]} />
          <Form action="/support" keyed class="kb-form">
            <input type="hidden" name="borrower" value={borrower.id} />
            <TextField
              name="from"
              type="date"
              label={t('from')}
              value={values.from}
              errors={errors}
              optional={optional}
              width="medium"
            />
            <TextField
              name="to"
              type="date"
              label={t('to')}
              value={values.to}
              errors={errors}
              optional={optional}
              width="medium"
            />
            <TextArea
              name="note"
              label={t('note')}
              description={t('note.about')}
              value={values.note}
              errors={errors}
              optional={optional}
              maxlength={1_000}
            />
            <FormEnd label={t('send')} cancelHref={back} cancelLabel={t('cancel')} />
          </Form>
        </>
      ) : (
        <Alert tone="warning">{off}</Alert>
      )}
    </Layout>
  );
}

/** That the wish is sent, and nothing more. */
export function SupportSentPage({
  receipt,
  borrower,
}: {
  readonly receipt: string;
  readonly borrower: string;
}): JSX.Element {
  const t = useTexts(supportTexts);
  return (
    <Layout title={t('sent')} width="narrow">
      <PageHead title={t('sent')} />
      <Alert tone="success">{t('sent.about', { receipt })}</Alert>
      <a class="ds-button" data-variant="secondary" href={`/borrowers/${borrower}`}>
        {t('back')}
      </a>
    </Layout>
  );
}
