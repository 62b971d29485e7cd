// Parts of forms: a field with its label, a refusal in words, and the buttons at the end.

import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Refused } from '../api/index.js';

/** A field: `children` gets the id that the label is for, and those of what describes it. */
export function Field(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what was entered. */
  readonly error?: string | undefined;
  readonly children: (id: string, describedBy: string | undefined) => ComponentChildren;
}) {
  const id = useId();
  const describedBy = [props.error && `${id}-error`, props.hint && `${id}-hint`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children(id, describedBy || undefined)}
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  );
}

/** A choice out of a list. */
export function Choice<T extends string | number>(props: {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}) {
  const { label, hint, error, value, options, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(id, describedBy) => (
        <select
          id={id}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
          value={String(value)}
          onChange={(event) => {
            const chosen = options[event.currentTarget.selectedIndex];
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={String(option.value)}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A line of text. */
export function TextField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly list?: string;
  readonly type?: 'text' | 'number' | 'password';
  readonly name?: string;
  readonly autocomplete?: 'username' | 'current-password';
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly onInput: (value: string) => void;
}) {
  const { label, hint, value, list, type = 'text', placeholder, name, error, onInput } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(id, describedBy) => (
        <input
          id={id}
          // Lists go with text only as far as the types know.
          type={type as 'text'}
          value={value}
          autocomplete={props.autocomplete ?? 'off'}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined}
          spellcheck={false}
          {...(name !== undefined && { name })}
          {...(list !== undefined && { list })}
          {...(placeholder !== undefined && { placeholder })}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** What was typed as a number, or as it is: the service says what it expects. */
export const asNumber = (typed: string): number | string =>
  /^-?\d+(\.\d+)?$/.test(typed.trim()) ? Number(typed) : typed;

/** A refusal of the service, with its code. */
export function Refusal({ why }: { readonly why: Refused | undefined }) {
  if (!why) return null;
  return (
    <p class="refusal">
      {why.code && <strong>{why.code}</strong>} {why.message}
    </p>
  );
}

/** A refusal, shared out to the fields of a form. */
export interface FieldErrors<Name extends string> {
  /** What is wrong with a field, in words. */
  at(name: Name): string | undefined;
  /** The refusal when none of the fields shows it. */
  readonly rest: Refused | undefined;
}

/**
 * Shares a refusal out to the fields of a form.
 *
 * @param names - what the request calls them; a part of one, such as `takes.min`, is told at the field
 */
export function fieldErrors<Name extends string>(
  why: Refused | undefined,
  names: readonly Name[],
): FieldErrors<Name> {
  const { name: place, words } = why?.field ?? { name: '', words: '' };
  const found = names.find(
    (name) => name !== '' && place.startsWith(name) && /^([.[]|$)/.test(place.slice(name.length)),
  );
  return {
    at: (name) => (name === found ? `${why?.code ?? ''} ${words}`.trim() : undefined),
    rest: found ? undefined : why,
  };
}

/** What a form does with the service: whether it is under way, and what the service refused last. */
export function useAsking(announce: (text: string) => void) {
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<Refused>();
  /** Whether it was done, and not refused. */
  async function ask(action: () => Promise<void>): Promise<boolean> {
    setBusy(true);
    setWhy(undefined);
    try {
      await action();
      return true;
    } catch (error) {
      setWhy(error as Refused);
      announce((error as Refused).message);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, why, ask };
}
