// What the readers of traces hand on, whatever form a trace has.

/** What a line, or an object, of a trace holds: a record, something broken, or nothing. */
export interface Entry {
  /** Its line, from 1; 0 for an empty one. */
  readonly line: number;
  readonly value?: unknown;
  readonly problem?: string;
}

/** Takes entries. */
export interface EntrySink {
  record(value: unknown, line: number): void;
  broken(problem: string, line: number): void;
  blank(): void;
}

/** Takes text in chunks that may be cut anywhere. */
export interface TextReader {
  push(chunk: string): void;
  end(): void;
}
