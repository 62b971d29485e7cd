/**
 * A binary heap of timers: the earliest first, those of the same instant in the order they were
 * set. Every timer knows its slot, so that one called off leaves at once instead of waiting for its
 * turn as a corpse.
 */

export class Timer {
  /** Where the heap keeps it, or last kept it; -1 before that. */
  slot = -1;

  constructor(
    readonly atMs: number,
    readonly order: number,
    readonly callback: () => void,
  ) {}

  isBefore(other: Timer): boolean {
    return this.atMs < other.atMs || (this.atMs === other.atMs && this.order < other.order);
  }
}

export class TimerHeap {
  readonly #timers: Timer[] = [];

  get size(): number {
    return this.#timers.length;
  }

  get first(): Timer | undefined {
    return this.#timers[0];
  }

  add(timer: Timer): void {
    this.#siftUp(timer, this.#timers.length);
  }

  /** Takes a timer out; one that is not in this heap is ignored. */
  remove(timer: Timer): void {
    const { slot } = timer;
    if (this.#timers[slot] !== timer) return;
    const last = this.#timers.pop();
    if (last === undefined || last === timer) return;
    // The last timer may come from another branch, so the hole can be too high or too low for it.
    this.#siftDown(last, slot);
    this.#siftUp(last, last.slot);
  }

  #siftUp(timer: Timer, from: number): void {
    let slot = from;
    while (slot > 0) {
      const parentSlot = (slot - 1) >> 1;
      const parent = this.#timers[parentSlot];
      if (parent === undefined || parent.isBefore(timer)) break;
      this.#place(parent, slot);
      slot = parentSlot;
    }
    this.#place(timer, slot);
  }

  #siftDown(timer: Timer, from: number): void {
    let slot = from;
    for (;;) {
      const left = this.#timers[2 * slot + 1];
      const right = this.#timers[2 * slot + 2];
      const child = left && right?.isBefore(left) ? right : left;
      if (child === undefined || timer.isBefore(child)) break;
      const childSlot = child.slot;
      this.#place(child, slot);
      slot = childSlot;
    }
    this.#place(timer, slot);
  }

  #place(timer: Timer, slot: number): void {
    this.#timers[slot] = timer;
    timer.slot = slot;
  }
}
