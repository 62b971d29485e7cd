// The transitions from one start, computed when they are first asked for and remembered as small integers, so that
// millions of sequences can be enumerated. The ledger sees each of them once, and has made sure that there are no
// more than `maxSnapshots`.

import { advance, begin, keyOf, type Start, takenEdges } from '../machine.js';
import type { Ledger, Position } from './ledger.js';
import { maxSnapshots, type WalkSubject } from './subject.js';

/** Snapshots are numbered as they are met, the first is 0; a cell is snapshot × events + event. */
export class Memo {
  readonly events: number;
  readonly #subject: WalkSubject;
  readonly #ledger: Ledger;
  readonly #cells: number;
  readonly #positions: Position[];
  readonly #numbers: Map<string, number>;
  readonly #next: Int16Array;
  readonly #names = new Map<number, string>();
  readonly #pairs: Uint8Array;
  #computed = 1;

  constructor(subject: WalkSubject, ledger: Ledger, start: Start) {
    this.#subject = subject;
    this.#ledger = ledger;
    this.events = subject.events.length;
    this.#cells = maxSnapshots * this.events;
    this.#positions = [ledger.begin(start, begin(subject.machine, start))];
    this.#numbers = new Map(this.#positions.map(({ snapshot }, at) => [keyOf(snapshot), at]));
    this.#next = new Int16Array(this.#cells).fill(-1);
    this.#pairs = new Uint8Array(this.#cells * this.#cells);
  }

  /** How many snapshots were computed, the first included. */
  get computed(): number {
    return this.#computed;
  }

  /** The snapshot that a cell leads to. */
  next(cell: number): number {
    if (this.#next[cell] === -1) this.#next[cell] = this.#compute(cell);
    return this.#next[cell] as number;
  }

  /** Whether a transition is taken there, or the event ignored. Known after `next`. */
  isTaken(cell: number): boolean {
    return this.#names.has(cell);
  }

  /** Remembers that one cell was taken right after another. */
  notePair(first: number, second: number): void {
    this.#pairs[first * this.#cells + second] = 1;
  }

  /** The names of the steps that were noted as pairs. */
  pairs(): [string, string][] {
    return [...this.#names].flatMap(([first, firstName]) =>
      [...this.#names]
        .filter(([second]) => this.#pairs[first * this.#cells + second])
        .map(([, secondName]): [string, string] => [firstName, secondName]),
    );
  }

  #compute(cell: number): number {
    const { machine, events } = this.#subject;
    const { lastStep: _, ...before } = this.#positions[Math.floor(cell / this.events)] as Position;
    const event = events[cell % this.events] as WalkSubject['events'][number];
    const after = advance(machine, before.snapshot, event);
    const position = this.#ledger.step(before, event, after);
    this.#computed++;
    if (takenEdges(machine, before.snapshot, event).length > 0) {
      this.#names.set(cell, position.lastStep as string);
    }
    const known = this.#numbers.get(keyOf(after));
    if (known !== undefined) return known;
    this.#numbers.set(keyOf(after), this.#positions.length);
    return this.#positions.push(position) - 1;
  }
}
