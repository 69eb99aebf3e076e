import type { JSX } from 'preact';
import { Alert } from '../components/alert.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { ActionButton } from '../components/form.js';
import { Instant } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { calendarTexts } from './calendar.texts.js';

/** A calendar that the reader may have. */
export interface CalendarLine {
  /** As the forms name it. */
  readonly subject: string;
  /** Name of the lending point; null for own pupils. */
  readonly point: string | null;
  readonly since: Date | null;
}

/** What the page of calendars shows. */
export interface CalendarPageProps {
  readonly calendars: readonly CalendarLine[];
  /** What was made just now: its address, which is null where it has been shown before. */
  readonly made?: { readonly address: string | null } | undefined;
}

/** The reader's calendars: makes their addresses, and revokes them. */
export function CalendarPage({ calendars, made }: CalendarPageProps): JSX.Element {
  const t = useTexts(calendarTexts);
  return (
    <Layout title={t('title')} width="narrow">
      <PageHead title={t('title')} intro={t('intro')} />
      {made !== undefined && <Made address={made.address} />}
      {calendars.length === 0 ? (
        <EmptyState icon="Calendar" title={t('none-offered')}>
          {t('none-offered.text')}
        </EmptyState>
      ) : (
        calendars.map((calendar) => <CalendarCard key={calendar.subject} calendar={calendar} />)
      )}
    </Layout>
  );
}

function Made({ address }: { readonly address: string | null }): JSX.Element {
  const t = useTexts(calendarTexts);
  if (address === null) return <Alert tone="info">{t('made.before')}</Alert>;
  return (
    <Alert tone="success" title={t('made')}>
      <div class="kb-stack">
        <p class="ds-paragraph">{t('made.about')}</p>
        <div class="ds-field">
          <label class="ds-label" for="calendar-address">
            {t('made.address')}
          </label>
          <input
            class="ds-input kb-width-full"
            id="calendar-address"
            type="text"
            readonly
            value={address}
            spellcheck={false}
          />
        </div>
      </div>
    </Alert>
  );
}

function CalendarCard({ calendar: { subject, point, since } }: { readonly calendar: CalendarLine }): JSX.Element {
  const t = useTexts(calendarTexts);
  const name = point ?? t('pupils');
  const [before = '', after = ''] = t('since', { at: '|' }).split('|');
  return (
    <Section title={name}>
      <p>
        {since === null ? (
          t('none')
        ) : (
          <>
            {before}
            <Instant at={since} />
            {after} {t('renew.about')}
          </>
        )}
      </p>
      <div class="kb-buttons">
        <ActionButton
          action="/calendar"
          label={since === null ? t('make') : t('renew')}
          about={name}
          icon="Calendar"
          variant={since === null ? 'primary' : 'secondary'}
          hidden={{ subject }}
        />
        {since !== null && (
          <ActionButton
            action="/calendar/revoke"
            label={t('revoke')}
            about={name}
            icon="XMark"
            variant="tertiary"
            tone="danger"
            hidden={{ subject }}
          />
        )}
      </div>
    </Section>
  );
}
