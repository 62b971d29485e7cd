// The timeline of an instance: the stretches of time that it spent in its statuses, newest first.

/** A stretch of time in one status. */
export interface Stretch {
  readonly status: string;
  readonly fromMs: number;
  /** Undefined for the one that lasts. */
  readonly toMs?: number;
}

/** Makes stretches of changes, which are oldest first. */
export function stretchesOf(
  changes: readonly { readonly at: string; readonly status: string }[],
): readonly Stretch[] {
  return changes
    .map(({ at, status }, index) => {
      const next = changes[index + 1];
      const fromMs = Date.parse(at);
      return next ? { status, fromMs, toMs: Date.parse(next.at) } : { status, fromMs };
    })
    .reverse();
}
