import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { EmptyState, Facts, PageHead, Section } from '../components/blocks.js';
import { commonTexts } from '../components/common.texts.js';
import { Icon } from '../components/icon.js';
import { Table } from '../components/table.js';
import { ConditionTag, GradeTag, LoanTag, StateTag } from '../components/tags.js';
import { Code, Day, Instant, Money, showCode } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { describe } from '../view-models.js';
import { InstrumentActions } from './instrument-actions.js';
import { inventoryTexts } from './inventory.texts.js';
import type { GradingView, HistoryEntry, InstrumentPageProps, InstrumentView } from './inventory-view.js';

/** One instrument: what it is, where it is, what can be done, and all that has happened to it. */
export function InstrumentPage(props: InstrumentPageProps): JSX.Element {
  const { instrument, loan, gradings, history, may } = props;
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  const { language } = useFrame();
  const name = [instrument.kind, instrument.size].filter(Boolean).join(' ');
  return (
    <Layout title={`${describe(instrument)} ${showCode(instrument.code)}`}>
      <PageHead
        above={<Code code={instrument.code} />}
        title={name}
        intro={[instrument.maker, instrument.model].filter(Boolean).join(' ')}
        actions={
          <>
            {may.print && (
              <a
                class="ds-button"
                data-variant="secondary"
                href={withQuery('/labels', { instruments: instrument.code })}
              >
                <Icon name="QrCode" />
                {t('actions.label')}
              </a>
            )}
            {may.costs && (
              <a class="ds-button" data-variant="secondary" href={`/instruments/${instrument.code}/costs`}>
                {t('actions.costs')}
              </a>
            )}
            {may.edit && (
              <a class="ds-button" data-variant="secondary" href={`/instruments/${instrument.code}/edit`}>
                <Icon name="Pencil" />
                {common('edit')}
              </a>
            )}
          </>
        }
      />
      <div class="kb-tags">
        <StateTag state={instrument.state} />
        <ConditionTag condition={instrument.condition} />
        <GradeTag grade={instrument.grade} />
      </div>
      {loan !== null && (
        <div class="kb-note">
          <Icon name="HandShakeHeart" />
          <p>
            {loan.borrower !== null && (
              <>
                {t('on-loan.to')} <a href={`/borrowers/${loan.borrower.id}`}>{loan.borrower.displayName}</a>.{' '}
              </>
            )}
            {t('due')} {formatDay(language, loan.dueOn)}.{' '}
            {loan.overdue && <LoanTag loan={{ state: 'open', overdue: true }} />}
          </p>
          <a class="ds-link" href={`/loans/${loan.id}`}>
            {t('on-loan.open')}
          </a>
        </div>
      )}
      <InstrumentActions {...props} />
      <div class="kb-columns">
        <AboutInstrument instrument={instrument} />
        <div class="kb-stack kb-stack--wide">
          <Places instrument={instrument} />
          <Accessories instrument={instrument} />
        </div>
      </div>
      {gradings.length > 0 && <Gradings gradings={gradings} />}
      <History history={history} />
    </Layout>
  );
}

function AboutInstrument({ instrument }: { readonly instrument: InstrumentView }): JSX.Element {
  const t = useTexts(inventoryTexts);
  const { valueOre, freeFrom, aliases } = instrument;
  return (
    <Section title={t('page.facts')}>
      <Facts
        facts={[
          [t('kind'), instrument.kind],
          [t('size'), instrument.size],
          [t('maker'), instrument.maker],
          [t('model'), instrument.model],
          [t('serial'), instrument.serialNumber],
          [t('grade'), instrument.grade],
          [t('condition'), <ConditionTag key="condition" condition={instrument.condition} />],
          freeFrom !== null && [t('free-from'), <Day key="free" day={freeFrom} />],
          [t('funder'), instrument.funder],
          valueOre !== null && [t('value'), <Money key="value" ore={valueOre} />],
          aliases.length > 0 && [t('aliases'), aliases.join(', ')],
        ]}
      />
    </Section>
  );
}

function Places({ instrument }: { readonly instrument: InstrumentView }): JSX.Element {
  const t = useTexts(inventoryTexts);
  return (
    <Section title={t('page.places')}>
      <Facts
        facts={[
          [t('owner'), instrument.owner],
          [t('manager'), instrument.manager],
          [t('home'), instrument.homePoint],
          [t('current'), instrument.current],
        ]}
      />
    </Section>
  );
}

function Accessories({ instrument }: { readonly instrument: InstrumentView }): JSX.Element {
  const t = useTexts(inventoryTexts);
  return (
    <Section title={t('accessories')}>
      {instrument.accessories.length === 0 ? (
        <p class="kb-quiet">{t('accessories.none')}</p>
      ) : (
        <ul class="ds-list">
          {instrument.accessories.map(({ id, name, present }) => (
            <li key={id}>
              {name}
              {!present && <strong> ({t('accessory.missing')})</strong>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Gradings({ gradings }: { readonly gradings: readonly GradingView[] }): JSX.Element {
  const t = useTexts(inventoryTexts);
  return (
    <Section title={t('grades.title')}>
      <Table
        caption={t('grades.title')}
        rows={gradings}
        rowKey={({ id }) => id}
        columns={[
          { head: t('grade'), names: true, cell: ({ grade }) => <strong>{grade}</strong> },
          { head: t('grades.reason'), cell: ({ reason }) => reason },
          { head: t('grades.by'), cell: ({ by }) => by },
          { head: t('grades.when'), cell: ({ at }) => <Instant at={at} /> },
        ]}
      />
    </Section>
  );
}

function History({ history }: { readonly history: readonly HistoryEntry[] }): JSX.Element {
  const t = useTexts(inventoryTexts);
  return (
    <Section title={t('history.title')}>
      {history.length === 0 ? (
        <EmptyState icon="Clock" title={t('history.empty')} />
      ) : (
        <ol class="kb-timeline">
          {history.map(({ id, at, by, what, note }) => (
            <li key={id}>
              <p>
                <strong>{what}</strong>
              </p>
              {note !== null && <p>{note}</p>}
              <p class="kb-quiet">
                <Instant at={at} />
                {by !== null && `, ${by}`}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
