import type { JSX } from 'preact';
import { Alert } from '../components/alert.js';
import { Tick } from '../components/field.js';
import { useFrame, useTexts } from '../frame.js';
import { deskTexts } from './desk.texts.js';
import type { HandOverOffer, RefusalView } from './desk-view.js';

/** Whether a reason is about the day that stands in the form itself. */
function isOfDueDay({ code }: RefusalView): boolean {
  return code.startsWith('due-date-');
}

/** What can be done about reasons: nothing, choose another day, or set them aside. */
export function wayAround({ refusals, mayOverride, shorterDueOn }: HandOverOffer): 'none' | 'day' | 'override' {
  const isOfDay = (refusal: RefusalView): boolean =>
    isOfDueDay(refusal) || (refusal.code === 'instrument-reserved' && shorterDueOn !== null);
  const others = refusals.filter((refusal) => !isOfDay(refusal));
  const overridable = mayOverride && refusals.some((refusal) => refusal.overridable);
  if (others.some((refusal) => !(refusal.overridable && mayOverride))) return 'none';
  return overridable ? 'override' : 'day';
}

/** Every reason at once, each with what can be done about it. */
export function Refusals({ refusals }: Pick<HandOverOffer, 'refusals'>): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  return (
    <Alert tone="danger" title={deskTexts.count(language, 'refused', refusals.length)}>
      <ul class="kb-reasons">
        {refusals.map(({ code, detail, remedyHref }) => (
          <li key={code}>
            <strong>{detail}</strong>
            {remedyHref !== undefined && (
              <a class="ds-link" href={remedyHref}>
                {t('refusal.agreements')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

interface OverrideProps extends Pick<HandOverOffer, 'refusals' | 'errors'> {
  readonly chosen?: { readonly overrides: readonly string[]; readonly comment: string } | undefined;
}

/** Setting reasons aside: which, and why. */
export function Override({ refusals, chosen, errors = [] }: OverrideProps): JSX.Element {
  const t = useTexts(deskTexts);
  const wrong = errors.filter(({ field }) => field === 'overrideComment');
  const overridable = refusals.filter((refusal) => refusal.overridable);
  return (
    <fieldset class="kb-override">
      <legend class="ds-label">{t('override.title')}</legend>
      <p class="kb-quiet">{t('override.about')}</p>
      {overridable.map(({ code, detail }) => (
        <Tick
          key={code}
          name="overrides"
          value={code}
          label={detail}
          checked={chosen?.overrides.includes(code) ?? false}
        />
      ))}
      <div class="ds-field">
        <label class="ds-label" for="field-overrideComment">
          {t('override.comment')}
        </label>
        <input
          class="ds-input"
          id="field-overrideComment"
          name="overrideComment"
          maxlength={500}
          value={chosen?.comment ?? ''}
          autocomplete="off"
          aria-invalid={wrong.length > 0 ? 'true' : undefined}
          aria-describedby={wrong.length > 0 ? 'override-error' : undefined}
        />
        {wrong.length > 0 && (
          <div id="override-error">
            {wrong.map(({ message }) => (
              <p key={message} class="ds-validation-message" data-field="validation">
                {message}
              </p>
            ))}
          </div>
        )}
      </div>
    </fieldset>
  );
}
