import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { Tick } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { InstrumentTitle } from '../components/instrument.js';
import { Day, Money } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import type { BorrowerRef, InstrumentRef } from '../view-models.js';
import { BorrowerHead, InstrumentHead } from './desk-parts.js';
import { deskTexts } from './desk.texts.js';
import type { DeskBorrower, HandOverOffer, HandOverReceipt } from './desk-view.js';
import { Override, Refusals, wayAround } from './refusals.js';

interface HandOverCardProps {
  readonly borrower: DeskBorrower;
  readonly instrument: InstrumentRef;
  readonly offer: HandOverOffer;
  readonly removeBorrowerHref: string;
  readonly removeInstrumentHref: string;
}

/** Who gets what, with what, until when and for how much; or every reason why not. Stands inside the desk's form. */
export function HandOverCard(props: HandOverCardProps): JSX.Element {
  const { borrower, instrument, offer, removeBorrowerHref, removeInstrumentHref } = props;
  const t = useTexts(deskTexts);
  const { refusals } = offer;
  const way = refusals.length === 0 ? 'free' : wayAround(offer);
  const exception = way === 'override';
  const errors = offer.errors?.filter(({ field }) => field !== 'overrideComment') ?? [];
  return (
    <>
      <div class="kb-parties">
        <InstrumentHead instrument={instrument} removeHref={removeInstrumentHref} />
        {/* A block that matters stands among the reasons. */}
        <BorrowerHead borrower={{ ...borrower, blocks: [] }} removeHref={removeBorrowerHref} />
      </div>
      {errors.map(({ field, message }) => (
        <Alert key={field} tone="danger">
          {message}
        </Alert>
      ))}
      {offer.reserved && (
        <p>
          <Icon name="Star" /> {t('hand-over.reserved')}
        </p>
      )}
      {refusals.length > 0 && <Refusals refusals={refusals} />}
      {way !== 'none' && (
        <>
          <Accessories offer={offer} />
          <div class="kb-hand-over__terms">
            <DueDay offer={offer} />
            <Cost {...offer} />
          </div>
          {exception && <Override {...offer} />}
          <div class="kb-confirm">
            <button
              class="ds-button kb-big-button"
              data-size="lg"
              data-color={exception ? 'warning' : undefined}
              type="submit"
              name="confirm"
              value="yes"
            >
              <Icon name="HandShakeHeart" />
              {exception ? t('hand-over.override') : t('hand-over.do')}
            </button>
            {!exception && <span class="kb-quiet kb-only-wide">{t('hand-over.enter')}</span>}
          </div>
        </>
      )}
    </>
  );
}

function Accessories({ offer }: { readonly offer: HandOverOffer }): JSX.Element {
  const t = useTexts(deskTexts);
  const { accessories, chosen } = offer;
  if (accessories.length === 0) return <p class="kb-quiet">{t('hand-over.accessories.none')}</p>;
  return (
    <fieldset class="kb-ticks">
      <legend class="ds-label">{t('hand-over.accessories')}</legend>
      <div>
        {accessories.map(({ id, name, present }) => (
          <Tick
            key={id}
            name="accessories"
            value={id}
            label={present ? name : `${name} (${t('hand-over.missing')})`}
            checked={chosen === undefined ? present : chosen.accessories.includes(id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function DueDay({ offer }: { readonly offer: HandOverOffer }): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  const { dueOn, earliestDueOn, latestDueOn } = offer;
  return (
    <div class="kb-due">
      <label class="ds-label" for="field-dueOn">
        {t('hand-over.due')}
      </label>
      {dueOn !== null && (
        <p class="kb-due__day">
          <Day day={dueOn} long />
        </p>
      )}
      <input
        class="ds-input kb-width-medium"
        id="field-dueOn"
        name="dueOn"
        type="date"
        value={dueOn ?? ''}
        min={earliestDueOn}
        max={latestDueOn ?? undefined}
        aria-describedby={latestDueOn === null ? undefined : 'due-limit'}
      />
      {latestDueOn !== null && (
        <p class="kb-quiet" id="due-limit">
          {t('hand-over.latest', { day: formatDay(language, latestDueOn) })}
        </p>
      )}
    </div>
  );
}

function Cost({ toPayOre, depositToPayOre }: Pick<HandOverOffer, 'toPayOre' | 'depositToPayOre'>): JSX.Element | null {
  const t = useTexts(deskTexts);
  if (toPayOre === null || depositToPayOre === null) return null;
  return (
    <div class="kb-cost">
      <p class="ds-label">{t('hand-over.cost')}</p>
      <p class="kb-cost__sum">
        <Money ore={toPayOre + depositToPayOre} />
      </p>
      {toPayOre + depositToPayOre > 0 && (
        <dl>
          <div>
            <dt>{t('hand-over.fee')}</dt>
            <dd>
              <Money ore={toPayOre} />
            </dd>
          </div>
          <div>
            <dt>{t('hand-over.deposit')}</dt>
            <dd>
              <Money ore={depositToPayOre} />
            </dd>
          </div>
        </dl>
      )}
    </div>
  );
}

/** What was handed over, to be read out to the borrower. */
export function HandOverReceiptCard({
  receipt,
  borrower,
}: {
  readonly receipt: HandOverReceipt;
  readonly borrower: BorrowerRef;
}): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  return (
    <div class="kb-done" data-tone="success">
      <p class="kb-done__title">
        <Icon name="CheckmarkCircle" />
        {t('handed-over.title')}
      </p>
      <InstrumentTitle instrument={receipt.instrument} />
      <p>
        {t('hand-over.to')} <strong>{borrower.displayName}</strong>
      </p>
      <p class="kb-done__large">{t('handed-over.due', { day: formatDay(language, receipt.dueOn, 'long') })}</p>
      {receipt.accessories.length > 0 && (
        <p>
          {t('hand-over.accessories')}: {receipt.accessories.join(', ')}
        </p>
      )}
      {receipt.toPayOre !== null && receipt.depositToPayOre !== null && (
        <p>
          {t('hand-over.cost')}: <Money ore={receipt.toPayOre + receipt.depositToPayOre} />
        </p>
      )}
    </div>
  );
}
