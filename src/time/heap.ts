// A binary heap, the first entry on top. Each entry knows its slot, so that it can be removed in the logarithm
// of the heap's size; the queues of packages have to search for it.

/** What a heap can hold. */
export interface HeapEntry {
  /** Where the heap keeps it, or last kept it; -1 before that. The heap sets it. */
  slot: number;
}

/** A set of entries of which the first is always known. */
export class Heap<E extends HeapEntry> {
  #entries: E[] = [];
  readonly #isBefore: (one: E, other: E) => boolean;

  /** @param isBefore - the order; no two entries may be equal in it */
  constructor(isBefore: (one: E, other: E) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#entries.length;
  }

  get first(): E | undefined {
    return this.#entries[0];
  }

  add(entry: E): void {
    this.#siftUp(entry, this.#entries.length);
  }

  /** Removes an entry; one that is not in this heap is ignored. */
  remove(entry: E): void {
    const { slot } = entry;
    if (this.#entries[slot] !== entry) return;
    const last = this.#entries.pop();
    if (last === undefined || last === entry) return;
    // The last entry may come from another branch, so the hole can be too high or too low for it.
    this.#siftDown(last, slot);
    this.#siftUp(last, last.slot);
  }

  clear(): void {
    this.#entries = [];
  }

  /** Whether more than `count` of the first entries match; after one that does not, none does. Looks at those alone. */
  isMoreThan(count: number, matches: (entry: E) => boolean): boolean {
    const slots = [0];
    let found = 0;
    for (let slot = slots.pop(); slot !== undefined && found <= count; slot = slots.pop()) {
      const entry = this.#entries[slot];
      if (entry === undefined || !matches(entry)) continue;
      found++;
      slots.push(2 * slot + 2, 2 * slot + 1);
    }
    return found > count;
  }

  #siftUp(entry: E, from: number): void {
    let slot = from;
    while (slot > 0) {
      const parentSlot = (slot - 1) >> 1;
      const parent = this.#entries[parentSlot];
      if (parent === undefined || this.#isBefore(parent, entry)) break;
      this.#place(parent, slot);
      slot = parentSlot;
    }
    this.#place(entry, slot);
  }

  #siftDown(entry: E, from: number): void {
    let slot = from;
    for (;;) {
      const left = this.#entries[2 * slot + 1];
      const right = this.#entries[2 * slot + 2];
      const child = left && right && this.#isBefore(right, left) ? right : left;
      if (child === undefined || this.#isBefore(entry, child)) break;
      const childSlot = child.slot;
      this.#place(child, slot);
      slot = childSlot;
    }
    this.#place(entry, slot);
  }

  #place(entry: E, slot: number): void {
    this.#entries[slot] = entry;
    entry.slot = slot;
  }
}
