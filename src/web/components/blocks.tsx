import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.js';
import type { IconName } from './icon-names.js';

interface PageHeadProps {
  readonly title: ComponentChildren;
  /** What stands over the title: where one is. */
  readonly above?: ComponentChildren;
  readonly intro?: ComponentChildren;
  /** Buttons and links of the whole page. */
  readonly actions?: ComponentChildren;
}

/** The top of a page: its one h1, an introduction, and what can be done. */
export function PageHead({ title, above, intro, actions }: PageHeadProps): JSX.Element {
  return (
    <div class="kb-page-head">
      <div>
        {above !== undefined && <p class="kb-above">{above}</p>}
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        {intro !== undefined && <p class="kb-intro">{intro}</p>}
      </div>
      {actions !== undefined && <div class="kb-buttons">{actions}</div>}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly id?: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly quiet?: boolean;
}

/** A part of a page under its own heading. */
export function Section({ title, id, actions, children }: SectionProps): JSX.Element {
  return (
    <section class="kb-section" id={id}>
      <div class="kb-section__head">
        <h2 class="ds-heading" data-size="xs">
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** A surface that holds one thing together. */
export function Card({
  children,
  tone,
}: {
  readonly children: ComponentChildren;
  readonly tone?: 'tinted';
}): JSX.Element {
  return (
    <div class="ds-card" data-color="neutral" data-variant={tone}>
      {children}
    </div>
  );
}

/** A fact and its value; a fact without a value is left out. */
export type Fact = readonly [label: string, value: ComponentChildren];

/** Facts in two columns, one under the other on a narrow screen. */
export function Facts({ facts }: { readonly facts: readonly (Fact | false | undefined)[] }): JSX.Element {
  const shown = facts.filter(
    (fact): fact is Fact => Boolean(fact) && (fact as Fact)[1] !== null && (fact as Fact)[1] !== '',
  );
  return (
    <dl class="kb-facts">
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** What stands where there is nothing to list: why, and what to do. */
export function EmptyState({ icon, title, children }: EmptyStateProps): JSX.Element {
  return (
    <div class="kb-empty">
      <Icon name={icon} />
      <p class="kb-empty__title">{title}</p>
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}
