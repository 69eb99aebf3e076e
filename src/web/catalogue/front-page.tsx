import type { JSX } from 'preact';
import { Section } from '../components/blocks.js';
import { Icon } from '../components/icon.js';
import { type OpenDay, OpeningHours } from '../components/opening-hours.js';
import { wordTexts } from '../components/words.texts.js';
import { useFrame, useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { catalogueTexts } from './catalogue.texts.js';

/** A place to borrow at, as everybody may see it. */
export interface PublicPoint {
  readonly id: string;
  readonly name: string;
  readonly kind: 'library' | 'youth-arena' | 'culture-school';
  readonly address: string | null;
  readonly phone: string | null;
  readonly hours: readonly OpenDay[];
}

/** The telephone number as a link understands it. */
export function telHref(phone: string): string {
  return `tel:${phone.replace(/[^+0-9]/gu, '')}`;
}

/** The public front page: what this is, how it is done and where. */
export function FrontPage({ points }: { readonly points: readonly PublicPoint[] }): JSX.Element {
  const { user } = useFrame();
  const t = useTexts(catalogueTexts);
  const words = useTexts(wordTexts);
  return (
    <Layout title={t('front.title')}>
      <div class="kb-hero">
        <h1 class="ds-heading" data-size="xl">
          {t('front.title')}
        </h1>
        <p class="kb-hero__intro">{t('front.intro')}</p>
      </div>
      <Section title={t('front.how')}>
        <ol class="kb-how">
          <li>{t('front.how.1')}</li>
          <li>{t('front.how.2')}</li>
          <li>{t('front.how.3')}</li>
        </ol>
      </Section>
      <Section title={t('front.places')}>
        {points.length === 0 ? (
          <p>{t('front.no-places')}</p>
        ) : (
          <div class="kb-cards">
            {points.map((point) => (
              <article key={point.id} class="ds-card" data-color="neutral">
                <p class="kb-above">{words(`point.${point.kind}`)}</p>
                <h3 class="ds-heading" data-size="xs">
                  {point.name}
                </h3>
                {point.address !== null && (
                  <p class="kb-with-icon">
                    <Icon name="LocationPin" />
                    <span>
                      <span class="ds-sr-only">{t('address')}: </span>
                      {point.address}
                    </span>
                  </p>
                )}
                {point.phone !== null && (
                  <p class="kb-with-icon">
                    <Icon name="Phone" />
                    <span>
                      <span class="ds-sr-only">{t('phone')}: </span>
                      <a class="ds-link" href={telHref(point.phone)}>
                        {point.phone}
                      </a>
                    </span>
                  </p>
                )}
                <h4 class="ds-sr-only">{t('hours.title')}</h4>
                {point.hours.length > 0 ? <OpeningHours days={point.hours} /> : <p>{t('hours.unknown')}</p>}
              </article>
            ))}
          </div>
        )}
      </Section>
      <p class="kb-with-icon">
        <Icon name="QrCode" />
        <span>{t('front.found')}</span>
      </p>
      {user === null && (
        <p>
          {t('front.staff')}:{' '}
          <a class="ds-link" href="/login">
            {t('front.log-in')}
          </a>
        </p>
      )}
    </Layout>
  );
}
