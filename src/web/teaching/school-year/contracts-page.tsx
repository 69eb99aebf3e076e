import type { JSX } from 'preact';
import { EmptyState, PageHead } from '../../components/blocks.js';
import { useTexts } from '../../frame.js';
import { withQuery } from '../../href.js';
import { Layout } from '../../layout/layout.js';
import { schoolYearTexts } from './school-year.texts.js';

/** How far a file of contracts has come. */
export interface ContractsPageProps {
  readonly year: string;
  readonly done: number;
  readonly total: number;
  /** This page. */
  readonly selfHref: string;
  readonly progressHref: string;
  readonly pdfHref: string;
}

/** Shown while the file is made. It is followed by a script; without one, by a link. */
export function ContractsPage(props: ContractsPageProps): JSX.Element {
  const { year, done, total, selfHref, progressHref, pdfHref } = props;
  const t = useTexts(schoolYearTexts);
  const title = t('contracts.title', { year });
  return (
    <Layout title={title} width="narrow">
      <PageHead title={title} intro={t('contracts.wait')} />
      <div class="kb-progress" data-progress={progressHref} data-then={pdfHref}>
        <label
          class="ds-label"
          for="made"
          data-progress-text={t('contracts.making', { done: '{done}', total: '{total}' })}
        >
          {t('contracts.making', { done, total })}
        </label>
        <progress id="made" value={done} max={total} />
      </div>
      <div class="kb-buttons">
        <a class="ds-button" data-variant="secondary" href={selfHref}>
          {t('contracts.refresh')}
        </a>
        <a class="ds-button" data-variant="tertiary" href={withQuery('/teaching/school-year', { year })}>
          {t('back-to')}
        </a>
      </div>
    </Layout>
  );
}

/** Nothing was chosen that has a contract. */
export function NoContractsPage({ year }: { readonly year: string }): JSX.Element {
  const t = useTexts(schoolYearTexts);
  return (
    <Layout title={t('contracts.none')}>
      <PageHead title={t('contracts.none')} />
      <EmptyState icon="PrinterLarge" title={t('contracts.none')}>
        {t('contracts.none.text')}
      </EmptyState>
      <div class="kb-buttons">
        <a class="ds-button" href={withQuery('/teaching/school-year', { year })}>
          {t('back-to')}
        </a>
      </div>
    </Layout>
  );
}
