import type { JSX } from 'preact';
import { Alert } from '../components/alert.js';
import { PageHead, Section } from '../components/blocks.js';
import { ActionButton } from '../components/form.js';
import { Table } from '../components/table.js';
import { Instant } from '../components/values.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { agreementPageTexts } from './agreements.texts.js';
import type { AcceptorView, AgreementsPageProps, WantedView } from './agreements-view.js';

/** What was accepted for a borrower, and how it can be had: by a link, on paper, or at the desk. */
export function AgreementsPage(props: AgreementsPageProps): JSX.Element {
  const { borrower, decidesAlone, wanted, back } = props;
  const t = useTexts(agreementPageTexts);
  const toDesk = back?.startsWith('/desk') === true;
  return (
    <Layout title={t('title')}>
      <PageHead
        above={borrower.displayName}
        title={t('title')}
        actions={
          <a
            class="ds-button"
            data-variant={toDesk ? undefined : 'secondary'}
            href={back ?? `/borrowers/${borrower.id}`}
          >
            {toDesk ? t('back.desk') : back === undefined ? t('back.borrower') : t('back')}
          </a>
        }
      />
      {decidesAlone ? (
        <Alert tone="info">{t('decides-alone')}</Alert>
      ) : (
        wanted.map((one) => <Wanted key={one.type} {...props} one={one} />)
      )}
      <Answers {...props} />
      <Links {...props} />
    </Layout>
  );
}

function Wanted({
  one,
  borrower,
  acceptors,
  back,
  mayWrite,
}: AgreementsPageProps & { readonly one: WantedView }): JSX.Element {
  const t = useTexts(agreementPageTexts);
  const { type, version, accepted, subject } = one;
  const common = { type, ...subject, ...(back !== undefined && { back }) };
  const asked = `/borrowers/${borrower.id}/agreement-links`;
  const registered = `/borrowers/${borrower.id}/agreements`;
  const register = ({ id, displayName }: AcceptorView, method: 'paper' | 'desk'): JSX.Element => (
    <ActionButton
      action={registered}
      label={t(method)}
      about={`${t(`type.${type}`)}, ${displayName}`}
      hidden={{ ...common, version, method, acceptedBy: id }}
    />
  );
  return (
    <Section title={t(`type.${type}`)}>
      <Alert tone={accepted ? 'success' : 'warning'}>{accepted ? t('is-accepted') : t('not-yet')}</Alert>
      {acceptors.length === 0 && <p>{t('no-guardian')}</p>}
      {mayWrite && !accepted && acceptors.length > 0 && (
        <Table
          caption={t(`type.${type}`)}
          rows={acceptors}
          rowKey={({ id }) => id}
          columns={[
            { head: t('guardian'), names: true, cell: ({ displayName }) => <strong>{displayName}</strong> },
            {
              head: t('actions'),
              quiet: true,
              cell: (acceptor) => (
                <div class="kb-buttons">
                  {acceptor.reachable ? (
                    <ActionButton
                      action={asked}
                      label={t('send')}
                      about={`${t(`type.${type}`)}, ${acceptor.displayName}`}
                      variant="primary"
                      icon="EnvelopeClosed"
                      hidden={{ ...common, receiver: acceptor.id }}
                    />
                  ) : (
                    <span class="kb-quiet">{t('no-address')}</span>
                  )}
                  {register(acceptor, 'paper')}
                  {register(acceptor, 'desk')}
                </div>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Answers({ agreements }: AgreementsPageProps): JSX.Element {
  const t = useTexts(agreementPageTexts);
  return (
    <Section title={t('answers.title')}>
      {agreements.length === 0 ? (
        <p class="kb-quiet">{t('answers.none')}</p>
      ) : (
        <Table
          caption={t('answers.title')}
          rows={agreements}
          rowKey={({ id }) => id}
          columns={[
            { head: t('what'), names: true, cell: ({ type }) => <strong>{t(`type.${type}`)}</strong> },
            { head: t('version'), cell: ({ version }) => version },
            { head: t('answer'), cell: ({ outcome }) => t(outcome) },
            { head: t('who'), cell: ({ acceptor }) => acceptor },
            {
              head: t('how'),
              cell: ({ method, registeredBy }) =>
                registeredBy === null ? t(`method.${method}`) : `${t(`method.${method}`)} (${registeredBy})`,
            },
            { head: t('when'), cell: ({ at }) => <Instant at={at} /> },
            {
              head: t('copy'),
              cell: ({ id }) => (
                <a class="ds-link" href={`/api/v1/agreements/${id}/document.pdf`}>
                  {t('copy.pdf')}
                </a>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Links({ borrower, links, back, mayWrite }: AgreementsPageProps): JSX.Element {
  const t = useTexts(agreementPageTexts);
  return (
    <Section title={t('links.title')}>
      {links.length === 0 ? (
        <p class="kb-quiet">{t('links.none')}</p>
      ) : (
        <Table
          caption={t('links.title')}
          rows={links}
          rowKey={({ id }) => id}
          columns={[
            { head: t('what'), names: true, cell: ({ type }) => <strong>{t(`type.${type}`)}</strong> },
            { head: t('who'), cell: ({ receiver }) => receiver },
            {
              head: t('state'),
              cell: ({ state, failed }) => (state === 'open' && failed ? t('link.failed') : t(`link.${state}`)),
            },
            { head: t('when'), cell: ({ sentAt }) => <Instant at={sentAt} /> },
            { head: t('expires'), cell: ({ expiresAt }) => <Instant at={expiresAt} /> },
            {
              head: t('actions'),
              quiet: true,
              cell: ({ id, state, receiver }) =>
                mayWrite &&
                state === 'open' && (
                  <ActionButton
                    action={`/borrowers/${borrower.id}/agreement-links/${id}/revocation`}
                    label={t('revoke')}
                    about={receiver}
                    hidden={back === undefined ? {} : { back }}
                  />
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
