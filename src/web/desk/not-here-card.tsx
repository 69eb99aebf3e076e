import type { JSX } from 'preact';
import { conditions } from '../../inventory/index.js';
import { formatDay } from '../../platform/i18n/index.js';
import { Alert } from '../components/alert.js';
import { Tick } from '../components/field.js';
import { Icon } from '../components/icon.js';
import type { IconName } from '../components/icon-names.js';
import { wordTexts } from '../components/words.texts.js';
import { useFrame, useTexts } from '../frame.js';
import { InstrumentHead } from './desk-parts.js';
import { deskTexts } from './desk.texts.js';
import type { DeskRemedy, DeskView } from './desk-view.js';
import { Conditions } from './return-card.js';

/** What an instrument may be like that goes on to the shelf. */
const sound = conditions.slice(0, 3);

/** An instrument that can be neither lent nor taken back now: why, and what makes it free. Stands inside the desk's form. */
export function NotHereCard({
  view,
  removeHref,
}: {
  readonly view: DeskView & { readonly step: 'not-here' };
  readonly removeHref: string;
}): JSX.Element {
  const t = useTexts(deskTexts);
  const words = useTexts(wordTexts);
  const { instrument, state, remedy } = view;
  return (
    <>
      <InstrumentHead instrument={instrument} removeHref={removeHref} />
      <Alert tone="warning" title={t('not-here.title')}>
        <p>
          <strong>{words(`state.${state}`)}</strong> · {view.place}
        </p>
        <Why remedy={remedy} />
      </Alert>
      <Remedy remedy={remedy} />
      <p>
        <a class="ds-link" href={`/instruments/${instrument.code}`}>
          {t('not-here.open')}
        </a>
      </p>
    </>
  );
}

function Why({ remedy }: { readonly remedy: DeskRemedy | null }): JSX.Element {
  const t = useTexts(deskTexts);
  const { language } = useFrame();
  switch (remedy?.kind) {
    case 'receive': {
      const { from, to } = remedy;
      return <p>{from === null ? t('not-here.on-way-to', { to }) : t('not-here.in-transfer', { from, to })}</p>;
    }
    case 'finish-service': {
      const { until } = remedy;
      return (
        <p>
          {until === null ? t('not-here.service') : t('not-here.service-until', { day: formatDay(language, until) })}
        </p>
      );
    }
    case 'complete-repair': {
      const missing = remedy.accessories.filter(({ present }) => !present).map(({ name }) => name);
      return (
        <>
          <p>{t(`not-here.${remedy.repairStep}`)}</p>
          {missing.length > 0 && <p>{t('returned.missing', { names: missing.join(', ') })}</p>}
          {remedy.note !== null && <p>{t('not-here.repair-note', { note: remedy.note })}</p>}
        </>
      );
    }
    case undefined:
      return <p>{t('not-here.other')}</p>;
  }
}

function Remedy({ remedy }: { readonly remedy: DeskRemedy | null }): JSX.Element | null {
  const t = useTexts(deskTexts);
  switch (remedy?.kind) {
    case 'receive':
      return (
        <>
          <input type="hidden" name="transfer" value={remedy.transferId} />
          <Confirm icon="InboxDown" label={t('not-here.receive')} />
        </>
      );
    case 'finish-service':
      return <Confirm icon="CheckmarkCircle" label={t('not-here.finish-service')} />;
    case 'complete-repair':
      return <Completion remedy={remedy} />;
    case undefined:
      return null;
  }
}

function Confirm({ icon, label }: { readonly icon: IconName; readonly label: string }): JSX.Element {
  const t = useTexts(deskTexts);
  return (
    <div class="kb-confirm">
      <button class="ds-button kb-big-button" data-size="lg" type="submit" name="confirm" value="yes">
        <Icon name={icon} />
        {label}
      </button>
      <span class="kb-quiet kb-only-wide">{t('hand-over.enter')}</span>
    </div>
  );
}

function Completion({ remedy }: { readonly remedy: DeskRemedy & { readonly kind: 'complete-repair' } }): JSX.Element {
  const t = useTexts(deskTexts);
  const { repairId, repairStep, accessories } = remedy;
  return (
    <>
      <input type="hidden" name="repair" value={repairId} />
      <input type="hidden" name="outcome" value={repairStep === 'repair' ? 'repaired' : 'in-order'} />
      {accessories.length > 0 && (
        <fieldset class="kb-ticks">
          <legend class="ds-label">{t('completion.accessories')}</legend>
          <div>
            {accessories.map(({ id, name, present }) => (
              <Tick key={id} name="accessories" value={id} label={name} checked={present} />
            ))}
          </div>
          {accessories.map(({ id }) => (
            <input key={id} type="hidden" name="accessoriesOut" value={id} />
          ))}
        </fieldset>
      )}
      <Conditions choices={sound} about={t('completion.about')} />
    </>
  );
}
