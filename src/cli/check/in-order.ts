// Traces in the order of their times, whatever their files are called and whichever end is newest. A file
// whose times go down is turned round; several are merged by time, with only those open that overlap.

import type { TimeOptions } from '../../observer/index.js';
import { InstantReader } from '../../observer/internal.js';
import { Heap, type HeapEntry } from '../../time/index.js';
import { badInput } from '../environment/failures.js';
import { countText } from '../terminal/figures.js';
import { type EntryOptions, entriesOf } from './entries.js';
import type { Entries } from './entry.js';
import type { Source } from './sources.js';

/** How to read traces in order. */
export interface OrderOptions extends EntryOptions {
  /** How times are read. */
  readonly times: TimeOptions;
  /** Receives, once, what a reader of the report should know about how a source was read. */
  readonly note: (note: string) => void;
}

/** Entries of one source, from one to before another. */
export interface SourceEntries {
  readonly source: Source;
  readonly entries: Entries;
  readonly from: number;
  readonly to: number;
}

/** How many changes of time are enough to tell the direction, and after how many entries to give up. */
const [enoughSteps, mostLooked] = [100, 100_000];

/** How many entries are turned round in memory. */
const mostTurned = 2_000_000;

/** Reads several sources as one trace, in the order of their times. */
export async function* inOrder(
  sources: readonly Source[],
  options: OrderOptions,
): AsyncGenerator<SourceEntries, void, void> {
  const [only] = sources;
  if (only && sources.length === 1) {
    for await (const entries of newestLast(only, options)) {
      yield { source: only, entries, from: 0, to: entries.length };
    }
    return;
  }
  const waiting: Cursor[] = [];
  for (const [order, source] of sources.entries()) {
    waiting.push(await Cursor.open(source, order, options));
  }
  waiting.sort((one, other) => (isBefore(one, other) ? -1 : 1));
  options.note(`${countText(sources.length)} sources, read in the order of their times`);
  const active = new Heap<Cursor>(isBefore);
  for (;;) {
    const [next] = waiting;
    const { first } = active;
    if (next && (!first || isBefore(next, first))) {
      waiting.shift();
      if (await next.resume()) active.add(next);
      continue;
    }
    if (!first) return;
    active.remove(first);
    const untilMs = Math.min(
      active.first?.headMs ?? Number.POSITIVE_INFINITY,
      next?.headMs ?? Number.POSITIVE_INFINITY,
    );
    const taken = first.take(untilMs);
    if (taken) yield { source: first.source, ...taken };
    if (await first.resume()) active.add(first);
  }
}

const isBefore = (one: Cursor, other: Cursor): boolean =>
  one.headMs < other.headMs || (one.headMs === other.headMs && one.order < other.order);

/** A source that is read along with others, and the time of its next entry. */
class Cursor implements HeapEntry {
  slot = -1;
  headMs = Number.NEGATIVE_INFINITY;
  readonly #options: OrderOptions;
  readonly #instants: InstantReader;
  #batches: AsyncGenerator<Entries> | undefined;
  #batch: Entries | undefined;
  #index = 0;

  private constructor(
    readonly source: Source,
    readonly order: number,
    options: OrderOptions,
  ) {
    this.#options = options;
    this.#instants = new InstantReader(options.times);
  }

  /** Finds the first time of a source. A file is closed again: there may be more than can be open. */
  static async open(source: Source, order: number, options: OrderOptions): Promise<Cursor> {
    const cursor = new Cursor(source, order, options);
    await cursor.resume();
    if (source.isFile) {
      await cursor.#batches?.return(undefined);
      cursor.#batches = undefined;
      cursor.#batch = undefined;
      cursor.#index = 0;
    }
    return cursor;
  }

  /** Takes the entries up to a time, as far as they were read, but at least one. */
  take(untilMs: number): Omit<SourceEntries, 'source'> | undefined {
    const [entries, from] = [this.#batch, this.#index];
    if (!entries) return undefined;
    for (this.#index++; this.#index < entries.length; this.#index++) {
      const atMs = entries.timeOf(this.#index, this.#instants);
      if (atMs !== undefined && atMs > untilMs) break;
    }
    return { entries, from, to: this.#index };
  }

  /** Finds the next entry and its time; false at the end. */
  async resume(): Promise<boolean> {
    while (!this.#batch || this.#index >= this.#batch.length) {
      this.#batches ??= newestLast(
        this.source,
        this.#isFirstTime() ? this.#options : { ...this.#options, note: () => {} },
      );
      const next = await this.#batches.next();
      if (next.done) return false;
      [this.#batch, this.#index] = [next.value, 0];
    }
    for (let index = this.#index; index < this.#batch.length; index++) {
      const atMs = this.#batch.timeOf(index, this.#instants);
      if (atMs === undefined) continue;
      this.headMs = atMs;
      break;
    }
    return true;
  }

  #isFirstTime(): boolean {
    return this.headMs === Number.NEGATIVE_INFINITY;
  }
}

/** The entries of a source, batch by batch, turned round if the newest come first. */
async function* newestLast(
  source: Source,
  options: OrderOptions,
): AsyncGenerator<Entries, void, void> {
  const batches = entriesOf(source, options);
  const direction = new Direction(new InstantReader(options.times));
  const held: Entries[] = [];
  let count = 0;
  for await (const batch of batches) {
    if (direction.isTold && !direction.goesBack) {
      yield* held.splice(0);
      yield batch;
      continue;
    }
    held.push(batch);
    count += batch.length;
    if (!direction.isTold) direction.look(batch);
    if (count > mostTurned) {
      throw badInput(
        `${source.name}: the newest come first, and it has more than ${countText(mostTurned)} lines: turn it round, as by tac FILE`,
      );
    }
  }
  if (direction.goesBack) {
    options.note(`${source.name}: the newest come first, so it was read backwards`);
    while (held.length > 0) yield (held.pop() as Entries).reversed();
  } else yield* held;
}

/** Tells by the times of each instance whether they go up or down. */
class Direction {
  readonly #instants: InstantReader;
  readonly #last = new Map<unknown, number>();
  #ups = 0;
  #downs = 0;
  #looked = 0;

  constructor(instants: InstantReader) {
    this.#instants = instants;
  }

  get isTold(): boolean {
    return this.#ups + this.#downs >= enoughSteps || this.#looked >= mostLooked;
  }

  get goesBack(): boolean {
    return this.#downs > this.#ups;
  }

  look(batch: Entries): void {
    for (let index = 0; index < batch.length; index++) {
      if (this.isTold) return;
      this.#looked++;
      const atMs = batch.timeOf(index, this.#instants);
      if (atMs === undefined) continue;
      const id = batch.idOf(index);
      const lastMs = this.#last.get(id) ?? atMs;
      if (atMs > lastMs) this.#ups++;
      else if (atMs < lastMs) this.#downs++;
      this.#last.set(id, atMs);
    }
  }
}
