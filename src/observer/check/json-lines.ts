// Cuts text that comes in chunks into lines and lines into JSON, in constant memory: a line without
// an end is given up, and counted as broken, once it is longer than any that makes sense.

/** What a reader of JSON lines does with them. */
export interface JsonLinesSink {
  /** A line that is JSON. */
  record(value: unknown, line: number): void;
  /** A line that is not. */
  broken(problem: string, line: number): void;
  /** An empty line. */
  blank(line: number): void;
}

/** Reads JSON lines from chunks of text. */
export interface JsonLinesReader {
  /** Takes the next chunk; it may end anywhere, also within a line. */
  push(chunk: string): void;
  /** Takes what is left as the last line. */
  end(): void;
  /** How many lines there were. */
  readonly lines: number;
}

/** The longest line, in UTF-16 units. */
export const longestLine = 65_536;

/**
 * Creates a reader.
 *
 * @example
 * ```ts
 * const seen: unknown[] = [];
 * const reader = readJsonLines({
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
export function readJsonLines(sink: JsonLinesSink): JsonLinesReader {
  let lines = 0;
  let rest = '';
  /** Whether the line under way is too long, and the rest of it is thrown away. */
  let isSkipping = false;

  function take(text: string): void {
    lines++;
    if (isSkipping || text.length > longestLine) {
      isSkipping = false;
      sink.broken(`longer than ${longestLine} characters`, lines);
      return;
    }
    // Windows writes \r before the end of a line, and a mark before the first.
    const line = lines === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      if (line.trim() === '') sink.blank(lines);
      else sink.broken('not JSON', lines);
      return;
    }
    sink.record(value, lines);
  }

  return {
    get lines() {
      return lines;
    },
    push(chunk) {
      let from = 0;
      let end = chunk.indexOf('\n');
      if (end >= 0 && (rest !== '' || isSkipping)) {
        take(rest + chunk.slice(0, end));
        rest = '';
        from = end + 1;
        end = chunk.indexOf('\n', from);
      }
      for (; end >= 0; end = chunk.indexOf('\n', from)) {
        take(chunk.slice(from, end));
        from = end + 1;
      }
      rest += chunk.slice(from);
      if (rest.length > longestLine) {
        isSkipping = true;
        rest = '';
      }
    },
    end() {
      if (rest !== '' || isSkipping) take(rest);
      rest = '';
    },
  };
}
