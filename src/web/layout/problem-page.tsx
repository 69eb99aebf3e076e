import type { JSX } from 'preact';
import { PageHead } from '../components/blocks.js';
import { useFrame, useTexts } from '../frame.js';
import { safeHref, withQuery } from '../href.js';
import { Layout } from './layout.js';
import { navigationPaths } from './navigation.js';
import { problemTexts } from './problem.texts.js';

const known = [400, 401, 403, 404, 409, 412, 422, 429, 500, 503] as const;
type Known = (typeof known)[number];

interface ProblemPageProps {
  readonly status: number;
  /** What the problem's own code says, worded; takes the place of the general text. */
  readonly detail?: string | undefined;
  /** All reasons of a refusal, worded. */
  readonly reasons?: readonly string[];
  /** The page the reader came from, to go back to. */
  readonly backHref?: string | undefined;
}

/** What stands where a page cannot: what happened, and a way forward. */
export function ProblemPage({ status, detail, reasons = [], backHref }: ProblemPageProps): JSX.Element {
  const { user, navigation, path } = useFrame();
  const t = useTexts(problemTexts);
  const shown: Known = known.find((one) => one === status) ?? 500;
  return (
    <Layout title={t(`${shown}.title`)} width="narrow">
      <PageHead title={t(`${shown}.title`)} intro={detail ?? t(`${shown}.text`)} />
      {reasons.length > 0 && (
        <ul class="ds-list">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <div class="kb-buttons">
        {shown === 401 && (
          <a class="ds-button" href={withQuery('/login', { next: path })}>
            {t('way.log-in')}
          </a>
        )}
        {backHref !== undefined && (
          <a class="ds-button" href={safeHref(backHref)}>
            {t('way.back')}
          </a>
        )}
        {shown === 404 && navigation.includes('instruments') && (
          <a class="ds-button" data-variant="secondary" href={navigationPaths.instruments}>
            {t('way.search')}
          </a>
        )}
        {user !== null && navigation.includes('desk') ? (
          <a class="ds-button" data-variant="secondary" href={navigationPaths.desk}>
            {t('way.desk')}
          </a>
        ) : (
          <a class="ds-button" data-variant="secondary" href="/">
            {t('way.front')}
          </a>
        )}
      </div>
    </Layout>
  );
}
