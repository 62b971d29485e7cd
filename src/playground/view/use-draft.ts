// What is being written in a field: it counts as soon as it can be read, and until then it is said what is wrong.

import { useEffect, useState } from 'preact/hooks';

/** A text that is being written. */
export interface Draft {
  readonly text: string;
  /** What is wrong with it. */
  readonly error: string | undefined;
  write(text: string): void;
}

/**
 * Keeps what is being written.
 *
 * @param value - what counts; when that changes by itself, it is what is written as well
 * @param read - throws an Error when a text cannot be read
 * @param use - gets each text that can
 */
export function useDraft(
  value: string,
  read: (text: string) => unknown,
  use: (text: string) => void,
): Draft {
  const [draft, setDraft] = useState({ value, text: value });
  useEffect(() => {
    if (draft.value !== value) setDraft({ value, text: value });
  }, [draft.value, value]);
  const text = draft.value === value ? draft.text : value;
  const error = errorOf(read, text);
  return {
    text,
    error,
    write(next) {
      const isRead = errorOf(read, next) === undefined;
      setDraft({ value: isRead ? next : value, text: next });
      if (isRead) use(next);
    },
  };
}

/** What is wrong with a text, in one line. */
export function errorOf(read: (text: string) => unknown, text: string): string | undefined {
  try {
    read(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
