import type { ComponentChildren, JSX } from 'preact';
import { parseCalendarDate } from '../../platform/calendar/index.js';

/** A wrong field, already worded in the reader's language. */
export interface FieldMessage {
  readonly field: string;
  readonly message: string;
}

/** What was typed, by field, so that nothing is lost when a form comes back. */
export type FormValues<F extends string> = Readonly<Partial<Record<F, string>>>;

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly description?: ComponentChildren;
  readonly errors?: readonly FieldMessage[] | undefined;
  /** Said beside the label of a field that may stay empty; forms mark those, not the required ones. */
  readonly optional?: string | undefined;
}

interface Wiring {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

/** The id of a field, which the error summary links to. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

function Field(props: FieldProps & { readonly control: (wiring: Wiring) => JSX.Element }): JSX.Element {
  const { name, label, description, errors = [], optional, control } = props;
  const id = fieldId(name);
  const messages = errors.filter(({ field }) => field === name);
  const describedBy = [description !== undefined && `${id}-about`, messages.length > 0 && `${id}-error`].filter(
    Boolean,
  );
  return (
    <div class="ds-field">
      <label class="ds-label" for={id}>
        {label}
        {optional !== undefined && <span class="kb-optional"> ({optional})</span>}
      </label>
      {description !== undefined && (
        <div data-field="description" id={`${id}-about`}>
          {description}
        </div>
      )}
      {control({
        id,
        name,
        'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
        'aria-invalid': messages.length > 0 ? 'true' : undefined,
      })}
      {messages.length > 0 && (
        <div id={`${id}-error`}>
          {messages.map(({ message }) => (
            <p key={message} class="ds-validation-message" data-field="validation">
              {message}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'search' | 'date' | 'email' | 'tel' | 'password' | 'number' | 'time';
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly maxlength?: number;
  readonly width?: 'short' | 'medium' | 'long' | 'full';
  readonly spellcheck?: boolean;
  readonly autofocus?: boolean;
}

/** A browser shows no day that is none, and complains of it; the error beside the field says what is wrong. */
function shownDay(value: string): string {
  return parseCalendarDate(value) === undefined ? '' : value;
}

/** One line of text, a day, a number … with its label, explanation and error. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { value = '', type = 'text', width = 'full', required, autocomplete, inputmode, min, max } = props;
  const { maxlength, spellcheck, autofocus } = props;
  // Preact's types want one kind of input at a time; the attributes used here are common to all of these.
  const oneType: 'text' = type as 'text';
  return (
    <Field
      {...props}
      control={(wiring) => (
        <input
          class={`ds-input kb-width-${width}`}
          {...wiring}
          type={oneType}
          value={type === 'date' ? shownDay(value) : value}
          required={required}
          autocomplete={autocomplete ?? 'off'}
          inputmode={inputmode}
          min={min}
          max={max}
          maxlength={maxlength}
          spellcheck={spellcheck}
          autofocus={autofocus}
        />
      )}
    />
  );
}

interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxlength?: number;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const { value = '', rows = 3, maxlength } = props;
  return (
    <Field
      {...props}
      control={(wiring) => (
        <textarea class="ds-input" {...wiring} rows={rows} maxlength={maxlength}>
          {value}
        </textarea>
      )}
    />
  );
}

/** One choice of a list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly group?: string | undefined;
  /** Shown, but not to be had; the label says why. */
  readonly disabled?: boolean;
}

interface SelectProps extends FieldProps {
  readonly value?: string | undefined;
  readonly choices: readonly Choice[];
  /** Text of the choice that chooses nothing; without it the first choice is chosen. */
  readonly empty?: string | undefined;
  readonly required?: boolean;
  readonly width?: 'short' | 'medium' | 'long' | 'full';
}

/** A list to choose one from, grouped where the choices are. */
export function Select(props: SelectProps): JSX.Element {
  const { value = '', choices, empty, required, width = 'full' } = props;
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <Field
      {...props}
      control={(wiring) => (
        <select class={`ds-input kb-width-${width}`} {...wiring} required={required}>
          {empty !== undefined && (
            <option value="" selected={value === ''}>
              {empty}
            </option>
          )}
          {groups.map((group) => {
            const options = choices
              .filter((choice) => choice.group === group)
              .map((choice) => (
                <option
                  key={choice.value}
                  value={choice.value}
                  selected={choice.value === value}
                  disabled={choice.disabled}
                >
                  {choice.label}
                </option>
              ));
            return group === undefined ? (
              options
            ) : (
              <optgroup key={group} label={group}>
                {options}
              </optgroup>
            );
          })}
        </select>
      )}
    />
  );
}

interface TickProps {
  readonly name: string;
  readonly value: string;
  readonly label: ComponentChildren;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'checkbox' | 'radio';
  readonly description?: ComponentChildren;
}

/** A box to tick, or one of several to choose. */
export function Tick(props: TickProps): JSX.Element {
  const { name, value, label, checked = false, disabled, type = 'checkbox', description } = props;
  const id = fieldId(`${name}-${value}`);
  return (
    <div class="ds-field kb-tick">
      <input
        class="ds-input"
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        aria-describedby={description === undefined ? undefined : `${id}-about`}
      />
      <label class="ds-label" data-weight="regular" for={id}>
        {label}
      </label>
      {description !== undefined && (
        <div data-field="description" id={`${id}-about`}>
          {description}
        </div>
      )}
    </div>
  );
}

interface FieldGroupProps {
  readonly name: string;
  readonly legend: string;
  readonly description?: ComponentChildren;
  readonly errors?: readonly FieldMessage[] | undefined;
  readonly children: ComponentChildren;
}

/** Several boxes or choices under one question. */
export function FieldGroup({ name, legend, description, errors = [], children }: FieldGroupProps): JSX.Element {
  const messages = errors.filter(({ field }) => field === name);
  return (
    <fieldset class="ds-fieldset" id={fieldId(name)} tabindex={-1}>
      <legend class="ds-label">{legend}</legend>
      {description !== undefined && <p data-field="description">{description}</p>}
      {children}
      {messages.map(({ message }) => (
        <p key={message} class="ds-validation-message">
          {message}
        </p>
      ))}
    </fieldset>
  );
}
