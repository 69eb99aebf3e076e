import type { JSX } from 'preact';
import { type Condition, conditions } from '../../inventory/index.js';
import { Alert } from '../components/alert.js';
import { TextArea, TextField, Tick } from '../components/field.js';
import { Icon } from '../components/icon.js';
import { Facts } from '../components/blocks.js';
import { LoanTag, useStepWords } from '../components/tags.js';
import { InstrumentLink, InstrumentTitle } from '../components/instrument.js';
import { Day, Money, showCode } from '../components/values.js';
import { wordTexts } from '../components/words.texts.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { describe } from '../view-models.js';
import { InstrumentHead } from './desk-parts.js';
import { deskTexts } from './desk.texts.js';
import type { DeskProps, ReturnOffer, ReturnResult } from './desk-view.js';

/** What came back: tick what is with it, and one key for its condition. Stands inside the desk's form. */
export function ReturnCard({
  offer,
  removeHref,
}: {
  readonly offer: ReturnOffer;
  readonly removeHref: string;
}): JSX.Element {
  const t = useTexts(deskTexts);
  const words = useTexts(wordTexts);
  const { borrower, accessories, chosen, errors } = offer;
  return (
    <>
      <p class="kb-now">{t('return.title')}</p>
      <InstrumentHead instrument={offer.instrument} removeHref={removeHref} />
      {errors?.map(({ field, message }) => (
        <Alert key={field} tone="danger">
          {message}
        </Alert>
      ))}
      <Facts
        facts={[
          borrower !== null && [t('return.from'), borrower.displayName],
          [t('return.out'), <Day key="out" day={offer.outOn} />],
          [
            t('return.due'),
            <>
              <Day day={offer.dueOn} /> {offer.overdue && <LoanTag loan={{ state: 'open', overdue: true }} />}
            </>,
          ],
        ]}
      />
      {accessories.length > 0 && (
        <fieldset class="kb-ticks">
          <legend class="ds-label">{t('return.accessories')}</legend>
          <div>
            {accessories.map(({ id, name }) => (
              <Tick
                key={id}
                name="accessories"
                value={id}
                label={name}
                checked={chosen === undefined || chosen.accessories.includes(id)}
              />
            ))}
          </div>
          {accessories.map(({ id }) => (
            <input key={id} type="hidden" name="accessoriesOut" value={id} />
          ))}
        </fieldset>
      )}
      <Conditions
        choices={conditions}
        about={t('return.condition.about', {
          condition: words(`condition.${offer.condition}`).toLocaleLowerCase('nb'),
        })}
      />
      <details class="kb-more" open={chosen !== undefined && (chosen.note !== '' || chosen.returnedOn !== offer.today)}>
        <summary>{t('return.more')}</summary>
        <div class="kb-form">
          <TextArea name="note" label={t('return.note')} value={chosen?.note} maxlength={1000} rows={2} />
          <TextField
            name="returnedOn"
            label={t('return.on')}
            description={t('return.on.about')}
            type="date"
            width="medium"
            value={chosen?.returnedOn ?? offer.today}
            min={offer.outOn}
            max={offer.today}
          />
        </div>
      </details>
    </>
  );
}

/** What it is like now, each choice with its key. */
export function Conditions({
  choices,
  about,
  legend,
}: {
  readonly choices: readonly Condition[];
  readonly about: string;
  /** The question, where it is another one than of a return. */
  readonly legend?: string;
}): JSX.Element {
  const t = useTexts(deskTexts);
  const words = useTexts(wordTexts);
  return (
    <fieldset class="kb-conditions">
      <legend class="ds-label">{legend ?? t('return.condition')}</legend>
      <p class="kb-quiet">{about}</p>
      <div>
        {choices.map((condition, index) => (
          <button
            key={condition}
            class="kb-condition"
            data-condition={condition}
            data-desk-key={index + 1}
            type="submit"
            name="condition"
            value={condition}
          >
            <kbd>{index + 1}</kbd>
            <span>{words(`condition.${condition}`)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}

interface ReturnedCardProps {
  readonly result: ReturnResult;
  readonly day: (day: string) => string;
}

/** Where the instrument is to be put now, in letters that are read at arm's length. */
export function ReturnedCard({ result, day }: ReturnedCardProps): JSX.Element {
  const t = useTexts(deskTexts);
  const step = useStepWords();
  const { next, then, missing, depositBackOre } = result;
  const withDay = (one: ReturnResult['next']): string =>
    one.until === undefined ? step(one) : `${step(one)} ${t('returned.until', { day: day(one.until) })}`;
  return (
    <div class="kb-done" data-tone={next.step === 'shelf' ? 'success' : 'attention'}>
      <p class="kb-done__title">
        <Icon name="CheckmarkCircle" />
        {t('returned.title')}
      </p>
      <InstrumentTitle instrument={result.instrument} />
      <p class="kb-next" data-next={next.step}>
        {withDay(next)}
      </p>
      {next.pickupCode !== undefined && (
        <p>
          {t('returned.code')} <strong class="kb-pickup-code">{next.pickupCode}</strong>{' '}
          <a class="ds-link" href={withQuery('/desk/slip', { reservation: next.reservation })}>
            {t('returned.slip')}
          </a>
        </p>
      )}
      {then.length > 0 && (
        <p>
          {t('returned.then')}: {then.map(withDay).join(', ')}
        </p>
      )}
      {depositBackOre !== null && depositBackOre > 0 && (
        <p>
          {t('returned.deposit')}: <Money ore={depositBackOre} />
        </p>
      )}
      {missing.length > 0 && (
        <p class="kb-done__missing">
          <Icon name="ExclamationmarkTriangle" />
          {t('returned.missing', { names: missing.join(', ') })}
        </p>
      )}
    </div>
  );
}

/** The instrument before this one in the pile, and where it goes. */
export function JustReturned({ result }: { readonly result: ReturnResult }): JSX.Element {
  const t = useTexts(deskTexts);
  const step = useStepWords();
  return (
    <div class="kb-done" data-tone={result.next.step === 'shelf' ? 'success' : 'attention'}>
      <p class="kb-done__title">
        <Icon name="CheckmarkCircle" />
        {t('returned.title')}: {describe(result.instrument)} {showCode(result.instrument.code)}
      </p>
      <p class="kb-done__large">
        {step(result.next)} {result.next.pickupCode}
      </p>
      {result.depositBackOre !== null && result.depositBackOre > 0 && (
        <p>
          {t('returned.deposit')}: <Money ore={result.depositBackOre} />
        </p>
      )}
      {result.missing.length > 0 && <p>{t('returned.missing', { names: result.missing.join(', ') })}</p>}
    </div>
  );
}

/** The pile of this sitting: each instrument and where it goes. */
export function ReturnedList({ returned }: Pick<DeskProps, 'returned'>): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  const step = useStepWords();
  return (
    <section class="kb-beside-list">
      <h2 class="ds-heading" data-size="2xs">
        {deskTexts.count(language, 'returned.list', returned.total)}
      </h2>
      <ul class="kb-rows">
        {returned.newest.map((one) => (
          <li key={one.loanId}>
            <div>
              <InstrumentLink instrument={one.instrument} />
              {one.missing.length > 0 && (
                <p class="kb-quiet">{t('returned.missing', { names: one.missing.join(', ') })}</p>
              )}
            </div>
            <strong class="kb-rows__next">{step(one.next)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
