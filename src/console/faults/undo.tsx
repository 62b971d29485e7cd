// What was taken back can be put in force again.

import { useState } from 'preact/hooks';
import { usePage } from '../frame/index.js';
import { momentWords } from '../words/index.js';

/** A rule or an exception as the control plane shows it: what it is, and what has become of it. */
interface Shown {
  readonly id: string;
  readonly left?: number;
  readonly until?: string;
}

/** Until when a rule or an exception is in force, or that it was. */
export function endWords({ until, over }: { readonly until?: string; readonly over?: true }) {
  if (over) return ' · over';
  return until === undefined ? '' : ` · until ${momentWords(Date.parse(until))}`;
}

/**
 * What a rule or an exception is made of again: what is left of it, or all of it when nothing is.
 *
 * @param nowMs - the service's time; undefined while it is not known
 */
export function madeAgain(
  { id: _, left, until, ...shown }: Shown,
  nowMs: number | undefined,
): object {
  const { seen, hits, used, over, ...body } = shown as Record<string, unknown>;
  const limit = ['times', 'uses'].find((key) => key in body);
  const leftMs =
    until === undefined || nowMs === undefined ? 0 : Math.ceil(Date.parse(until) - nowMs);
  return {
    ...body,
    ...(limit && left ? { [limit]: left } : {}),
    ...(leftMs > 0 && { for: `${leftMs}ms` }),
  };
}

/**
 * Remembers what was taken back last.
 *
 * @param again - puts it in force again; false when that was refused, and it can be tried again
 */
export function useUndo(again: (body: object) => Promise<boolean>) {
  const { fleet } = usePage();
  const [removed, setRemoved] = useState<Shown>();
  const line = removed && (
    <p class="undo">
      Taken back.
      <button
        type="button"
        class="quiet"
        onClick={async () => {
          if (await again(madeAgain(removed, fleet.nowMs()))) setRemoved(undefined);
        }}
      >
        Undo
      </button>
    </p>
  );
  return { line, remember: setRemoved };
}
