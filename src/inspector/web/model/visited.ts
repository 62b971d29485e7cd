// What the actors of a machine have visited until a moment, counted on from where it was counted before.

import { Coverage, type MachineChart } from '../../../statechart/internal.js';
import { actorKey, type Journal } from '../../journal/index.js';

/** The visits of all actors with one definition. */
export class Visited {
  readonly coverage: Coverage;
  readonly #definition: string | undefined;
  readonly #chart: MachineChart;
  readonly #journal: Journal;
  readonly #actors = new Set<string>();
  #seq = 0;

  constructor(chart: MachineChart, definition: string | undefined, journal: Journal) {
    this.coverage = new Coverage(chart);
    this.#chart = chart;
    this.#definition = definition;
    this.#journal = journal;
    for (const [key, { actor, last }] of journal.earlierActors) {
      if (actor.definition !== definition) continue;
      this.#actors.add(key);
      if (last) this.coverage.see(key, last.snapshot.value, last.event?.type);
    }
  }

  /** How many actors have the definition. */
  get actors(): number {
    return this.#actors.size;
  }

  /** Whether it can be counted on from here. */
  isOf(chart: MachineChart, journal: Journal, seq: number): boolean {
    return this.#chart === chart && this.#journal === journal && this.#seq <= seq;
  }

  /** Counts what came since, up to a message. */
  countTo(seq: number): void {
    const { entries } = this.#journal;
    const first = entries[0]?.seq ?? 0;
    for (let at = Math.max(0, this.#seq + 1 - first); at < entries.length; at++) {
      const entry = entries[at];
      if (!entry || entry.seq > seq) break;
      this.#seq = entry.seq;
      const { message, source } = entry;
      const key = actorKey(source, message.sessionId);
      if (message.type === '@xstate.actor') {
        if (message.definition === this.#definition) this.#actors.add(key);
        else this.#actors.delete(key);
      } else if (message.type === '@xstate.snapshot' && this.#actors.has(key)) {
        this.coverage.see(key, message.snapshot.value, message.event?.type);
      }
    }
  }
}
