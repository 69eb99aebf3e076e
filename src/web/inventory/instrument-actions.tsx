import type { JSX } from 'preact';
import { conditions } from '../../inventory/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { FieldGroup, Select, TextArea, Tick } from '../components/field.js';
import { ActionButton, Form } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { commonTexts } from '../components/common.texts.js';
import { wordTexts } from '../components/words.texts.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { choicesOf } from '../view-models.js';
import { inventoryTexts } from './inventory.texts.js';
import type { InstrumentPageProps } from './inventory-view.js';

const outcomes = ['in-order', 'repaired', 'retired'] as const;

/** What the reader may do with the instrument now. */
export function InstrumentActions(props: InstrumentPageProps): JSX.Element | null {
  const { instrument, may } = props;
  const t = useTexts(inventoryTexts);
  if (!Object.entries(may).some(([what, allowed]) => allowed && what !== 'edit' && what !== 'print')) return null;
  return (
    <section class="kb-actions" aria-label={t('actions.title')}>
      <div class="kb-buttons">
        {may.desk && (
          <a class="ds-button" href={withQuery('/desk', { instrument: instrument.code })}>
            <Icon name="HandShakeHeart" />
            {t('actions.desk')}
          </a>
        )}
        {may.regrade && (
          <a class="ds-button" data-variant="secondary" href={`/instruments/${instrument.code}/regrade`}>
            <Icon name="Star" />
            {t('actions.regrade')}
          </a>
        )}
      </div>
      <UnderWay {...props} />
      <RepairDone {...props} />
      <Service {...props} />
      {may.reportFound && <Found {...props} />}
      {may.repair && <SendToRepair {...props} />}
      {may.transfer && <SendAway {...props} />}
    </section>
  );
}

function UnderWay({ transfer, may }: InstrumentPageProps): JSX.Element | null {
  const t = useTexts(inventoryTexts);
  const { language } = useFrame();
  if (transfer === null) return null;
  const { id, from, to, since } = transfer;
  return (
    <div class="kb-task">
      <p>
        <Icon name="Truck" /> {t('transfer.open', { from, to, day: formatDay(language, since) })}
      </p>
      {may.receive && (
        <ActionButton action={`/transfers/${id}/receipt`} label={t('transfer.receive', { to })} variant="primary" />
      )}
    </div>
  );
}

function Service({ instrument, may }: InstrumentPageProps): JSX.Element | null {
  const t = useTexts(inventoryTexts);
  const { sendTo } = instrument;
  if (!may.finishService) return null;
  return (
    <div class="kb-task">
      <p>
        <Icon name="Clock" /> {sendTo === null ? t('service.open') : t('service.over', { point: sendTo })}
      </p>
      <ActionButton
        action={`/instruments/${instrument.code}/service-end`}
        label={sendTo === null ? t('service.finish') : t('service.send', { point: sendTo })}
        variant="primary"
      />
    </div>
  );
}

function RepairDone({ repair, may, instrument }: InstrumentPageProps): JSX.Element | null {
  const t = useTexts(inventoryTexts);
  const words = useTexts(wordTexts);
  const { language } = useFrame();
  if (repair === null) return null;
  return (
    <div class="kb-task" id="repair">
      <p>
        <Icon name="Wrench" /> {t(`repair.open.${repair.step}`, { day: formatDay(language, repair.since) })}
      </p>
      {repair.note !== null && <blockquote>{repair.note}</blockquote>}
      {may.completeRepair && (
        <Form action={`/repairs/${repair.id}/completion`} class="kb-form" keyed>
          <FieldGroup name="outcome" legend={t('repair.outcome')}>
            <div>
              {outcomes.map((outcome, index) => (
                <Tick
                  key={outcome}
                  type="radio"
                  name="outcome"
                  value={outcome}
                  label={t(`repair.outcome.${outcome}`)}
                  checked={index === 0}
                />
              ))}
            </div>
          </FieldGroup>
          <Select
            name="condition"
            label={t('repair.condition')}
            width="medium"
            value={instrument.condition}
            choices={conditions.map((condition) => ({ value: condition, label: words(`condition.${condition}`) }))}
          />
          <div class="kb-buttons">
            <button class="ds-button" type="submit">
              {t('repair.complete')}
            </button>
          </div>
        </Form>
      )}
    </div>
  );
}

function SendToRepair({ instrument }: InstrumentPageProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  return (
    <details class="kb-more">
      <summary>{t('actions.repair')}</summary>
      <Form action={`/instruments/${instrument.code}/repairs`} class="kb-form" keyed>
        <TextArea name="note" label={t('repair.note')} maxlength={1000} />
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('repair.do')}
          </button>
        </div>
      </Form>
    </details>
  );
}

function Found({ instrument, points }: InstrumentPageProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  const [only, another] = choicesOf(points);
  return (
    <div class="kb-task">
      <p>{t('found.about')}</p>
      <Form action={`/instruments/${instrument.code}/found`} class="kb-form" keyed>
        <Select
          name="lendingPoint"
          label={t('found.where')}
          value={another === undefined ? only?.value : undefined}
          choices={choicesOf(points)}
          empty={common('choose')}
          width="medium"
          required
        />
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('found.do')}
          </button>
        </div>
      </Form>
    </div>
  );
}

function SendAway({ instrument, points }: InstrumentPageProps): JSX.Element {
  const t = useTexts(inventoryTexts);
  const common = useTexts(commonTexts);
  return (
    <details class="kb-more">
      <summary>{t('actions.transfer')}</summary>
      <Form action={`/instruments/${instrument.code}/transfers`} class="kb-form" keyed>
        <Select
          name="to"
          label={t('transfer.to')}
          choices={choicesOf(points)}
          empty={common('choose')}
          width="medium"
          required
        />
        <div class="kb-buttons">
          <button class="ds-button" type="submit">
            {t('transfer.do')}
          </button>
        </div>
      </Form>
    </details>
  );
}
