// JSON that is no JSON lines: an array, or objects over several lines. Cuts the text into its objects, in
// memory for one of them, and goes on behind one that is broken.

import { longestLine } from '../../observer/internal.js';

/** Takes what was found. */
export interface JsonValuesSink {
  record(value: unknown, line: number): void;
  broken(problem: string, line: number): void;
}

/** Reads objects from chunks of text. */
export class JsonValuesReader {
  readonly #sink: JsonValuesSink;
  #line = 1;
  /** The line on which the object began, and what was read of it before this chunk. */
  #begunAt = 0;
  #rest = '';
  /** How many brackets are open in the object; 0 between objects. */
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Whether an array around the objects is open, and since which line. */
  #arrayAt = 0;
  /** The line of what is between objects and belongs to none. */
  #scrapAt = 0;

  constructor(sink: JsonValuesSink) {
    this.#sink = sink;
  }

  push(chunk: string): void {
    let from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const char = chunk[index] as string;
      if (char === '\n') this.#line++;
      if (this.#depth === 0) {
        if (this.#between(char)) from = index;
      } else if (this.#within(char)) {
        this.#take(this.#rest + chunk.slice(from, index + 1));
      }
    }
    if (this.#depth === 0) return;
    this.#rest += chunk.slice(from);
    if (this.#rest.length > longestLine) this.#giveUp();
  }

  end(): void {
    if (this.#depth > 0) this.#sink.broken('the object has no end', this.#begunAt);
    else this.#endScrap();
    if (this.#arrayAt > 0) this.#sink.broken('the array has no end', this.#arrayAt);
  }

  /** @returns whether an object begins */
  #between(char: string): boolean {
    if (char === '{') {
      this.#endScrap();
      this.#depth = 1;
      this.#begunAt = this.#line;
      return true;
    }
    if (char === '[') this.#arrayAt = this.#line;
    else if (char === ']') this.#arrayAt = 0;
    else if (char.trim() !== '' && char !== ',') {
      this.#scrapAt ||= this.#line;
      return false;
    }
    if (char === ',' || char === ']') this.#endScrap();
    return false;
  }

  /** @returns whether the object ends */
  #within(char: string): boolean {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (char === '\\') this.#isEscaped = true;
      else if (char === '"') this.#isInString = false;
      return false;
    }
    if (char === '"') this.#isInString = true;
    else if (char === '{' || char === '[') this.#depth++;
    else if (char === '}' || char === ']') this.#depth--;
    return this.#depth === 0;
  }

  #take(text: string): void {
    this.#rest = '';
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.#sink.broken('not JSON', this.#begunAt);
      return;
    }
    this.#sink.record(value, this.#begunAt);
  }

  #giveUp(): void {
    this.#sink.broken(`longer than ${longestLine} characters`, this.#begunAt);
    this.#rest = '';
    this.#depth = 0;
    this.#isInString = false;
    this.#isEscaped = false;
  }

  #endScrap(): void {
    if (this.#scrapAt > 0) this.#sink.broken('expected an object', this.#scrapAt);
    this.#scrapAt = 0;
  }
}
