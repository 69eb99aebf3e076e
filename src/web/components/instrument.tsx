import type { JSX } from 'preact';
import { describe, type InstrumentRef } from '../view-models.js';
import { GradeTag } from './tags.js';
import { Code } from './values.js';

/** An instrument in a line of text, leading to its page. */
export function InstrumentLink({ instrument }: { readonly instrument: InstrumentRef }): JSX.Element {
  return (
    <span class="kb-instrument">
      <a class="ds-link" href={`/instruments/${instrument.code}`}>
        {describe(instrument)}
      </a>{' '}
      <Code code={instrument.code} />
    </span>
  );
}

/** An instrument as the subject of a card: kind large, then make, grade and code. */
export function InstrumentTitle({ instrument }: { readonly instrument: InstrumentRef }): JSX.Element {
  const make = [instrument.maker, instrument.model].filter(Boolean).join(' ');
  return (
    <div class="kb-subject">
      <p class="kb-subject__name">{[instrument.kind, instrument.size].filter(Boolean).join(' ')}</p>
      <p class="kb-subject__more">
        <Code code={instrument.code} />
        {make !== '' && <span>{make}</span>}
        <GradeTag grade={instrument.grade} />
      </p>
    </div>
  );
}
