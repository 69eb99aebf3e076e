import type { JSX } from 'preact';
import { PageHead } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { Table } from '../components/table.js';
import { useTexts } from '../frame.js';
import { Layout } from '../layout/layout.js';
import { adminTexts } from './admin.texts.js';

/** A programme, with its name in the reader's language. */
export interface ProgrammeView {
  readonly id: string;
  readonly name: string;
  readonly leastSchoolGrade: number | null;
  readonly givesRightToHighQuality: boolean;
}

/** The programmes and what they give a right to. */
export function ProgrammePage({ programmes }: { readonly programmes: readonly ProgrammeView[] }): JSX.Element {
  const t = useTexts(adminTexts);
  const common = useTexts(commonTexts);
  return (
    <Layout title={t('programmes')}>
      <PageHead above={<a href="/admin">{t('title')}</a>} title={t('programmes')} intro={t('programmes.about')} />
      <Table
        caption={t('programmes')}
        rows={programmes}
        rowKey={({ id }) => id}
        columns={[
          { head: t('programme.name'), names: true, cell: ({ name }) => <strong>{name}</strong> },
          { head: t('programme.from'), cell: ({ leastSchoolGrade }) => leastSchoolGrade ?? common('all') },
          {
            head: t('programme.high'),
            cell: ({ givesRightToHighQuality }) => (givesRightToHighQuality ? common('yes') : common('no')),
          },
        ]}
      />
    </Layout>
  );
}
