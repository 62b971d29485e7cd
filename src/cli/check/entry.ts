// What the readers of traces hand on, whatever form a trace has.

import type { InstantReader, JsonLinesSink, TraceSink } from '../../observer/internal.js';

/** Takes what lines, or the objects of a trace, hold. */
export interface EntrySink extends JsonLinesSink {
  blank(): void;
}

/** Takes text in chunks that may be cut anywhere. */
export interface TextReader {
  push(chunk: string): void;
  end(): void;
}

/** Records of a source that follow each other, and what stands between them. */
export interface Entries {
  readonly length: number;
  /** When a record was written, in milliseconds since 1970; undefined for what has no time. */
  timeOf(index: number, instants: InstantReader): number | undefined;
  /** The id of a record that has a time. */
  idOf(index: number): unknown;
  /** Hands them to a check. */
  handTo(sink: TraceSink, source: string, from: number, to: number): void;
  /** The same from the last to the first. */
  reversed(): Entries;
}

/** What a line, or an object, holds: a record, something broken, or nothing. */
export interface Entry {
  /** Its line, from 1; 0 for an empty one. */
  readonly line: number;
  readonly value?: unknown;
  readonly problem?: string;
}

/** Entries that were read whole. */
export class ReadEntries implements Entries {
  constructor(readonly entries: readonly Entry[]) {}

  get length(): number {
    return this.entries.length;
  }

  timeOf(index: number, instants: InstantReader): number | undefined {
    return timeIn(this.entries[index]?.value, instants);
  }

  idOf(index: number): unknown {
    return idIn(this.entries[index]?.value);
  }

  handTo(sink: TraceSink, source: string, from: number, to: number): void {
    for (let index = from; index < to; index++) {
      const { line, value, problem } = this.entries[index] as Entry;
      if (problem !== undefined) sink.broken(problem, line, source);
      else if (line === 0) sink.blank();
      else sink.push(value, line, source);
    }
  }

  reversed(): ReadEntries {
    return new ReadEntries(this.entries.toReversed());
  }
}

/** When a record was written. */
export const timeIn = (record: unknown, instants: InstantReader): number | undefined =>
  instants.read((record as { at?: unknown } | null | undefined)?.at);

/** The id of a record. */
export const idIn = (record: unknown): unknown =>
  (record as { instance_id?: unknown } | null | undefined)?.instance_id;
