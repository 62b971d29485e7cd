// Cuts the bytes of JSON lines, which come in chunks, into lines, in constant memory: of a line that is too long to be a
// record only its number is kept.

import { longestLine } from './line-reader.js';
import { PlainRecordReader } from './plain-record.js';
import { TraceLines } from './trace-lines.js';

const lineFeed = 0x0a;

/** More bytes than this are more UTF-16 units than the longest line has. */
const longestBytes = 3 * longestLine;

/** Reads JSON lines from chunks of bytes. */
export class JsonBytesReader {
  readonly #take: (lines: TraceLines) => void;
  readonly #records = new PlainRecordReader();
  #lines = 0;
  /** The beginning of a line, of which the end is still to come. */
  #rest: Uint8Array = new Uint8Array();
  /** Whether that line is too long already, so that it is not kept. */
  #isSkipping = false;

  /** @param take - receives the lines */
  constructor(take: (lines: TraceLines) => void) {
    this.#take = take;
  }

  /** Takes the next chunk, which may end anywhere. It must not change afterwards. */
  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.#isSkipping) {
      const end = bytes.indexOf(lineFeed) + 1;
      if (end === 0) return;
      this.#take(TraceLines.tooLong(++this.#lines));
      this.#isSkipping = false;
      bytes = bytes.subarray(end);
    }
    const end = bytes.lastIndexOf(lineFeed) + 1;
    if (end > 0 && this.#rest.length > 0) {
      // Only this line is copied.
      const rest = bytes.indexOf(lineFeed) + 1;
      this.#read(joined(this.#rest, bytes.subarray(0, rest)));
      this.#read(bytes.subarray(rest, end));
    } else if (end > 0) this.#read(bytes.subarray(0, end));
    this.#rest = end > 0 ? bytes.slice(end) : joined(this.#rest, bytes);
    if (this.#rest.length > longestBytes) {
      this.#isSkipping = true;
      this.#rest = new Uint8Array();
    }
  }

  /** Takes what is left as the last line. */
  end(): void {
    if (this.#isSkipping) this.#take(TraceLines.tooLong(++this.#lines));
    else if (this.#rest.length > 0) this.#read(joined(this.#rest, Uint8Array.of(lineFeed)));
    this.#rest = new Uint8Array();
  }

  #read(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const lines = TraceLines.read(bytes, at, this.#lines + 1, this.#records);
      this.#lines += lines.length;
      at = lines.end;
      this.#take(lines);
    }
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
