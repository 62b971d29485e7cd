// Cuts text that comes in chunks into lines, in constant memory: a line that is too long to be a record is
// dropped and reported.

/** Takes lines. */
export interface LineSink {
  /** A line, without its end and without the byte order mark of a file; \r is left on it. */
  line(text: string, number: number): void;
  /** A line that is longer than the longest. */
  tooLong(number: number): void;
}

/** The longest line, in UTF-16 units. */
export const longestLine = 65_536;

/**
 * Reads lines from chunks of text.
 *
 * @example
 * ```ts
 * const seen: unknown[] = [];
 * const reader = new LineReader({
 *   line: (text, number) => seen.push([number, text]),
 *   tooLong: () => {},
 * });
 * reader.push('one\ntw');
 * reader.push('o\n');
 * reader.end();
 * seen; // [[1, 'one'], [2, 'two']]
 * ```
 */
export class LineReader {
  readonly #sink: LineSink;
  #lines = 0;
  #rest = '';
  /** Whether the current line is too long, so that the rest of it is dropped. */
  #isSkipping = false;

  /** @param sink - takes the lines */
  constructor(sink: LineSink) {
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
      this.#sink.tooLong(number);
      return;
    }
    // Windows begins a file with a byte order mark.
    this.#sink.line(number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text, number);
  }
}
