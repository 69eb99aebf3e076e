import type { ComponentChildren, JSX } from 'preact';

interface AlertProps {
  readonly tone: 'info' | 'success' | 'warning' | 'danger';
  readonly title?: string | undefined;
  readonly children?: ComponentChildren;
}

/** A message that must be seen. The colour is never alone: the design system adds an icon for each tone. */
export function Alert({ tone, title, children }: AlertProps): JSX.Element {
  return (
    <div class="ds-alert" data-color={tone}>
      {title !== undefined && (
        <h2 class="ds-heading" data-size="2xs">
          {title}
        </h2>
      )}
      {typeof children === 'string' ? <p class="ds-paragraph">{children}</p> : children}
    </div>
  );
}
