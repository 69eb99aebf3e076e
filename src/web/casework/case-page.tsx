import type { JSX } from 'preact';
import type { OpenedCase } from '../../subsidies/index.js';
import { isUndecided } from '../../subsidies/index.js';
import { Alert } from '../components/alert.js';
import { Facts, PageHead, Section } from '../components/blocks.js';
import { ActionButton } from '../components/form.js';
import { Table } from '../components/table.js';
import { Day, Instant } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { CaseForms } from './case-forms.js';
import type { CasePageProps } from './case-view.js';
import { caseworkTexts } from './casework.texts.js';
import { CoverageTable, DecisionForm, LetterPreview, coverageInWords } from './decision-form.js';
import { Letters } from './letters-section.js';
import { Back, Reads } from './unit-pages.js';

/** A case: what is known, the decision with its letter, and what was done. */
export function CasePage(props: CasePageProps): JSX.Element {
  const { opened, mine, reads, preview } = props;
  const { application } = opened;
  const t = useTexts(caseworkTexts);
  const path = `/casework/cases/${application.id}`;
  const decidable = application.state === 'submitted' || application.state === 'information-requested';
  return (
    <Layout title={t('title')} scripts={['casework.js']}>
      <PageHead
        above={application.caseNumber}
        title={application.borrowerName ?? application.caseNumber}
        intro={t(`state.${application.state}`)}
        actions={
          <>
            <Back />
            {!mine && isUndecided(application.state) && (
              <ActionButton action={`${path}/assignment`} label={t('take')} variant="primary" />
            )}
          </>
        }
      />
      {application.question !== null && (
        <Alert tone="info" title={t('question')}>
          {application.question}
        </Alert>
      )}
      <div class="kb-columns">
        <KnownFacts {...props} />
        {decidable && (preview === null ? <DecisionForm {...props} /> : <LetterPreview {...props} print={preview} />)}
      </div>
      {preview === null && <CoverageTable opened={opened} values={props.values} />}
      <CaseForms opened={opened} />
      <Letters opened={opened} />
      <History opened={opened} />
      <Section title={t('reads')}>
        <Reads reads={reads} caption={t('reads')} />
      </Section>
    </Layout>
  );
}

function KnownFacts({ opened }: CasePageProps): JSX.Element {
  const t = useTexts(caseworkTexts);
  const { language } = useFrame();
  const { application, applicant } = opened;
  const { askedBy, confirmed, decidedBy, decidedAt, validFrom, validTo } = application;
  const email = applicant?.email ?? null;
  return (
    <Section title={t('facts')}>
      <Facts
        facts={[
          [
            t('applicant'),
            applicant === undefined
              ? t('no-applicant')
              : `${applicant.displayName}${email === null ? ` (${t('no-email')})` : ''}`,
          ],
          [
            t('period'),
            <span key="period">
              <Day day={application.from} /> – <Day day={application.to} />
            </span>,
          ],
          application.loan === null && application.reservation === null && [t('what'), t('whole-period')],
          askedBy !== null && [t('asked-by'), askedBy.name],
          application.note !== null && [t('note'), application.note],
          application.grounds !== null && [t('application'), application.grounds],
          confirmed !== null && [t('confirmed'), t(`confirmed.${confirmed.how}`)],
          [t('assignee'), application.assignee?.name ?? t('nobody')],
          decidedBy !== null &&
            decidedAt !== null && [
              t('decided-by'),
              <span key="decided">
                {decidedBy}, <Instant at={new Date(decidedAt)} />
              </span>,
            ],
          application.coverageBasisPoints !== null && [
            t('covers'),
            coverageInWords(language, application.coverageBasisPoints, application.capOre),
          ],
          validFrom !== null &&
            validTo !== null && [
              t('valid'),
              <span key="valid">
                <Day day={validFrom} /> – <Day day={application.revokedFrom ?? validTo} />
              </span>,
            ],
          application.decisionGrounds !== null && [t('grounds'), application.decisionGrounds],
          [t('voucher'), <bdi key="voucher">{application.voucher}</bdi>],
        ]}
      />
    </Section>
  );
}

function History({ opened }: { readonly opened: OpenedCase }): JSX.Element {
  const t = useTexts(caseworkTexts);
  return (
    <Section title={t('history')}>
      <Table
        caption={t('history')}
        rows={opened.entries}
        rowKey={({ at, action }) => `${at} ${action}`}
        columns={[
          { head: t('when'), names: true, cell: ({ at }) => <Instant at={new Date(at)} /> },
          { head: t('what'), cell: ({ action }) => t(`act.${action}`) },
          { head: t('who'), cell: ({ by }) => by?.name ?? t('system') },
          { head: t('detail'), cell: ({ detail }) => detail ?? '' },
        ]}
      />
    </Section>
  );
}
