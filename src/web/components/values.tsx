import type { JSX } from 'preact';
import { formatDay, formatInstant, formatMoney } from '../../platform/i18n/index.js';
import { useFrame } from '../frame.js';

/** An instrument's code as people read it: `7K3-M9Q8`. */
export function showCode(code: string): string {
  return code.length === 7 ? `${code.slice(0, 3)}-${code.slice(3)}` : code;
}

/** An instrument's code, kept together and apart from the direction of the text around it. */
export function Code({ code }: { readonly code: string }): JSX.Element {
  return <bdi class="kb-code">{showCode(code)}</bdi>;
}

/** A calendar day in words. */
export function Day({ day, long = false }: { readonly day: string; readonly long?: boolean }): JSX.Element {
  const { language } = useFrame();
  return <time datetime={day}>{formatDay(language, day, long ? 'long' : 'short')}</time>;
}

/** An instant in the installation's zone. */
export function Instant({ at }: { readonly at: Date }): JSX.Element {
  const { language, timeZone } = useFrame();
  return <time datetime={at.toISOString()}>{formatInstant(language, at, timeZone)}</time>;
}

/** An amount in øre, as kroner. */
export function Money({ ore }: { readonly ore: number }): JSX.Element {
  const { language } = useFrame();
  return <span class="kb-money">{formatMoney(language, ore)}</span>;
}
