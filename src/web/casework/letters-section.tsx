import type { JSX } from 'preact';
import { type LetterAnswer, type OpenedCase, deliveryWays } from '../../subsidies/index.js';
import { Alert } from '../components/alert.js';
import { Section } from '../components/blocks.js';
import { ActionButton } from '../components/form.js';
import { Table } from '../components/table.js';
import { Day, Instant } from '../components/values.js';
import { useTexts } from '../frame.js';
import { caseworkTexts } from './casework.texts.js';

/** The letters of a case, how each was delivered, and how it can be. */
export function Letters({ opened }: { readonly opened: OpenedCase }): JSX.Element {
  const t = useTexts(caseworkTexts);
  const { application, code, applicant } = opened;
  const path = `/casework/cases/${application.id}/letters`;
  const ways = deliveryWays.filter((way) => way !== 'e-mail' || (applicant?.email ?? null) !== null);
  return (
    <Section title={t('letters')}>
      {code !== null && <Alert tone="info">{t('code', { code })}</Alert>}
      {application.letters.length === 0 ? (
        <p class="kb-quiet">{t('letters.none')}</p>
      ) : (
        <Table<LetterAnswer>
          caption={t('letters')}
          rows={application.letters}
          rowKey={({ id }) => id}
          columns={[
            { head: t('what'), names: true, cell: ({ kind }) => <strong>{t(`letter.${kind}`)}</strong> },
            { head: t('written'), cell: ({ writtenAt }) => <Instant at={new Date(writtenAt)} /> },
            { head: t('delivery'), cell: (letter) => <Delivered letter={letter} /> },
            {
              head: t('pdf'),
              cell: ({ id }) => (
                <a class="ds-link" href={`${path}/${id}/letter.pdf`}>
                  {t('pdf')}
                </a>
              ),
            },
            {
              head: t('actions'),
              quiet: true,
              cell: ({ id, kind, reachedOn }) =>
                reachedOn === null && (
                  <div class="kb-buttons">
                    {ways.map((way) => (
                      <ActionButton
                        key={way}
                        action={`${path}/${id}/delivery`}
                        label={t(`way.${way}`)}
                        about={t(`letter.${kind}`)}
                        hidden={{ way }}
                      />
                    ))}
                  </div>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Delivered({ letter }: { readonly letter: LetterAnswer }): JSX.Element {
  const t = useTexts(caseworkTexts);
  const { deliveredBy, sentOn, reachedOn } = letter;
  const way = deliveryWays.find((one) => one === deliveredBy);
  if (way === undefined || sentOn === null) return <>{t('delivery.none')}</>;
  return (
    <>
      {t(`way.${way}`)}, <Day day={sentOn} />
      {reachedOn !== null && (
        <>
          {' '}
          ({t('reached')}: <Day day={reachedOn} />)
        </>
      )}
    </>
  );
}
