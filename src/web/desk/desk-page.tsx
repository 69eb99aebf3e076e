import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { ActionButton } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { showCode } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { describe } from '../view-models.js';
import { deskPath } from './desk-address.js';
import { deskTexts } from './desk.texts.js';
import type { DeskProps, DeskRemedy, DeskView, LeftBehind } from './desk-view.js';
import { HandOverCard, HandOverReceiptCard } from './hand-over-card.js';
import {
  BorrowerHead,
  BorrowerLoans,
  BorrowerReservations,
  EmptyCard,
  InstrumentHead,
  Matches,
  Unknown,
} from './desk-parts.js';
import { NotHereCard } from './not-here-card.js';
import { JustReturned, ReturnCard, ReturnedCard, ReturnedList } from './return-card.js';

/** Where the form of each step is sent. Text in the scan field always goes before the card's own action. */
function actionOf(view: DeskView): string {
  switch (view.step) {
    case 'hand-over':
      return '/desk/checkouts';
    case 'return':
      return '/desk/returns';
    case 'not-here':
      return view.remedy === null ? '/desk/scan' : remedyActions[view.remedy.kind];
    case 'empty':
    case 'borrower':
    case 'instrument':
    case 'handed-over':
    case 'returned':
    case 'matches':
    case 'unknown':
      return '/desk/scan';
  }
}

const remedyActions: Readonly<Record<DeskRemedy['kind'], string>> = {
  receive: '/desk/receipts',
  'finish-service': '/desk/service-ends',
  'complete-repair': '/desk/completions',
};

function borrowerOf(view: DeskView): string {
  return 'borrower' in view && view.borrower !== null ? view.borrower.id : '';
}

function instrumentOf(view: DeskView): string {
  if (view.step === 'return') return view.offer.instrument.code;
  return 'instrument' in view && view.instrument !== null ? view.instrument.code : '';
}

/** The desk: one field for everything, and under it what is to be done now. */
export function DeskPage(props: DeskProps): JSX.Element {
  const { point, view, returned, leftBehind, justReturned } = props;
  const { csrf, newKey } = useFrame();
  const t = useTexts(deskTexts);
  const action = actionOf(view);
  const registers = action !== '/desk/scan';
  return (
    <Layout title={t('title')} scripts={['desk.js']}>
      <div class="kb-desk">
        <div class="kb-desk__head">
          <h1 class="ds-heading" data-size="sm">
            {t('title')}
          </h1>
          <a class="ds-link" href="/desk/pickups">
            {t('pickups')}
          </a>
          <Place {...props} />
        </div>
        <form method="post" action={action} class="kb-desk__form" data-desk={view.step} novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          {registers && <input type="hidden" name="_key" value={newKey()} />}
          <input type="hidden" name="lendingPoint" value={point.id} />
          <input type="hidden" name="borrower" value={borrowerOf(view)} />
          <input type="hidden" name="instrument" value={instrumentOf(view)} />
          <ScanField view={view} pointId={point.id} />
          <p class="ds-sr-only" role="status" data-desk-status data-twice={t('said.twice')} />
          <div class="kb-desk__card" data-desk-says>
            {leftBehind !== undefined && <Left {...leftBehind} />}
            {justReturned !== undefined && <JustReturned result={justReturned} />}
            <Step {...props} />
          </div>
        </form>
        <Beside {...props} />
        {returned.total > 0 && <ReturnedList returned={returned} />}
      </div>
    </Layout>
  );
}

function Left({ instrument, waitedFor }: LeftBehind): JSX.Element {
  const t = useTexts(deskTexts);
  const words = { instrument: `${describe(instrument)} ${showCode(instrument.code)}` };
  return <Alert tone="warning">{t(`left-behind.${waitedFor}`, words)}</Alert>;
}

function Place({ point, points }: DeskProps): JSX.Element {
  const t = useTexts(deskTexts);
  if (points.length < 2) {
    return (
      <p class="kb-desk__place">
        <Icon name="LocationPin" />
        <span class="ds-sr-only">{t('point')}: </span>
        {point.name}
      </p>
    );
  }
  return (
    <form method="get" action="/desk" class="kb-desk__place">
      <label class="ds-sr-only" for="desk-point">
        {t('point')}
      </label>
      <select class="ds-input" id="desk-point" name="point">
        {points.map(({ id, name }) => (
          <option key={id} value={id} selected={id === point.id}>
            {name}
          </option>
        ))}
      </select>
      <button class="ds-button" data-variant="tertiary" type="submit">
        {t('point.change')}
      </button>
    </form>
  );
}

function ScanField({ view, pointId }: { readonly view: DeskView; readonly pointId: string }): JSX.Element {
  const t = useTexts(deskTexts);
  return (
    <div class="kb-scan">
      <label class="ds-label" for="scan">
        {t('scan')}
      </label>
      <div class="kb-scan__row">
        <input
          class="ds-input"
          id="scan"
          name="scan"
          type="text"
          autofocus
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="go"
          maxlength={200}
        />
        <button class="ds-button" type="submit" data-variant={view.step === 'hand-over' ? 'secondary' : 'primary'}>
          <Icon name="MagnifyingGlass" />
          {t('scan.go')}
        </button>
      </div>
      {view.step !== 'empty' && (
        <p class="kb-scan__reset">
          <a class="ds-link" href={withQuery('/desk', { point: pointId })} data-desk-reset>
            {t('start-over')}
          </a>
          <kbd aria-hidden="true">Esc</kbd>
        </p>
      )}
    </div>
  );
}

function Step({ view, point, mayRegister }: DeskProps): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  const without = (kept: Record<string, string>): string => withQuery('/desk', { point: point.id, ...kept });
  switch (view.step) {
    case 'empty':
      return <EmptyCard />;
    case 'borrower':
      return (
        <>
          <BorrowerHead borrower={view.borrower} removeHref={without({})} />
          <p class="kb-now">
            {t('now.instrument')} <span>{t('now.instrument.more')}</span>
          </p>
        </>
      );
    case 'instrument':
      return (
        <>
          <InstrumentHead instrument={view.instrument} removeHref={without({})} />
          <Standing view={view} />
        </>
      );
    case 'hand-over':
      return (
        <HandOverCard
          {...view}
          removeBorrowerHref={without({ instrument: view.instrument.code })}
          removeInstrumentHref={without({ borrower: view.borrower.id })}
        />
      );
    case 'handed-over':
      return (
        <>
          <HandOverReceiptCard receipt={view.receipt} borrower={view.borrower} />
          <p class="kb-now">
            <span>{t('handed-over.more', { name: view.borrower.displayName })}</span>
          </p>
        </>
      );
    case 'return':
      return <ReturnCard offer={view.offer} removeHref={without({ borrower: borrowerOf(view) })} />;
    case 'returned':
      return (
        <>
          <ReturnedCard result={view.result} day={(day) => formatDay(language, day)} />
          <p class="kb-now">
            <span>
              {view.borrower === null ? t('returned.more') : t('handed-over.more', { name: view.borrower.displayName })}
            </span>
          </p>
        </>
      );
    case 'not-here':
      return <NotHereCard view={view} removeHref={without({ borrower: borrowerOf(view) })} />;
    case 'matches':
      return <Matches view={view} pointId={point.id} />;
    case 'unknown':
      return <Unknown view={view} mayRegister={mayRegister} />;
  }
}

/** Where an instrument stands that can go out, and who is wanted for it. */
function Standing({ view }: { readonly view: DeskView & { readonly step: 'instrument' } }): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  const { onHoldShelf, place } = view;
  if (onHoldShelf === undefined || onHoldShelf === 'nobody') {
    return (
      <>
        <p>{t(onHoldShelf === 'nobody' ? 'hold-shelf.nobody' : 'available.at', { place })}</p>
        <p class="kb-now">
          {t('now.borrower')} <span>{t('now.borrower.more')}</span>
        </p>
      </>
    );
  }
  const { pickupCode, until } = onHoldShelf;
  return (
    <>
      <p>
        {t('hold-shelf.ready', { place, day: formatDay(language, until) })}{' '}
        <strong class="kb-pickup-code">{pickupCode}</strong>
      </p>
      <p class="kb-now">
        {t('hold-shelf.borrower')} <span>{t('hold-shelf.borrower.more')}</span>
      </p>
    </>
  );
}

/** What belongs to the step but has forms of its own, which cannot stand inside the desk's form. */
function Beside({ view, point }: DeskProps): JSX.Element | null {
  const t = useTexts(deskTexts);
  const here = deskPath({ point: point.id, borrower: borrowerOf(view), instrument: instrumentOf(view) });
  switch (view.step) {
    case 'borrower':
    case 'hand-over':
    case 'handed-over':
      return (
        <>
          {view.borrower.reservations.length > 0 && <BorrowerReservations reservations={view.borrower.reservations} />}
          <BorrowerLoans borrower={view.borrower} returnTo={here} />
        </>
      );
    case 'return':
      return view.offer.mayRenew ? (
        <div class="kb-beside">
          <p>{t('return.renew')}</p>
          <ActionButton
            action={`/loans/${view.offer.loanId}/renewals`}
            label={t('renew')}
            about={describe(view.offer.instrument)}
            hidden={{ returnTo: here }}
          />
        </div>
      ) : null;
    case 'empty':
    case 'instrument':
    case 'returned':
    case 'not-here':
    case 'matches':
    case 'unknown':
      return null;
  }
}
