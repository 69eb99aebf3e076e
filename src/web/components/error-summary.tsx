import type { JSX } from 'preact';
import { useTexts } from '../frame.js';
import { commonTexts } from './common.texts.js';
import { type FieldMessage, fieldId } from './field.js';

interface ErrorSummaryProps {
  readonly errors: readonly FieldMessage[] | undefined;
  /** What fields are called whose messages do not say which they are of. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** All that is wrong with a form, each a link to its field if it is of one. It takes the focus, so that it is read first. */
export function ErrorSummary({ errors, labels = {} }: ErrorSummaryProps): JSX.Element | null {
  const t = useTexts(commonTexts);
  const inFull = ({ field, message }: FieldMessage): string => {
    const label = labels[field];
    return label === undefined || message.startsWith(label) ? message : `${label}: ${message}`;
  };
  if (errors === undefined || errors.length === 0) return null;
  return (
    <div class="ds-error-summary" tabindex={-1} data-focus role="group" aria-labelledby="error-summary">
      <h2 class="ds-heading" data-size="2xs" id="error-summary">
        {t('errors.title')}
      </h2>
      <ul class="ds-list">
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            {error.field === 'form' ? (
              error.message
            ) : (
              <a class="ds-link" href={`#${fieldId(error.field)}`}>
                {inFull(error)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
