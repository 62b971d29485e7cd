// Parts of forms: a field with its label, a refusal in words, and the buttons at the end.

import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Refused } from '../api/index.js';

/** A field: `children` gets the id that the label is for. */
export function Field(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: (id: string) => ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children(id)}
      {props.hint && <p class="hint">{props.hint}</p>}
    </div>
  );
}

/** A choice out of a list. */
export function Choice<T extends string | number>(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}) {
  const { label, hint, value, options, onChange } = props;
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <select
          id={id}
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
  readonly type?: 'text' | 'number';
  readonly placeholder?: string;
  readonly onInput: (value: string) => void;
}) {
  const { label, hint, value, list, type = 'text', placeholder, onInput } = props;
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <input
          id={id}
          type={type}
          value={value}
          autocomplete="off"
          spellcheck={false}
          {...(list !== undefined && { list })}
          {...(placeholder !== undefined && { placeholder })}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A refusal of the service, with its code. */
export function Refusal({ why }: { readonly why: Refused | undefined }) {
  if (!why) return null;
  return (
    <p class="refusal">
      {why.code && <strong>{why.code}</strong>} {why.message}
    </p>
  );
}

/** What a form does with the service: whether it is under way, and what the service refused last. */
export function useAsking(announce: (text: string) => void) {
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<Refused>();
  async function ask(action: () => Promise<void>): Promise<void> {
    setBusy(true);
    setWhy(undefined);
    try {
      await action();
    } catch (error) {
      setWhy(error as Refused);
      announce((error as Refused).message);
    } finally {
      setBusy(false);
    }
  }
  return { busy, why, ask };
}
