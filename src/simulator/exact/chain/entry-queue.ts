// What is known to happen when: entries into states at moments in ascending order, those of the same
// moment and state put together.

/** An entry into a state. */
export interface Entry {
  readonly state: number;
  readonly probability: number;
  /** How uncertain the moment is: its variance, in square milliseconds; 0 where it is exact. */
  readonly variance: number;
}

/** Entries to come. */
export class Agenda {
  readonly #entries = new Map<number, Map<number, Entry>>();
  /** The moments to come, latest first. */
  readonly #moments: number[] = [];

  add(atMs: number, state: number, probability: number, variance = 0): void {
    const entries = this.#entries.get(atMs) ?? new Map<number, Entry>();
    if (!this.#entries.has(atMs)) {
      this.#entries.set(atMs, entries);
      this.#moments.splice(this.#place(atMs), 0, atMs);
    }
    const known = entries.get(state);
    entries.set(state, {
      state,
      probability: (known?.probability ?? 0) + probability,
      variance: Math.max(known?.variance ?? 0, variance),
    });
  }

  /** Takes off the earliest moment. */
  next(): { readonly atMs: number; readonly entries: Iterable<Entry> } | undefined {
    const atMs = this.#moments.pop();
    if (atMs === undefined) return undefined;
    const entries = this.#entries.get(atMs) as Map<number, Entry>;
    this.#entries.delete(atMs);
    return { atMs, entries: entries.values() };
  }

  #place(atMs: number): number {
    let [low, high] = [0, this.#moments.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#moments[middle] as number) > atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
