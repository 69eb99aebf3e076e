import type { JSX } from 'preact';
import { formatMoney } from '../../platform/i18n/index.js';
import { useFrame, useTexts } from '../frame.js';
import { insightTexts } from './insight.texts.js';
import type { NamedGroup, ratios } from './insight-view.js';

/** In the units of the drawing, which is as wide as the narrowest phone has room for. */
const [width, row, bar] = [320, 42, { top: 20, height: 12 }] as const;

interface ChartProps {
  readonly year: string;
  readonly ratio: (typeof ratios)[number];
  readonly groups: readonly NamedGroup[];
}

/** What a loan, an instrument or a child costs, as a bar for each unit and grade, and one for all of them. */
export function InsightChart({ year, ratio, groups }: ChartProps): JSX.Element {
  const t = useTexts(insightTexts);
  const what = t(ratio.text);
  const most = Math.max(...groups.map((group) => group[ratio.of] ?? 0), 1);
  const height = groups.length * row;
  const [title, about] = [`${ratio.of}-title`, `${ratio.of}-about`];
  return (
    <figure class="kb-bars">
      <figcaption>{what}</figcaption>
      <svg role="img" aria-labelledby={`${title} ${about}`} viewBox={`0 0 ${width} ${height}`}>
        <title id={title}>{t('chart', { what, year })}</title>
        <desc id={about}>{t('chart.about')}</desc>
        {groups.map((group, nth) => (
          <g key={group.name} transform={`translate(0 ${nth * row})`}>
            <text class="kb-bars__name" x={0} y={bar.top - 6}>
              {group.name}
            </text>
            <Value group={group} ore={group[ratio.of]} />
            <rect class="kb-bars__track" x={0} y={bar.top} width={width} height={bar.height} rx={3} />
            <rect
              class={group.unit === null ? 'kb-bars__bar kb-bars__bar--all' : 'kb-bars__bar'}
              x={0}
              y={bar.top}
              width={(width * (group[ratio.of] ?? 0)) / most}
              height={bar.height}
              rx={3}
            />
          </g>
        ))}
      </svg>
    </figure>
  );
}

function Value({ group, ore }: { readonly group: NamedGroup; readonly ore: number | null }): JSX.Element {
  const t = useTexts(insightTexts);
  const { language } = useFrame();
  const words = group.hidden ? t('hidden') : ore === null ? t('none') : formatMoney(language, ore);
  return (
    <text class={ore === null ? 'kb-bars__value kb-bars__value--none' : 'kb-bars__value'} x={width} y={bar.top - 6}>
      {words}
    </text>
  );
}
