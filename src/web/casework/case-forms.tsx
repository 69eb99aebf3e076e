import type { JSX } from 'preact';
import type { OpenedCase } from '../../subsidies/index.js';
import { Section } from '../components/blocks.js';
import { TextArea, TextField } from '../components/field.js';
import { ActionButton, Form } from '../components/form.js';
import { useTexts } from '../frame.js';
import { caseworkTexts } from './casework.texts.js';

/** What else can be done in a case, as its state lets it. */
export function CaseForms({ opened }: { readonly opened: OpenedCase }): JSX.Element | null {
  const t = useTexts(caseworkTexts);
  const { application, applicant } = opened;
  const { id, state } = application;
  const path = `/casework/cases/${id}`;
  if (state === 'rejected' || state === 'withdrawn' || state === 'revoked') return null;
  const decidable = state === 'submitted' || state === 'information-requested';
  return (
    <Section title={t('more')}>
      {state === 'awaiting-confirmation' && (
        <div class="kb-buttons">
          <ActionButton action={`${path}/confirmation`} label={t('confirm-paper')} variant="primary" />
          {applicant !== undefined && applicant.email !== null && (
            <ActionButton action={`${path}/confirmation-link`} label={t('confirm-link')} />
          )}
        </div>
      )}
      {decidable && (
        <TextForm action={`${path}/information-request`} name="text" label={t('ask.text')} button={t('ask')} id="ask" />
      )}
      {state === 'information-requested' && (
        <TextForm
          action={`${path}/information`}
          name="text"
          label={t('answer.text')}
          button={t('answer')}
          id="answer"
        />
      )}
      {(decidable || state === 'awaiting-confirmation') && (
        <ActionButton action={`${path}/withdrawal`} label={t('withdraw')} tone="danger" />
      )}
      {(state === 'granted' || state === 'expired') && application.renewedBy === null && (
        <ActionButton action={`${path}/renewal`} label={t('renew')} variant="primary" />
      )}
      {application.renewedBy !== null && (
        <a class="ds-link" href={`/casework/cases/${application.renewedBy}`}>
          {t('act.renewed')}
        </a>
      )}
      {state === 'granted' && (
        <Form action={`${path}/revocation`} keyed class="kb-form" label={t('revoke')}>
          <TextField name="from" type="date" label={t('revoke.from')} width="medium" required />
          <TextArea name="reason" label={t('revoke.reason')} maxlength={4_000} />
          <div class="kb-buttons">
            <button class="ds-button" data-variant="secondary" data-color="danger" type="submit">
              {t('revoke')}
            </button>
          </div>
        </Form>
      )}
    </Section>
  );
}

interface TextFormProps {
  readonly action: string;
  readonly name: string;
  readonly label: string;
  readonly button: string;
  readonly id: string;
}

/** One text and a button. Several may stand on a page, so each field has an id of its own. */
function TextForm({ action, name, label, button, id }: TextFormProps): JSX.Element {
  return (
    <Form action={action} keyed class="kb-form" label={button}>
      <div class="ds-field">
        <label class="ds-label" for={`text-${id}`}>
          {label}
        </label>
        <textarea class="ds-input" id={`text-${id}`} name={name} rows={3} maxlength={4_000} required />
      </div>
      <div class="kb-buttons">
        <button class="ds-button" data-variant="secondary" type="submit">
          {button}
        </button>
      </div>
    </Form>
  );
}
