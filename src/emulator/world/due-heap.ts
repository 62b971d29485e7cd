// What is due, earliest first; of the same instant in the order in which it was put down.

/** A due record, as far as its order goes. */
export interface DueEntry {
  readonly id: string;
  readonly atMs: number;
  readonly seq: number;
}

const isBefore = (a: DueEntry, b: DueEntry) =>
  a.atMs < b.atMs || (a.atMs === b.atMs && a.seq < b.seq);

export class DueHeap {
  #entries: DueEntry[] = [];

  get first(): DueEntry | undefined {
    return this.#entries[0];
  }

  add(entry: DueEntry): void {
    const heap = this.#entries;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as DueEntry;
      if (!isBefore(entry, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  shift(): DueEntry | undefined {
    const heap = this.#entries;
    const [first, last] = [heap[0], heap.pop()];
    if (!last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      const right = heap[below + 1];
      if (right && isBefore(right, heap[below] as DueEntry)) below++;
      const child = heap[below] as DueEntry;
      if (!isBefore(child, last)) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = last;
    return first;
  }

  clear(): void {
    this.#entries = [];
  }
}
