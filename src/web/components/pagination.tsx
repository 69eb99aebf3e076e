import type { JSX } from 'preact';
import { useTexts } from '../frame.js';
import { commonTexts } from './common.texts.js';
import { Icon } from './icon.js';

interface PaginationProps {
  /** Where the list begins; null on its first page. */
  readonly firstHref: string | null;
  /** Where it goes on; null on its last page. */
  readonly nextHref: string | null;
}

/** The way through a long list: to its beginning and onwards. Shown only where there is more than one page. */
export function Pagination({ firstHref, nextHref }: PaginationProps): JSX.Element | null {
  const t = useTexts(commonTexts);
  if (firstHref === null && nextHref === null) return null;
  return (
    <nav class="kb-buttons" aria-label={t('pages.label')}>
      {firstHref !== null && (
        <a class="ds-button" data-variant="tertiary" href={firstHref}>
          {t('pages.first')}
        </a>
      )}
      {nextHref !== null && (
        <a class="ds-button" data-variant="secondary" href={nextHref} rel="next">
          {t('pages.next')}
          <Icon name="ArrowRight" />
        </a>
      )}
    </nav>
  );
}
