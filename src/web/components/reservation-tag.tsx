import type { JSX } from 'preact';
import type { ReservationState } from '../../reservations/index.js';
import { texts } from '../../platform/i18n/index.js';
import { useTexts } from '../frame.js';
import { Tag } from './tags.js';

/** What the states of a reservation are called. */
export const reservationStateTexts = texts({
  waiting: { nb: 'I kø', nn: 'I kø', en: 'In line' },
  'awaiting-acceptance': { nb: 'Venter på godkjenning', nn: 'Ventar på godkjenning', en: 'Awaiting acceptance' },
  confirmed: { nb: 'Bekreftet', nn: 'Stadfesta', en: 'Confirmed' },
  ready: { nb: 'Klar til henting', nn: 'Klar til henting', en: 'Ready for pick-up' },
  fulfilled: { nb: 'Hentet', nn: 'Henta', en: 'Picked up' },
  lapsed: { nb: 'Bortfalt', nn: 'Fallen bort', en: 'Lapsed' },
  cancelled: { nb: 'Avbestilt', nn: 'Avbestilt', en: 'Cancelled' },
  'no-show': { nb: 'Ikke hentet', nn: 'Ikkje henta', en: 'Not picked up' },
});

const tones = {
  waiting: 'warning',
  'awaiting-acceptance': 'warning',
  confirmed: 'success',
  ready: 'success',
  fulfilled: 'info',
  lapsed: 'neutral',
  cancelled: 'neutral',
  'no-show': 'neutral',
} as const satisfies Readonly<Record<ReservationState, string>>;

/** How a reservation stands. */
export function ReservationTag({ state }: { readonly state: ReservationState }): JSX.Element {
  return <Tag tone={tones[state]}>{useTexts(reservationStateTexts)(state)}</Tag>;
}
