// The lines of JSON lines as entries: plain records are there already, and what other lines hold is read when it is
// asked for.

import {
  type InstantReader,
  readLineOf,
  type TraceLines,
  type TraceSink,
} from '../../observer/internal.js';
import { type Entries, type EntrySink, idIn, timeIn } from './entry.js';

/** Lines, as they stand or from the last to the first. */
export class LineEntries implements Entries {
  readonly #lines: TraceLines;
  readonly #named: (sink: EntrySink) => EntrySink;
  readonly #isReversed: boolean;

  /** @param named - puts between a line and a sink what gives fields their own names */
  constructor(lines: TraceLines, named: (sink: EntrySink) => EntrySink, isReversed = false) {
    this.#lines = lines;
    this.#named = named;
    this.#isReversed = isReversed;
  }

  get length(): number {
    return this.#lines.length;
  }

  timeOf(index: number, instants: InstantReader): number | undefined {
    const at = this.#at(index);
    return this.#lines.isPlain(at) ? this.#lines.atMs[at] : timeIn(this.#recordAt(at), instants);
  }

  idOf(index: number): unknown {
    const at = this.#at(index);
    return this.#lines.isPlain(at) ? this.#lines.idOf(at) : idIn(this.#recordAt(at));
  }

  handTo(sink: TraceSink, source: string, from: number, to: number): void {
    const lines = this.#lines;
    const others = this.#named({
      record: (value, line) => sink.push(value, line, source),
      broken: (problem, line) => sink.broken(problem, line, source),
      blank: () => sink.blank(),
    });
    for (let index = from; index < to; index++) {
      const at = this.#at(index);
      if (sink.plain && lines.isPlain(at)) sink.plain(lines, at, source);
      else readLineOf(lines, at, others);
    }
  }

  reversed(): LineEntries {
    return new LineEntries(this.#lines, this.#named, !this.#isReversed);
  }

  #at(index: number): number {
    return this.#isReversed ? this.#lines.length - 1 - index : index;
  }

  #recordAt(at: number): unknown {
    let record: unknown;
    const sink: EntrySink = {
      record: (value) => {
        record = value;
      },
      broken: () => {},
      blank: () => {},
    };
    readLineOf(this.#lines, at, this.#named(sink));
    return record;
  }
}
