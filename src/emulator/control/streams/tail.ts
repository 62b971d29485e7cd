// The trace as a stream, to its end or on and on. A reader has a place in the trace and no queue of its
// own, so that a slow one costs nothing; one that falls behind what is remembered is let go.

import type { Clock } from '../../../time/index.js';
import type { Trace, TraceEntry } from '../../world/index.js';

/** What to stream, and how. */
export interface TailOptions {
  readonly trace: Trace;
  /** The number of the last entry that the reader has. */
  readonly after: number;
  /** Whether to go on with what happens from now on. */
  readonly follow: boolean;
  readonly matches: (entry: TraceEntry) => boolean;
  /** The text of an entry. */
  readonly text: (entry: TraceEntry) => string;
  /** The text for a reader that missed the entries up to a number; the stream then ends. */
  readonly lost?: (upTo: number) => string;
  /** The text that shows that the stream lives, and how often it does, in real milliseconds. */
  readonly heartbeat?: { readonly text: string; readonly everyMs: number };
  /** The real time. */
  readonly real: Clock;
}

/** How many entries are looked at for one chunk. */
const entriesPerChunk = 256;

/** A stream that can be ended from outside. */
export interface Tail {
  readonly stream: ReadableStream<Uint8Array>;
  /** Ends the stream once everything that has happened is read. */
  end(): void;
}

/** The trace as the stream of one reader. */
export class TraceTail implements Tail {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #options: TailOptions;
  readonly #onEnd: () => void;
  readonly #unsubscribe: () => void;
  #place: number;
  #follow: boolean;
  #first = true;
  #wake: (() => void) | undefined;

  /** Starts to stream a trace; `onEnd` is called when the reader has left. */
  constructor(options: TailOptions, onEnd: () => void = () => {}) {
    this.#options = options;
    this.#onEnd = onEnd;
    this.#place = options.after;
    this.#follow = options.follow;
    this.#unsubscribe = options.trace.subscribe(() => this.#wake?.());
    this.stream = new ReadableStream(
      { pull: (controller) => this.#pull(controller), cancel: () => this.#stop() },
      { highWaterMark: 0 },
    );
  }

  end(): void {
    this.#follow = false;
    this.#wake?.();
  }

  #stop(): void {
    this.#unsubscribe();
    this.end();
    this.#onEnd();
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { heartbeat } = this.#options;
    for (;;) {
      const chunk = this.#more();
      this.#first = false;
      if (chunk?.text) controller.enqueue(utf8.encode(chunk.text));
      if (chunk?.ends || (!chunk && !this.#follow)) {
        this.#stop();
        controller.close();
        return;
      }
      if (chunk?.text) return;
      if (!chunk && (await this.#quiet()) && heartbeat) {
        controller.enqueue(utf8.encode(heartbeat.text));
        return;
      }
    }
  }

  /** The text of the next entries, undefined at the end of what is known. */
  #more(): { readonly text: string; readonly ends: boolean } | undefined {
    const { trace, lost, matches, text } = this.#options;
    const place = this.#place;
    const entries = trace.since(place).slice(0, entriesPerChunk);
    const [next] = entries;
    if (!next) return undefined;
    const missed = lost && place > 0 && next.number > place + 1 ? lost(next.number - 1) : '';
    // A reader that comes back late goes on from here; one that is too slow would never catch up.
    if (missed && !this.#first) return { text: missed, ends: true };
    this.#place = entries.at(-1)?.number ?? place;
    return { text: missed + entries.filter(matches).map(text).join(''), ends: false };
  }

  /** Waits for an entry, the end, or the next heartbeat; says whether it was the last. */
  #quiet(): Promise<boolean> {
    const { heartbeat, real } = this.#options;
    return new Promise((resolve) => {
      const timer = heartbeat && real.setTimeout(() => done(true), heartbeat.everyMs);
      const done = (late: boolean): void => {
        this.#wake = undefined;
        real.clearTimeout(timer);
        resolve(late);
      };
      this.#wake = () => done(false);
    });
  }
}

const utf8 = new TextEncoder();
