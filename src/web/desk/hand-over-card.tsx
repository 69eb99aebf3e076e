import type { JSX } from 'preact';
import { conditions } from '../../inventory/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { Tick } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { InstrumentTitle } from '../components/instrument.js';
import { Day, Money, showCode } from '../components/values.js';
import { wordTexts } from '../components/words.texts.js';
import { useFrame, useTexts } from '../frame.js';
import { type BorrowerRef, type InstrumentRef, describe } from '../view-models.js';
import { BorrowerHead, InstrumentHead } from './desk-parts.js';
import { deskTexts } from './desk.texts.js';
import type { DeskBorrower, HandOverOffer, HandOverReceipt, OutgrownOffer } from './desk-view.js';
import { Override, Refusals, wayAround } from './refusals.js';
import { Conditions } from './return-card.js';

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
  const { refusals, outgrown } = offer;
  const way = wayOf(offer, refusals);
  const exception = way === 'override';
  // What comes back in the same step may be all that stands in the way.
  const wayWithReturn = outgrown === undefined ? 'none' : wayOf(offer, outgrown.refusals);
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
      {(way !== 'none' || wayWithReturn !== 'none') && (
        <>
          <Accessories offer={offer} />
          <div class="kb-hand-over__terms">
            <DueDay offer={offer} />
            <Cost {...offer} />
          </div>
        </>
      )}
      {outgrown !== undefined && wayWithReturn !== 'none' && <Outgrown outgrown={outgrown} chosen={offer.chosen} />}
      {exception && <Override {...offer} />}
      {way === 'none' && outgrown !== undefined && wayWithReturn === 'override' && (
        <Override {...offer} refusals={outgrown.refusals} />
      )}
      {way !== 'none' && (
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
      )}
    </>
  );
}

function wayOf(offer: HandOverOffer, refusals: HandOverOffer['refusals']): 'free' | ReturnType<typeof wayAround> {
  return refusals.length === 0 ? 'free' : wayAround({ ...offer, refusals });
}

/** Takes the smaller one back and hands the bigger one over, with one key. */
function Outgrown({
  outgrown,
  chosen,
}: {
  readonly outgrown: OutgrownOffer;
  readonly chosen: HandOverOffer['chosen'];
}): JSX.Element {
  const t = useTexts(deskTexts);
  const words = useTexts(wordTexts);
  const { instrument, accessories, condition } = outgrown;
  const back = chosen?.outgrown;
  const name = `${describe(instrument)} ${showCode(instrument.code)}`;
  return (
    <section class="kb-outgrown">
      <h2 class="ds-heading" data-size="2xs">
        {t('outgrown.title', { instrument: name })}
      </h2>
      <p>{t('outgrown.about')}</p>
      <input type="hidden" name="outgrown" value={instrument.code} />
      {accessories.length > 0 && (
        <fieldset class="kb-ticks">
          <legend class="ds-label">{t('return.accessories')}</legend>
          <div>
            {accessories.map(({ id, name: label }) => (
              <Tick
                key={id}
                name="outgrownBack"
                value={id}
                label={label}
                checked={back === undefined || back.includes(id)}
              />
            ))}
          </div>
          {accessories.map(({ id }) => (
            <input key={id} type="hidden" name="outgrownOut" value={id} />
          ))}
        </fieldset>
      )}
      <Conditions
        choices={conditions}
        legend={t('outgrown.condition', { instrument: name })}
        about={t('outgrown.keys', { condition: words(`condition.${condition}`).toLocaleLowerCase('nb') })}
      />
    </section>
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
