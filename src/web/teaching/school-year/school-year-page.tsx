import type { JSX } from 'preact';
import { EmptyState, PageHead, Section } from '../../components/blocks.js';
import { commonTexts } from '../../components/common.texts.js';
import { Select, fieldId } from '../../components/field.js';
import { Icon } from '../../components/icon.js';
import { Pagination } from '../../components/pagination.js';
import { ReservationTag } from '../../components/reservation-tag.js';
import { type Column, Table } from '../../components/table.js';
import { Tag } from '../../components/tags.js';
import { Code, Day } from '../../components/values.js';
import { formatDay } from '../../../platform/i18n/index.js';
import { useFrame, useTexts } from '../../frame.js';
import { withQuery } from '../../href.js';
import { Layout } from '../../layout/layout.js';
import type { BatchItem, BatchLine, ShownAcceptance } from './school-year-view.js';
import { schoolYearTexts } from './school-year.texts.js';

/** What the page of a school year shows. */
export interface SchoolYearPageProps {
  readonly year: string;
  readonly years: readonly string[];
  readonly lines: readonly BatchLine[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
  /** Whether own pupils are listed, with those who have nothing, or what passes through a unit's points. */
  readonly ofTeacher: boolean;
  /** False where the reader sees no persons; then there is nothing to ask or to print. */
  readonly showsPersons: boolean;
}

/** Who has what in a school year, what is promised to whom, and whether the contract is in order. */
export function SchoolYearPage(props: SchoolYearPageProps): JSX.Element {
  const { year, lines, ofTeacher, showsPersons, firstHref, nextHref } = props;
  const t = useTexts(schoolYearTexts);
  const whose = ofTeacher ? 'teacher' : 'desk';
  return (
    <Layout title={t('title', { year })}>
      <PageHead title={t('title', { year })} intro={t(`intro.${whose}`)} actions={<Lists year={year} />} />
      <YearFilter {...props} />
      {lines.length === 0 ? (
        <EmptyState icon="Calendar" title={t(`empty.${whose}`)}>
          {t(`empty.${whose}.text`)}
        </EmptyState>
      ) : showsPersons ? (
        <form method="get" action="/teaching/school-year/contracts" class="kb-stack">
          <input type="hidden" name="year" value={year} />
          <Lines {...props} />
          <div class="kb-buttons" role="group" aria-label={t('with-chosen')}>
            <button class="ds-button" type="submit" formaction="/teaching/school-year/links">
              <Icon name="EnvelopeClosed" />
              {t('send-links')}
            </button>
            <button class="ds-button" data-variant="secondary" type="submit">
              <Icon name="PrinterLarge" />
              {t('print-contracts')}
            </button>
          </div>
        </form>
      ) : (
        <Lines {...props} />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
      {lines.length > 0 && showsPersons && (
        <Section title={t('for-all')}>
          <div class="kb-buttons">
            <a
              class="ds-button"
              data-variant="secondary"
              href={withQuery('/teaching/school-year/links', { year, all: 'true' })}
            >
              <Icon name="EnvelopeClosed" />
              {t('send-all')}
            </a>
            <a
              class="ds-button"
              data-variant="secondary"
              href={withQuery('/teaching/school-year/contracts', { year, all: 'true' })}
            >
              <Icon name="PrinterLarge" />
              {t('print-all')}
            </a>
          </div>
        </Section>
      )}
    </Layout>
  );
}

function Lists({ year }: { readonly year: string }): JSX.Element {
  const t = useTexts(schoolYearTexts);
  return (
    <>
      <a class="ds-button" data-variant="secondary" href={withQuery('/teaching/school-year/hand-out', { year })}>
        <Icon name="HandShakeHeart" />
        {t('hand-out.name')}
      </a>
      <a class="ds-button" data-variant="secondary" href={withQuery('/teaching/school-year/back-in', { year })}>
        <Icon name="InboxDown" />
        {t('back-in.name')}
      </a>
    </>
  );
}

function YearFilter({ year, years }: SchoolYearPageProps): JSX.Element {
  const t = useTexts(schoolYearTexts);
  const common = useTexts(commonTexts);
  return (
    <form method="get" action="/teaching/school-year" class="kb-filters kb-filters--row">
      <Select
        name="year"
        label={t('choose-year')}
        value={year}
        choices={years.map((one) => ({ value: one, label: one }))}
        width="medium"
      />
      <div class="kb-buttons">
        <button class="ds-button" data-variant="secondary" type="submit">
          {common('show')}
        </button>
      </div>
    </form>
  );
}

function Lines({ lines, year, ofTeacher, showsPersons }: SchoolYearPageProps): JSX.Element {
  const t = useTexts(schoolYearTexts);
  const person: Column<BatchLine>[] = showsPersons
    ? [
        { head: t('pupil'), names: true, cell: (line) => <Person line={line} /> },
        {
          head: t('programme'),
          cell: ({ places }) => (
            <ul class="kb-plain-list">
              {places.map((place) => (
                <li key={place}>{place}</li>
              ))}
            </ul>
          ),
        },
      ]
    : [];
  const contract: Column<BatchLine>[] = showsPersons
    ? [{ head: t('contract'), cell: ({ item }) => item !== null && item.inYear && <Acceptance item={item} /> }]
    : [];
  return (
    <>
      {showsPersons && (
        <div class="ds-field kb-tick">
          <input class="ds-input" type="checkbox" id="choose-all" data-tick-all="chosen" />
          <label class="ds-label" data-weight="regular" for="choose-all">
            {t('choose-all')}
          </label>
        </div>
      )}
      <Table
        caption={t('title', { year })}
        rows={lines}
        rowKey={({ pupil, item }) => `${pupil?.id ?? ''} ${item?.id ?? ''}`}
        columns={[
          ...person,
          { head: t('instrument'), names: !showsPersons, cell: (line) => <Thing line={line} ofTeacher={ofTeacher} /> },
          ...contract,
          {
            head: t('pickup'),
            cell: ({ item }) => item !== null && item.inYear && <Pickup item={item} showsCode={showsPersons} />,
          },
        ]}
      />
    </>
  );
}

function Person({ line: { pupil, item } }: { readonly line: BatchLine }): JSX.Element | null {
  const t = useTexts(schoolYearTexts);
  if (pupil === null) return null;
  const { id, displayName } = pupil;
  return (
    <span class="kb-pupil">
      {item !== null && item.inYear && (
        <input
          class="ds-input"
          type="checkbox"
          name="chosen"
          value={item.id}
          id={fieldId(`chosen-${item.id}`)}
          aria-label={t('choose', { name: displayName, what: item.what })}
        />
      )}
      <a class="ds-link" href={`/borrowers/${id}`}>
        {displayName}
      </a>
    </span>
  );
}

function Thing({
  line: { pupil, item },
  ofTeacher,
}: {
  readonly line: BatchLine;
  readonly ofTeacher: boolean;
}): JSX.Element {
  const t = useTexts(schoolYearTexts);
  const { language } = useFrame();
  if (item === null) {
    return (
      <span class="kb-quiet kb-links">
        {t('nothing')}
        {ofTeacher && pupil !== null && (
          <a class="ds-link" href={withQuery('/teaching/reserve', { borrower: pupil.id })}>
            {t('reserve')}
            <span class="ds-sr-only"> {pupil.displayName}</span>
          </a>
        )}
      </span>
    );
  }
  const { href, what, instrument, type, from, to } = item;
  return (
    <div class="kb-stack kb-stack--close">
      <span>
        {href === null ? (
          what
        ) : (
          <a class="ds-link" href={href}>
            {what}
          </a>
        )}{' '}
        {instrument !== null && <Code code={instrument.code} />}
      </span>
      <span class="kb-quiet">
        {type === 'loan' ? (
          t('has-now', { day: formatDay(language, to) })
        ) : (
          <>
            <Day day={from} />–<Day day={to} />
          </>
        )}
      </span>
    </div>
  );
}

const tones = {
  accepted: 'success',
  'on-paper': 'success',
  asked: 'info',
  undelivered: 'danger',
  declined: 'danger',
  missing: 'warning',
  'not-needed': 'neutral',
} as const satisfies Readonly<Record<ShownAcceptance, string>>;

function Acceptance({ item: { contract, terms } }: { readonly item: BatchItem }): JSX.Element {
  const t = useTexts(schoolYearTexts);
  return (
    <span class="kb-cell-tags">
      <Tag tone={tones[contract]}>{t(`state.${contract}`)}</Tag>
      {(terms === 'missing' || terms === 'asked' || terms === 'undelivered' || terms === 'declined') && (
        <Tag tone={tones[terms]}>{t(`terms.${terms}`)}</Tag>
      )}
    </span>
  );
}

function Pickup({ item, showsCode }: { readonly item: BatchItem; readonly showsCode: boolean }): JSX.Element {
  const t = useTexts(schoolYearTexts);
  const { state, pickupCode, readyUntil, overdue, point } = item;
  if (state === 'open') return <Tag tone={overdue ? 'danger' : 'info'}>{overdue ? t('overdue') : t('picked-up')}</Tag>;
  return (
    <div class="kb-stack kb-stack--close">
      <span>
        <ReservationTag state={state} /> {readyUntil !== null && <Day day={readyUntil} />}
      </span>
      <span class="kb-quiet">
        {point}
        {showsCode && pickupCode !== null && ` · ${t('pickup-code', { code: pickupCode })}`}
      </span>
    </div>
  );
}
