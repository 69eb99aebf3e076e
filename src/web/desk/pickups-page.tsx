import type { JSX } from 'preact';
import { formatDay } from '../../platform/i18n/index.js';
import { EmptyState, PageHead, Section } from '../components/blocks.js';
import { ActionButton } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { type Column, Table } from '../components/table.js';
import { Code, Day } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { withQuery } from '../href.js';
import { Layout } from '../layout/layout.js';
import { pickupTexts } from './pickups.texts.js';

/** One thing to do with an instrument that is promised. No person belongs to it. */
export interface PickupLine {
  readonly step: 'fetch' | 'send' | 'ready' | 'clear';
  readonly code: string;
  /** Kind and size in words. */
  readonly what: string;
  readonly place: string;
  readonly onHoldShelf: boolean;
  readonly reservation: string | null;
  readonly pickupPoint: { readonly id: string; readonly name: string } | null;
  readonly from: string | null;
  readonly pickupCode: string | null;
  readonly readyUntil: string | null;
}

const steps = ['fetch', 'send', 'clear', 'ready'] as const;

/** What the desks of a unit have to do with what is promised: what is done today first, what waits last. */
export function PickupsPage({ lines }: { readonly lines: readonly PickupLine[] }): JSX.Element {
  const t = useTexts(pickupTexts);
  const shown = steps.filter((step) => lines.some((line) => line.step === step));
  return (
    <Layout title={t('title')}>
      <PageHead
        title={t('title')}
        intro={t('intro')}
        actions={
          <>
            <a class="ds-button" data-variant="secondary" href="/teaching/school-year">
              {t('school-year')}
            </a>
            <a class="ds-button" data-variant="secondary" href="/desk">
              {t('desk')}
            </a>
          </>
        }
      />
      {shown.length === 0 && <EmptyState icon="CheckmarkCircle" title={t('none')} />}
      {shown.map((step) => (
        <Section key={step} title={t(step)} id={step}>
          <Lines step={step} lines={lines.filter((line) => line.step === step)} />
        </Section>
      ))}
    </Layout>
  );
}

function Lines({
  step,
  lines,
}: {
  readonly step: PickupLine['step'];
  readonly lines: readonly PickupLine[];
}): JSX.Element {
  const t = useTexts(pickupTexts);
  return (
    <Table
      caption={t(step)}
      rows={lines}
      rowKey={({ code, reservation }) => `${code} ${reservation ?? ''}`}
      columns={useColumns(step)}
    />
  );
}

function useColumns(step: PickupLine['step']): readonly Column<PickupLine>[] {
  const t = useTexts(pickupTexts);
  const what: Column<PickupLine>[] = [
    { head: t('instrument'), names: true, cell: (line) => line.what },
    {
      head: t('code'),
      cell: ({ code }) => (
        <a class="ds-link" href={`/instruments/${code}`}>
          <Code code={code} />
        </a>
      ),
    },
  ];
  const place: Column<PickupLine> = {
    head: t('place'),
    cell: (line) => (line.onHoldShelf ? t('on-shelf', { place: line.place }) : line.place),
  };
  const from: Column<PickupLine> = { head: t('from'), cell: (line) => line.from !== null && <Day day={line.from} /> };
  const action: Column<PickupLine> = { head: t('action'), quiet: true, cell: (line) => <Action line={line} /> };
  switch (step) {
    case 'fetch':
      return [...what, place, from, action];
    case 'send':
      return [...what, place, { head: t('to'), cell: (line) => line.pickupPoint?.name }, from, action];
    case 'clear':
      return [...what, place, action];
    case 'ready':
      return [
        { head: t('pickup-code'), cell: (line) => <strong class="kb-code">{line.pickupCode}</strong> },
        ...what,
        { head: t('until'), cell: (line) => line.readyUntil !== null && <Day day={line.readyUntil} /> },
        { head: t('to'), cell: (line) => line.pickupPoint?.name },
        action,
      ];
  }
}

function Action({ line }: { readonly line: PickupLine }): JSX.Element | null {
  const t = useTexts(pickupTexts);
  const { step, code, what, reservation, pickupPoint, onHoldShelf } = line;
  if (step === 'ready') {
    return (
      <a class="ds-link" href={withQuery('/desk/slip', { reservation: reservation ?? '' })}>
        {t('slip')}
        <span class="ds-sr-only"> {line.pickupCode}</span>
      </a>
    );
  }
  if (step === 'fetch') {
    const hidden = { reservation: reservation ?? '' };
    return <ActionButton action="/desk/pickups/ready" label={t('fetch.do')} about={what} hidden={hidden} />;
  }
  // What stands on the hold shelf for nobody goes where it is wanted as soon as it is taken off.
  if (step === 'send' && !onHoldShelf) {
    const hidden = { instrument: code, to: pickupPoint?.id ?? '' };
    return <ActionButton action="/desk/pickups/transfers" label={t('send.do')} about={what} hidden={hidden} />;
  }
  const hidden = { instrument: code };
  return <ActionButton action="/desk/pickups/clearings" label={t('clear.do')} about={what} hidden={hidden} />;
}

/** The slip that is put on an instrument on the hold shelf: a code, and never whose it is. */
export function SlipPage({ line }: { readonly line: PickupLine }): JSX.Element {
  const t = useTexts(pickupTexts);
  const { language } = useFrame();
  return (
    <Layout title={`${t('slip')} ${line.pickupCode ?? ''}`} width="narrow">
      <article class="kb-slip">
        <h1 class="kb-slip__code">{line.pickupCode}</h1>
        <p class="kb-slip__until">
          {line.readyUntil !== null && t('slip.until', { day: formatDay(language, line.readyUntil, 'long') })}
        </p>
        <p>
          {line.what} <Code code={line.code} />
        </p>
        <p>{line.pickupPoint?.name}</p>
      </article>
      <div class="kb-buttons">
        <button class="ds-button" type="button" data-print>
          <Icon name="PrinterLarge" />
          {t('slip.print')}
        </button>
        <a class="ds-button" data-variant="tertiary" href="/desk/pickups">
          {t('slip.back')}
        </a>
      </div>
    </Layout>
  );
}
