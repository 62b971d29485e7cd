// Cuts text that comes in chunks into lines, and parses each as JSON, in constant memory: a line that is
// too long to be a record is dropped and counted as broken.

/** Takes what the lines hold. */
export interface JsonLinesSink {
  /** A line that is JSON. */
  record(value: unknown, line: number): void;
  /** A line that is not. */
  broken(problem: string, line: number): void;
  /** An empty line. */
  blank(line: number): void;
}

/** The longest line, in UTF-16 units. */
export const longestLine = 65_536;

/**
 * Reads JSON lines from chunks of text.
 *
 * @example
 * ```ts
 * const seen: unknown[] = [];
 * const reader = new JsonLinesReader({
 *   record: (value, line) => seen.push([line, value]),
 *   broken: (problem, line) => seen.push([line, problem]),
 *   blank: () => {},
 * });
 * reader.push('{"a":1}\n{"a"');
 * reader.push(':2}\n');
 * reader.end();
 * seen; // [[1, { a: 1 }], [2, { a: 2 }]]
 * ```
 */
export class JsonLinesReader {
  readonly #sink: JsonLinesSink;
  #lines = 0;
  #rest = '';
  /** Whether the current line is too long, so that the rest of it is dropped. */
  #isSkipping = false;

  /** @param sink - takes what the lines hold */
  constructor(sink: JsonLinesSink) {
    this.#sink = sink;
  }

  /** How many lines there were. */
  get lines(): number {
    return this.#lines;
  }

  /** Takes the next chunk; it may end anywhere, also within a line. */
  push(chunk: string): void {
    let from = 0;
    let end = chunk.indexOf('\n');
    if (end >= 0 && (this.#rest !== '' || this.#isSkipping)) {
      this.#take(this.#rest + chunk.slice(0, end));
      this.#rest = '';
      from = end + 1;
      end = chunk.indexOf('\n', from);
    }
    for (; end >= 0; end = chunk.indexOf('\n', from)) {
      this.#take(chunk.slice(from, end));
      from = end + 1;
    }
    this.#rest += chunk.slice(from);
    if (this.#rest.length > longestLine) {
      this.#isSkipping = true;
      this.#rest = '';
    }
  }

  /** Takes what is left as the last line. */
  end(): void {
    if (this.#rest !== '' || this.#isSkipping) this.#take(this.#rest);
    this.#rest = '';
  }

  #take(text: string): void {
    const number = ++this.#lines;
    if (this.#isSkipping || text.length > longestLine) {
      this.#isSkipping = false;
      this.#sink.broken(`longer than ${longestLine} characters`, number);
      return;
    }
    // Windows ends a line with \r\n, and begins a file with a byte order mark.
    const line = number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      if (line.trim() === '') this.#sink.blank(number);
      else this.#sink.broken('not JSON', number);
      return;
    }
    this.#sink.record(value, number);
  }
}
