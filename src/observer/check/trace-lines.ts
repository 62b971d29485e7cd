// Lines of a trace in bytes: the plain records among them are read already, in columns, and the others are text still.

import { longestLine } from './line-reader.js';
import { PlainIds } from './plain-ids.js';
import type { PlainRecordReader } from './plain-record.js';
import type { RecordSink } from './trace-record.js';

/** Takes records, and plain ones as they stand in their lines. */
export interface TraceSink extends RecordSink {
  /** Takes a plain record; without this it is handed to `push`, read as JSON. */
  plain?(lines: TraceLines, index: number, source?: string): void;
}

/** In the place of a status: a line that is no plain record, and one that is too long to be any. */
const [isText, isTooLong] = [-1, -2];

/** How many lines are together at most. */
const mostLines = 8192;

/** Of more lines than this, all of the text is decoded at once. */
const fewAsked = 16;

const lineFeed = 0x0a;
const byteOrderMark = '\uFEFF';

/** Some lines that follow each other. */
export class TraceLines {
  readonly view: DataView;
  /** How many there are. */
  length = 0;
  /** By line, the position of its status in `observedStatuses`, or what the line is instead. */
  readonly status: Int8Array;
  /** By line, its time in milliseconds since 1970. */
  readonly atMs: Float64Array;
  /** By line, the number of its id. */
  readonly id: Int32Array;
  /** Where each line begins, and where the last one ends. */
  readonly #starts: Int32Array;
  /** All of the text, once more than a few lines of it were asked for. */
  #text: string | undefined;
  #asked = 0;

  private constructor(
    readonly bytes: Uint8Array,
    /** The number of the first one. */
    readonly firstLine: number,
    /** The ids by their numbers. */
    readonly ids: PlainIds,
    most: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.status = new Int8Array(most);
    this.atMs = new Float64Array(most);
    this.id = new Int32Array(most);
    this.#starts = new Int32Array(most + 1);
  }

  /** A line of which nothing is left, because it is too long. */
  static tooLong(line: number): TraceLines {
    const lines = new TraceLines(new Uint8Array(), line, new PlainIds(), 1);
    lines.status[0] = isTooLong;
    lines.length = 1;
    return lines;
  }

  /**
   * Reads lines, as many as belong together.
   *
   * @param bytes - whole lines, each with its line feed
   * @param from - where the first one begins
   */
  static read(
    bytes: Uint8Array,
    from: number,
    firstLine: number,
    reader: PlainRecordReader,
  ): TraceLines {
    const lines = new TraceLines(
      bytes,
      firstLine,
      reader.ids,
      Math.min(mostLines, bytes.length - from),
    );
    const { view, status, atMs, id } = lines;
    let at = from;
    let index = 0;
    for (; index < status.length && at < bytes.length; index++) {
      lines.#starts[index] = at;
      const next = reader.read(bytes, view, at);
      if (next < 0) {
        status[index] = isText;
        at = bytes.indexOf(lineFeed, at) + 1;
        continue;
      }
      status[index] = reader.status;
      atMs[index] = reader.atMs;
      id[index] = reader.ids.id;
      at = next;
    }
    lines.#starts[index] = at;
    lines.length = index;
    return lines;
  }

  /** Where the last line ends. */
  get end(): number {
    return this.#starts[this.length] as number;
  }

  /** Whether a line is a plain record. */
  isPlain(index: number): boolean {
    return (this.status[index] as number) >= 0;
  }

  /** The id of a plain record. */
  idOf(index: number): string {
    return this.ids.textOf(this.id[index] as number);
  }

  /** The text of a line, without its end; undefined of one that is too long. */
  textOf(index: number): string | undefined {
    if (this.status[index] === isTooLong) return undefined;
    const [from, end] = [this.#starts[index] as number, this.#starts[index + 1] as number];
    const text = this.#slice(from, end - 1);
    if (this.firstLine + index > 1) return text.length > longestLine ? undefined : text;
    // Windows begins a file with a mark, and some programs add theirs before it.
    const unmarked = withoutMark(text);
    return unmarked.length > longestLine ? undefined : withoutMark(unmarked);
  }

  #slice(from: number, end: number): string {
    if (++this.#asked > fewAsked) {
      const first = this.#starts[0] as number;
      this.#text ??= decoder.decode(this.bytes.subarray(first, this.end));
      // As long as its bytes, it has every character where its byte is.
      if (this.#text.length === this.end - first)
        return this.#text.slice(from - first, end - first);
    }
    return decoder.decode(this.bytes.subarray(from, end));
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const withoutMark = (text: string) => (text.startsWith(byteOrderMark) ? text.slice(1) : text);
