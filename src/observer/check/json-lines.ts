// Parses each line of a text that comes in chunks as JSON. A line that is too long counts as broken.

import { LineReader, longestLine } from './line-reader.js';
import type { TraceLines } from './trace-lines.js';

/** Takes what the lines hold. */
export interface JsonLinesSink {
  /** A line that is JSON. */
  record(value: unknown, line: number): void;
  /** A line that is not. */
  broken(problem: string, line: number): void;
  /** An empty line. */
  blank(line: number): void;
}

/** What Python prints of an object. */
const singleQuotes = "not JSON, whose quotes are double; Python's json.dumps writes it";

const text = String.raw`"([^"\\\x00-\x1f]*)"`;

/** A record as most programs write it, whose texts stand there as they are: read so in less than half of the time. */
const plain = new RegExp(
  String.raw`^\{"at": ?${text}, ?"instance_id": ?${text}, ?"status": ?${text}\}\r?$`,
);

function parsed(line: string): unknown {
  const [, at, instance_id, status] = plain.exec(line) ?? [];
  return status === undefined ? JSON.parse(line) : { at, instance_id, status };
}

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
export class JsonLinesReader extends LineReader {
  /** @param sink - takes what the lines hold */
  constructor(sink: JsonLinesSink) {
    super({
      line: (text, number) => readJsonLine(text, number, sink),
      tooLong: (number) => sink.broken(tooLong, number),
    });
  }
}

const tooLong = `longer than ${longestLine} characters`;

function readJsonLine(text: string, number: number, sink: JsonLinesSink): void {
  let value: unknown;
  try {
    value = parsed(text);
  } catch {
    if (text.trim() === '') sink.blank(number);
    else sink.broken(/^\s*\{\s*'/.test(text) ? singleQuotes : 'not JSON', number);
    return;
  }
  sink.record(value, number);
}

/** Reads a line as JSON, whether it is a plain record or not. */
export function readLineOf(lines: TraceLines, index: number, sink: JsonLinesSink): void {
  const number = lines.firstLine + index;
  const text = lines.textOf(index);
  if (text === undefined) sink.broken(tooLong, number);
  else readJsonLine(text, number, sink);
}
