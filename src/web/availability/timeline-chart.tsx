import type { JSX } from 'preact';
import { type CalendarDate, calendarDate, daysBetween, monthOf } from '../../platform/calendar/index.js';
import type { BusyBecause } from '../../reservations/index.js';
import { showCode } from '../components/values.js';
import { useFrame, useTexts } from '../frame.js';
import { availabilityTexts } from './availability.texts.js';
import type { TimelineRow } from './timeline-view.js';
import { type Bar, type Week, barsOf } from './weeks.js';

/** What can keep an instrument, in the order of the legend. */
const reasons = ['loan', 'reservation', 'service', 'repair', 'transfer', 'missing'] as const;

const label = 148;
/** A week is drawn as wide as the page has room for, within bounds. */
const [leastWeek, mostWeek, room] = [26, 56, 976];
const head = 46;
const row = 34;
const bar = { top: 5, height: 24 };
/** So wide a bar must be for a word to stand in it. */
const wordWidth = 78;

interface TimelineChartProps {
  readonly kind: string;
  readonly rows: readonly TimelineRow[];
  readonly weeks: readonly Week[];
  readonly today: CalendarDate;
}

/** Instruments as rows and weeks as columns. What is drawn differs in pattern and word, not in colour alone. */
export function TimelineChart({ kind, rows, weeks, today }: TimelineChartProps): JSX.Element {
  const t = useTexts(availabilityTexts);
  const weekWidth = Math.max(leastWeek, Math.min(mostWeek, Math.floor(room / weeks.length)));
  const width = label + weeks.length * weekWidth + 1;
  const height = head + rows.length * row + 1;
  const title = t('chart', { kind });
  return (
    <div class="kb-weeks" role="region" aria-label={title} tabindex={0}>
      <svg
        class="kb-weeks__chart"
        role="img"
        aria-labelledby="timeline-title timeline-about"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <title id="timeline-title">{title}</title>
        <desc id="timeline-about">{t('chart.about')}</desc>
        <Patterns />
        <Columns weeks={weeks} weekWidth={weekWidth} height={height} />
        <Today weeks={weeks} weekWidth={weekWidth} today={today} height={height} />
        {rows.map((one, index) => (
          <g key={one.code} transform={`translate(0 ${head + index * row})`}>
            <line class="kb-weeks__line" x1={0} x2={width} y1={row} y2={row} />
            <text class="kb-weeks__code" x={2} y={15}>
              {showCode(one.code)}
            </text>
            <text class="kb-weeks__more" x={2} y={28}>
              {[one.size, one.grade.toLowerCase()].filter(Boolean).join(', ')}
            </text>
            <g transform={`translate(${label} 0)`}>
              {barsOf(one.busy, weeks).map((stretch) => (
                <BarShape key={`${stretch.because} ${stretch.start}`} bar={stretch} weekWidth={weekWidth} />
              ))}
            </g>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** What each pattern means. */
export function Legend(): JSX.Element {
  const t = useTexts(availabilityTexts);
  return (
    <ul class="kb-weeks-legend" aria-label={t('legend')}>
      <li>
        <svg width={34} height={24} aria-hidden="true">
          <rect class="kb-bar kb-bar--free" x={0.5} y={0.5} width={33} height={23} rx={4} />
        </svg>
        {t('because.free')}
      </li>
      {reasons.map((because) => (
        <li key={because}>
          <svg width={34} height={24} aria-hidden="true">
            <Shape because={because} x={0} y={0} width={34} height={24} />
          </svg>
          {t(`because.${because}`)}
        </li>
      ))}
    </ul>
  );
}

function BarShape({ bar: stretch, weekWidth }: { readonly bar: Bar; readonly weekWidth: number }): JSX.Element {
  const { because, start, days, opensBefore, opensAfter } = stretch;
  const t = useTexts(availabilityTexts);
  const x = (start * weekWidth) / 7;
  const width = (days * weekWidth) / 7;
  const words = `${opensBefore ? '‹ ' : ''}${t(`because.${because}`)}${opensAfter ? ' ›' : ''}`;
  return (
    <>
      <Shape because={because} x={x} y={bar.top} width={width} height={bar.height} />
      {width >= wordWidth && (
        <text class="kb-weeks__word" x={x + 5} y={bar.top + 13}>
          {words}
        </text>
      )}
    </>
  );
}

interface ShapeProps {
  readonly because: BusyBecause;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bar: plain above, where a word may stand, and its pattern below. */
function Shape({ because, x, y, width, height }: ShapeProps): JSX.Element {
  const band = 7;
  const inner = Math.max(width - 1, 1);
  return (
    <>
      <rect
        class={`kb-bar kb-bar--${because}`}
        x={x + 0.5}
        y={y + 0.5}
        width={inner}
        height={height - 1}
        rx={Math.min(4, inner / 2)}
      />
      <rect
        x={x + 1}
        y={y + height - band - 1}
        width={Math.max(width - 2, 1)}
        height={band}
        fill={`url(#kb-${because})`}
      />
    </>
  );
}

/** The patterns of the bars, told apart in black and white, too. */
function Patterns(): JSX.Element {
  const lines: Readonly<Record<BusyBecause, string>> = {
    loan: 'M0 7L7 0M-1 1L1 -1M6 8L8 6',
    reservation: 'M2 2h3v3h-3z',
    service: 'M0 3.5H7',
    repair: 'M0 0L7 7M7 0L0 7',
    transfer: 'M0 7L3.5 1L7 7',
    missing: 'M3.5 0V7',
  };
  return (
    <defs>
      {reasons.map((because) => (
        <pattern key={because} id={`kb-${because}`} width={7} height={7} patternUnits="userSpaceOnUse">
          <path class={`kb-pattern kb-pattern--${because}`} d={lines[because]} />
        </pattern>
      ))}
    </defs>
  );
}

interface ColumnsProps {
  readonly weeks: readonly Week[];
  readonly weekWidth: number;
  readonly height: number;
}

function Columns({ weeks, weekWidth, height }: ColumnsProps): JSX.Element {
  const { language } = useFrame();
  const t = useTexts(availabilityTexts);
  const months = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : `${language}-NO`, {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });
  return (
    <g>
      <text class="kb-weeks__more" x={2} y={head - 8}>
        {t('week')}
      </text>
      {weeks.map(({ monday, number }, index) => {
        const x = label + index * weekWidth;
        const before = weeks[index - 1]?.monday;
        const begins = before === undefined || monthOf(before) !== monthOf(monday);
        // A month of which only the last week is shown has no room for its name.
        const next = weeks[index + 1]?.monday;
        const named = begins && (next === undefined || monthOf(next) === monthOf(monday));
        return (
          <g key={monday}>
            <line
              class={begins ? 'kb-weeks__line kb-weeks__line--month' : 'kb-weeks__line'}
              x1={x}
              x2={x}
              y1={begins ? 4 : 26}
              y2={height}
            />
            {named && (
              <text class="kb-weeks__month" x={x + 4} y={18}>
                {months.format(Date.parse(monday))}
              </text>
            )}
            <text class="kb-weeks__week" x={x + weekWidth / 2} y={head - 8}>
              {number}
            </text>
          </g>
        );
      })}
      <line class="kb-weeks__line kb-weeks__line--month" x1={0} x2="100%" y1={head} y2={head} />
    </g>
  );
}

function Today({
  weeks,
  weekWidth,
  today,
  height,
}: ColumnsProps & Pick<TimelineChartProps, 'today'>): JSX.Element | null {
  const t = useTexts(availabilityTexts);
  const first = weeks[0]?.monday;
  if (first === undefined || today < first) return null;
  const days = daysBetween(calendarDate(first), today);
  if (days >= weeks.length * 7) return null;
  const x = label + ((days + 0.5) * weekWidth) / 7;
  return (
    <line class="kb-weeks__today" x1={x} x2={x} y1={head - 4} y2={height}>
      <title>{t('today')}</title>
    </line>
  );
}
