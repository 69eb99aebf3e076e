import type { JSX } from 'preact';
import { useFrame } from '../frame.js';
import type { IconName } from './icon-names.js';

/** A decorative icon out of the sprite; what it means stands beside it in words. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  const sprite = useFrame().assets['icons.svg'] ?? '';
  return (
    <svg class="kb-icon" aria-hidden="true" focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}
