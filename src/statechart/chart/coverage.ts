// Which states and transitions of a chart were visited so far.

import { activeStates, edgeTaken } from './active.js';
import type { ChartTransition, MachineChart } from './shape.js';

/** What was visited of a chart, by any number of actors. */
export class Coverage {
  /** Ids of the states that were active, the root's among them. */
  readonly states = new Set<string>();
  readonly transitions = new Set<ChartTransition>();
  readonly #chart: MachineChart;
  readonly #last = new Map<string, ReadonlySet<string>>();

  constructor(chart: MachineChart) {
    this.#chart = chart;
  }

  /**
   * Counts a snapshot.
   *
   * @param actor - whose it is; its snapshots come in their order
   * @param value - of the snapshot
   * @param eventType - of the event that led to it
   */
  see(actor: string, value: unknown, eventType: string | undefined): void {
    const before = this.#last.get(actor) ?? new Set();
    const after = activeStates(value);
    for (const id of after) if (this.#chart.states.has(id)) this.states.add(id);
    for (const each of edgeTaken(this.#chart, eventType, before, after)) this.transitions.add(each);
    this.#last.set(actor, after);
  }
}
