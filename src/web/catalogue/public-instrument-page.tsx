import type { JSX } from 'preact';
import type { InstrumentState } from '../../inventory/index.js';
import { Card, Facts, PageHead, Section } from '../components/blocks.js';
import { Icon } from '../components/icon.js';
import { StateTag } from '../components/tags.js';
import { Code, showCode } from '../components/values.js';
import { useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { catalogueTexts } from './catalogue.texts.js';
import { telHref } from './front-page.js';

/** What everybody may know of an instrument, and whom a finder calls. */
export interface PublicInstrumentProps {
  readonly code: string;
  readonly kind: string;
  readonly size: string | null;
  readonly grade: string;
  readonly state: InstrumentState;
  readonly homePoint: string;
  readonly owner: string;
  readonly ownerPhone: string | null;
  /** What the reader may do, where the reader is staff. */
  readonly staff: { readonly desk: boolean } | null;
}

/** What a phone's own camera opens from a label. */
export function PublicInstrumentPage(props: PublicInstrumentProps): JSX.Element {
  const { code, kind, size, grade, state, homePoint, owner, ownerPhone, staff } = props;
  const t = useTexts(catalogueTexts);
  const name = [kind, size].filter(Boolean).join(' ');
  return (
    <Layout title={`${name} ${showCode(code)}`} width="narrow">
      <PageHead title={name} above={<Code code={code} />} />
      {staff !== null && (
        <Section title={t('staff.title')}>
          <div class="kb-buttons">
            {staff.desk && (
              <a class="ds-button" href={withQuery('/desk', { instrument: code })}>
                <Icon name="HandShakeHeart" />
                {t('staff.desk')}
              </a>
            )}
            <a class="ds-button" data-variant="secondary" href={`/instruments/${code}`}>
              {t('staff.page')}
            </a>
          </div>
        </Section>
      )}
      <Facts
        facts={[
          [t('fact.kind'), kind],
          size !== null && [t('fact.size'), size],
          [t('fact.grade'), grade],
          [t('fact.state'), <StateTag key="state" state={state} />],
          [t('fact.home'), homePoint],
        ]}
      />
      <Card tone="tinted">
        <div class="kb-stack">
          <h2 class="ds-heading" data-size="xs">
            {t('found.title')}
          </h2>
          <p>{t('found.text', { owner })}</p>
          {ownerPhone !== null && (
            <div>
              <a class="ds-button" data-color="accent" href={telHref(ownerPhone)}>
                <Icon name="Phone" />
                {t('found.call', { phone: ownerPhone })}
              </a>
            </div>
          )}
        </div>
      </Card>
    </Layout>
  );
}

/** What a label leads to that belongs to no instrument here. */
export function UnknownLabelPage({ code }: { readonly code: string }): JSX.Element {
  const t = useTexts(catalogueTexts);
  return (
    <Layout title={t('unknown.title')} width="narrow">
      <PageHead title={t('unknown.title')} intro={t('unknown.text', { code })} />
      <form method="get" action="/i" class="kb-form">
        <div class="ds-field">
          <label class="ds-label" for="field-code">
            {t('unknown.try')}
          </label>
          <input class="ds-input kb-width-medium" id="field-code" name="code" autocomplete="off" spellcheck={false} />
        </div>
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('unknown.do')}
          </button>
        </div>
      </form>
    </Layout>
  );
}
