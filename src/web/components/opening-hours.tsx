import type { JSX } from 'preact';
import { useTexts } from '../frame.js';
import { wordTexts } from './words.texts.js';

/** Hours of one weekday (1 = Monday), in local time `HH:MM`. */
export interface OpenDay {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

/** The days of the week, Monday first. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export type Weekday = (typeof weekdays)[number];

/** A week's opening hours; neighbouring days with the same hours share a line. */
export function OpeningHours({ days }: { readonly days: readonly OpenDay[] }): JSX.Element {
  const t = useTexts(wordTexts);
  const hoursOf = (weekday: number): string => {
    const open = days.filter((day) => day.weekday === weekday);
    return open.length === 0 ? t('closed') : open.map(({ opens, closes }) => `${opens}–${closes}`).join(', ');
  };
  const runs: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const weekday of weekdays) {
    const hours = hoursOf(weekday);
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, hours });
  }
  return (
    <dl class="kb-hours">
      {runs.map(({ first, last, hours }) => (
        <div key={first}>
          <dt class="kb-first-upper">
            {first === last ? t(`weekday.${first}`) : `${t(`weekday.${first}`)}–${t(`weekday.${last}`)}`}
          </dt>
          <dd>{hours}</dd>
        </div>
      ))}
    </dl>
  );
}
