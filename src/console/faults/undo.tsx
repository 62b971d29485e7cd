// What was taken back can be put in force again.

import { useState } from 'preact/hooks';

/** A rule or an exception as the control plane shows it: what it is, and what has become of it. */
interface Shown {
  readonly id: string;
  readonly left?: number;
}

/** What a rule or an exception is made of again: what is left of it, or all of it when nothing is. */
export function madeAgain({ id: _, left, ...shown }: Shown): object {
  const { seen: __, hits: ___, used: ____, ...body } = shown as Record<string, unknown>;
  const limit = ['times', 'uses'].find((key) => key in body);
  return { ...body, ...(limit && left ? { [limit]: left } : {}) };
}

/** Remembers what was taken back last. */
export function useUndo(again: (body: object) => Promise<void>) {
  const [removed, setRemoved] = useState<Shown>();
  const line = removed && (
    <p class="undo">
      Taken back.
      <button
        type="button"
        class="quiet"
        onClick={() => {
          setRemoved(undefined);
          again(madeAgain(removed));
        }}
      >
        Undo
      </button>
    </p>
  );
  return { line, remember: setRemoved };
}
