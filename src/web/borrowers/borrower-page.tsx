import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { EmptyState, Facts, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { Icon } from '../components/icon.js';
import { Table } from '../components/table.js';
import { Day } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { LoanTable } from '../loans/loan-table.js';
import { borrowerTexts } from './borrowers.texts.js';
import type { BorrowerPageProps } from './borrowers-view.js';

type Borrower = BorrowerPageProps['borrower'];
type Shown = Pick<BorrowerPageProps, 'borrower' | 'showsContact'>;

/** One borrower: who it is, what is out, and what the borrower has a right to. */
export function BorrowerPage({ borrower, showsContact, loans, may }: BorrowerPageProps): JSX.Element {
  const t = useTexts(borrowerTexts);
  const common = useTexts(commonTexts);
  return (
    <Layout title={borrower.displayName}>
      <PageHead
        above={borrower.type === 'ensemble' ? t('type.ensemble') : undefined}
        title={borrower.displayName}
        actions={
          <>
            {may.edit && (
              <a class="ds-button" data-variant="secondary" href={`/borrowers/${borrower.id}/edit`}>
                <Icon name="Pencil" />
                {common('edit')}
              </a>
            )}
            {may.agreements && (
              <a class="ds-button" data-variant="secondary" href={`/borrowers/${borrower.id}/agreements`}>
                <Icon name="ClipboardCheckmark" />
                {t('page.agreements')}
              </a>
            )}
            {may.support && (
              <a class="ds-button" data-variant="secondary" href={withQuery('/support', { borrower: borrower.id })}>
                <Icon name="Person" />
                {t('page.support')}
              </a>
            )}
            {may.desk && (
              <a class="ds-button" href={withQuery('/desk', { borrower: borrower.id })}>
                <Icon name="HandShakeHeart" />
                {t('page.desk')}
              </a>
            )}
          </>
        }
      />
      <Blocks borrower={borrower} />
      {loans !== null && (
        <Section title={t('page.loans')}>
          {loans.length === 0 ? (
            <EmptyState icon="Tag" title={t('page.loans.none')} />
          ) : (
            <LoanTable
              caption={t('page.loans')}
              loans={loans}
              without={['borrower']}
              returnTo={`/borrowers/${borrower.id}`}
            />
          )}
        </Section>
      )}
      <div class="kb-columns">
        <About borrower={borrower} showsContact={showsContact} mayName={may.fullName} />
        {borrower.guardians.length > 0 && <Guardians borrower={borrower} showsContact={showsContact} />}
      </div>
      {borrower.type === 'person' && <Enrolments borrower={borrower} mayEnrol={may.enrol} />}
    </Layout>
  );
}

function Blocks({ borrower }: { readonly borrower: Borrower }): JSX.Element | null {
  const t = useTexts(borrowerTexts);
  const { language } = useFrame();
  if (borrower.blocks.length === 0) return null;
  return (
    <Alert tone="warning" title={t('page.blocked')}>
      <ul class="ds-list">
        {borrower.blocks.map(({ reason, until }) => (
          <li key={reason}>{until === null ? reason : t('page.until', { reason, day: formatDay(language, until) })}</li>
        ))}
      </ul>
    </Alert>
  );
}

function About({ borrower, showsContact, mayName }: Shown & { readonly mayName: boolean }): JSX.Element {
  const t = useTexts(borrowerTexts);
  const none = t('no-contact');
  return (
    <Section title={t('page.about')}>
      <Facts
        facts={[
          mayName && [
            t('full-name'),
            borrower.fullName ?? (
              <a key="name" class="ds-link" href={withQuery(`/borrowers/${borrower.id}`, { show: 'full-name' })}>
                {t('full-name.show')}
              </a>
            ),
          ],
          borrower.birthDate !== null && [t('born'), <Day key="born" day={borrower.birthDate} />],
          [t('card'), borrower.cardNumber],
          [t('municipality'), borrower.municipality],
          [t('language'), borrower.language],
          showsContact && [t('email'), borrower.email ?? none],
          showsContact && [t('phone'), borrower.phone ?? none],
          showsContact && [t('address'), borrower.address ?? none],
        ]}
      />
    </Section>
  );
}

function Guardians({ borrower, showsContact }: Shown): JSX.Element {
  const t = useTexts(borrowerTexts);
  return (
    <Section title={t('page.guardians')}>
      {borrower.guardians.map(({ id, displayName, email, phone, language }) => (
        <Facts
          key={id}
          facts={[
            [t('name'), <strong key="name">{displayName}</strong>],
            showsContact && [t('email'), email ?? t('no-contact')],
            showsContact && [t('phone'), phone ?? t('no-contact')],
            [t('language'), language],
          ]}
        />
      ))}
    </Section>
  );
}

function Enrolments({ borrower, mayEnrol }: { readonly borrower: Borrower; readonly mayEnrol: boolean }): JSX.Element {
  const t = useTexts(borrowerTexts);
  return (
    <Section
      title={t('page.enrolments')}
      actions={
        mayEnrol && (
          <a class="ds-button" data-variant="secondary" href={`/borrowers/${borrower.id}/enrolments/new`}>
            <Icon name="Plus" />
            {t('enrol.new')}
          </a>
        )
      }
    >
      {borrower.enrolments.length === 0 ? (
        <p class="kb-quiet">{t('page.enrolments.none')}</p>
      ) : (
        <Table
          caption={t('page.enrolments')}
          rows={borrower.enrolments}
          rowKey={({ id }) => id}
          columns={[
            { head: t('enrol.programme'), names: true, cell: ({ programme }) => <strong>{programme}</strong> },
            { head: t('enrol.year'), cell: ({ schoolYear }) => schoolYear },
            { head: t('enrol.school-grade'), cell: ({ schoolGrade }) => schoolGrade },
            { head: t('enrol.teacher'), cell: ({ teacher }) => teacher },
          ]}
        />
      )}
    </Section>
  );
}
