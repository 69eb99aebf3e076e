import type { JSX } from 'preact';
import { PageHead } from '../components/blocks.js';
import { Icon } from '../components/icon.js';
import type { IconName } from '../components/icon-names.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { adminTexts } from './admin.texts.js';

/** The parts of the administration, each shown to those who may open it. */
export type AdminPart = 'users' | 'units' | 'points' | 'terms' | 'rules' | 'programmes';

const icons: Readonly<Record<AdminPart, IconName>> = {
  users: 'PersonGroup',
  units: 'Phone',
  points: 'LocationPin',
  terms: 'Calendar',
  rules: 'ClipboardCheckmark',
  programmes: 'Star',
};

/** The way into the administration. */
export function AdminPage({ parts }: { readonly parts: readonly AdminPart[] }): JSX.Element {
  const t = useTexts(adminTexts);
  return (
    <Layout title={t('title')}>
      <PageHead title={t('title')} />
      <ul class="kb-choices kb-choices--wide">
        {parts.map((part) => (
          <li key={part}>
            <a href={`/admin/${part}`}>
              <strong class="kb-with-icon">
                <Icon name={icons[part]} />
                {t(part)}
              </strong>
              <span>{t(`${part}.about`)}</span>
              <Icon name="ChevronRight" />
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
