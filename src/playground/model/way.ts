// A way that the proof has found, as what the chart marks.

import type { Trace, Verdict } from '../../prove/index.js';
import { takenEdges } from '../../prove/internal.js';
import type { Chart } from './chart.js';

/** What of a chart a way takes. */
export interface Way {
  /** The names of the states that it visits, those around them included. */
  readonly visited: ReadonlySet<string>;
  /** The numbers of its steps by the names of the edges that they take. */
  readonly steps: ReadonlyMap<string, readonly number[]>;
  /** Where it ends. */
  readonly last: string;
}

/** The way to show for a verdict: to where the claim fails, or to where it says something. */
export const traceOf = ({ counterexample, witness }: Verdict): Trace | undefined =>
  counterexample ?? witness;

/** Finds the edges and states of a way. */
export function wayOf({ machine, names }: Chart, { steps: trace }: Trace): Way {
  const steps = new Map<string, number[]>();
  for (const [number, { event }] of trace.entries()) {
    const before = trace[number - 1];
    if (!event || !before) continue;
    for (const edge of takenEdges(machine, before.snapshot, event)) {
      const name = names.get(edge) ?? '';
      steps.set(name, [...(steps.get(name) ?? []), number]);
    }
  }
  const visited = trace.flatMap(({ state }) =>
    state.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')),
  );
  return { visited: new Set(visited), steps, last: trace.at(-1)?.state ?? '' };
}
