import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { ActionButton } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { InstrumentTitle } from '../components/instrument.js';
import { LoanTag, StateTag } from '../components/tags.js';
import { Code } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { describe, type InstrumentRef } from '../view-models.js';
import { deskTexts } from './desk.texts.js';
import type { DeskBorrower, DeskProps, DeskView } from './desk-view.js';

/** What the desk says before anything is scanned. */
export function EmptyCard(): JSX.Element {
  const t = useTexts(deskTexts);
  return (
    <div class="kb-desk__ready">
      <p class="kb-now">{t('empty.title')}</p>
      <ul class="kb-steps">
        <li>
          <Icon name="HandShakeHeart" />
          {t('empty.lend')}
        </li>
        <li>
          <Icon name="InboxDown" />
          {t('empty.return')}
        </li>
        <li>
          <Icon name="MagnifyingGlass" />
          {t('empty.search')}
        </li>
      </ul>
    </div>
  );
}

function RemoveLink({ href, label }: { readonly href: string; readonly label: string }): JSX.Element {
  return (
    <a class="ds-button kb-remove" data-variant="tertiary" data-icon href={href} aria-label={label} title={label}>
      <Icon name="XMark" />
    </a>
  );
}

/** Who stands at the desk. */
export function BorrowerHead({
  borrower,
  removeHref,
}: {
  readonly borrower: DeskBorrower;
  readonly removeHref: string;
}): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  return (
    <div class="kb-party">
      <Icon name="Person" />
      <div class="kb-subject">
        <p class="kb-above">{t('borrower')}</p>
        <p class="kb-subject__name">
          <a href={`/borrowers/${borrower.id}`}>{borrower.displayName}</a>
        </p>
        <p class="kb-subject__more">
          {borrower.cardNumber !== null && <bdi>{borrower.cardNumber}</bdi>}
          {borrower.about !== null && <span>{borrower.about}</span>}
        </p>
      </div>
      <RemoveLink href={removeHref} label={t('borrower.remove')} />
      {borrower.blocks.length > 0 && (
        <div class="kb-party__alert">
          <Alert tone="warning" title={t('blocks.title')}>
            <ul class="ds-list">
              {borrower.blocks.map(({ reason, until }) => (
                <li key={reason}>
                  {until === null ? reason : t('blocks.until', { reason, day: formatDay(language, until) })}
                </li>
              ))}
            </ul>
          </Alert>
        </div>
      )}
    </div>
  );
}

/** What lies on the desk. */
export function InstrumentHead({
  instrument,
  removeHref,
}: {
  readonly instrument: InstrumentRef;
  readonly removeHref: string;
}): JSX.Element {
  const t = useTexts(deskTexts);
  return (
    <div class="kb-party">
      <Icon name="Tag" />
      <div>
        <p class="kb-above">{t('instrument')}</p>
        <InstrumentTitle instrument={instrument} />
      </div>
      <RemoveLink href={removeHref} label={t('instrument.remove')} />
    </div>
  );
}

/** What a borrower has out already, each with its renewal. */
export function BorrowerLoans({
  borrower,
  returnTo,
}: {
  readonly borrower: DeskBorrower;
  /** Address of the desk as it is now. */
  readonly returnTo: string;
}): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  return (
    <section class="kb-beside-list">
      <h2 class="ds-heading" data-size="2xs">
        {t('loans.title')}
      </h2>
      {borrower.loans.length === 0 ? (
        <p class="kb-quiet">{t('loans.none')}</p>
      ) : (
        <ul class="kb-rows">
          {borrower.loans.map((loan) => (
            <li key={loan.id}>
              <div>
                <a class="ds-link" href={`/loans/${loan.id}`}>
                  {describe(loan.instrument)}
                </a>{' '}
                <Code code={loan.instrument.code} />
                <p class="kb-quiet">
                  {t('loans.due', { day: formatDay(language, loan.dueOn) })} {loan.overdue && <LoanTag loan={loan} />}
                </p>
              </div>
              {loan.mayRenew && (
                <ActionButton
                  action={`/loans/${loan.id}/renewals`}
                  label={t('renew')}
                  about={describe(loan.instrument)}
                  hidden={{ returnTo }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What is reserved for a borrower, and what they wait for. */
export function BorrowerReservations({ reservations }: Pick<DeskBorrower, 'reservations'>): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  return (
    <section class="kb-beside-list">
      <h2 class="ds-heading" data-size="2xs">
        {t('reservations.title')}
      </h2>
      <ul class="kb-rows">
        {reservations.map(({ id, state, what, instrument, from, to, point, position, pickupCode }) => (
          <li key={id}>
            <div>
              {what} {instrument !== null && <Code code={instrument} />}
              <p class="kb-quiet">
                {t('reservations.period', { from: formatDay(language, from), to: formatDay(language, to), point })}
              </p>
            </div>
            <span>{t(`reservation.${state}`, { position: position ?? '', code: pickupCode ?? '' })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Several people or instruments that the typed text may mean. */
export function Matches({
  view,
  pointId,
}: {
  readonly view: Extract<DeskView, { step: 'matches' }>;
  readonly pointId: string;
}): JSX.Element {
  const t = useTexts(deskTexts);
  const { borrowers, instruments, borrower, instrument } = view;
  return (
    <>
      <p class="kb-now">{t('matches.title')}</p>
      {borrowers.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="2xs">
            {t('matches.borrowers')}
          </h2>
          <ul class="kb-choices">
            {borrowers.map(({ id, displayName, about }) => (
              <li key={id}>
                <a href={withQuery('/desk', { point: pointId, borrower: id, instrument: instrument?.code })}>
                  <strong>{displayName}</strong>
                  {about !== null && <span>{about}</span>}
                  <Icon name="ChevronRight" />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {instruments.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="2xs">
            {t('matches.instruments')}
          </h2>
          <ul class="kb-choices">
            {instruments.map((one) => (
              <li key={one.code}>
                <a href={withQuery('/desk', { point: pointId, borrower: borrower?.id, instrument: one.code })}>
                  <strong>{describe(one)}</strong>
                  <span>
                    <Code code={one.code} /> <StateTag state={one.state} />
                  </span>
                  <Icon name="ChevronRight" />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** A text that nothing answers to, and every way forward from it. */
export function Unknown({
  view,
  mayRegister,
}: {
  readonly view: Extract<DeskView, { step: 'unknown' }>;
  readonly mayRegister: DeskProps['mayRegister'];
}): JSX.Element {
  const t = useTexts(deskTexts);
  const { scan, looksLike } = view;
  return (
    <Alert tone="warning" title={t('unknown.title', { scan })}>
      <p>{t(`unknown.${looksLike}`)}</p>
      <ul class="kb-ways">
        <li>
          <a class="ds-link" href={withQuery('/borrowers', { q: scan })}>
            {t('unknown.search-borrowers')}
          </a>
        </li>
        <li>
          <a class="ds-link" href={withQuery('/instruments', { q: scan })}>
            {t('unknown.search-instruments')}
          </a>
        </li>
        {mayRegister.borrowers && (
          <li>
            <a class="ds-link" href={withQuery('/borrowers/new', looksLike === 'card' ? { cardNumber: scan } : {})}>
              {t('unknown.new-borrower')}
            </a>
          </li>
        )}
        {mayRegister.instruments && (
          <li>
            <a class="ds-link" href={withQuery('/instruments/new', { alias: scan })}>
              {t('unknown.new-instrument')}
            </a>
          </li>
        )}
      </ul>
      <p>{t('unknown.lost')}</p>
    </Alert>
  );
}
