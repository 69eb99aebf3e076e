import type { ComponentChildren, JSX } from 'preact';
import { useFrame } from '../frame.js';
import { Icon } from './icon.js';
import type { IconName } from './icon-names.js';

interface FormProps {
  readonly action: string;
  readonly id?: string;
  readonly class?: string;
  /** Name of the form for assistive technology, where no heading stands before it. */
  readonly label?: string;
  /** Adds `_key`: set on every form that changes the register. */
  readonly keyed?: boolean;
  readonly children: ComponentChildren;
}

/** A POST form with the hidden fields `_csrf` and, if it changes the register, `_key`. */
export function Form({ action, id, class: className, label, keyed = false, children }: FormProps): JSX.Element {
  const { csrf, newKey } = useFrame();
  return (
    <form method="post" action={action} id={id} class={className} aria-label={label} novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      {keyed && <input type="hidden" name="_key" value={newKey()} />}
      {children}
    </form>
  );
}

interface ActionButtonProps {
  readonly action: string;
  readonly label: string;
  /** What it acts on, for those who hear one button after the other: "Forny" + "Fiolin 7K3-M9Q8". */
  readonly about?: string | undefined;
  readonly icon?: IconName;
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly tone?: 'danger';
  readonly hidden?: Readonly<Record<string, string>>;
  readonly keyed?: boolean;
}

/** One button that does one thing: a form of its own, so that it works before any script has loaded. */
export function ActionButton(props: ActionButtonProps): JSX.Element {
  const { action, label, about, icon, variant = 'secondary', tone, hidden = {}, keyed = true } = props;
  return (
    <Form action={action} keyed={keyed} class="kb-action">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class="ds-button" data-variant={variant} data-color={tone} type="submit">
        {icon && <Icon name={icon} />}
        {label}
        {about !== undefined && <span class="ds-sr-only"> {about}</span>}
      </button>
    </Form>
  );
}

interface SubmitProps {
  readonly label: string;
  readonly cancelHref?: string;
  readonly cancelLabel?: string;
}

/** The end of a form: the button that sends it, and the way out. */
export function FormEnd({ label, cancelHref, cancelLabel }: SubmitProps): JSX.Element {
  return (
    <div class="kb-buttons">
      <button class="ds-button" type="submit">
        {label}
      </button>
      {cancelHref !== undefined && (
        <a class="ds-button" data-variant="tertiary" href={cancelHref}>
          {cancelLabel}
        </a>
      )}
    </div>
  );
}
