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

/** Starts to stream a trace; `onEnd` is called when the reader has left. */
export function tail(options: TailOptions, onEnd: () => void = () => undefined): Tail {
  // Longer than most functions: what is left to tell, the waking and the end are one state of this reader,
  // and each part below changes it.
  const { trace, matches, text, lost, heartbeat, real } = options;
  const utf8 = new TextEncoder();
  let { after: place, follow } = options;
  let first = true;
  let wake: (() => void) | undefined;
  const unsubscribe = trace.subscribe(() => wake?.());

  function stop(): void {
    unsubscribe();
    follow = false;
    wake?.();
    onEnd();
  }

  /** Waits for an entry, the end, or the next heartbeat; says whether it was the last. */
  async function quiet(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = heartbeat && real.setTimeout(() => done(true), heartbeat.everyMs);
      const done = (late: boolean): void => {
        wake = undefined;
        real.clearTimeout(timer);
        resolve(late);
      };
      wake = () => done(false);
    });
  }

  /** The text of the next entries, undefined at the end of what is known. */
  function more(): { text: string; ends: boolean } | undefined {
    const entries = trace.since(place).slice(0, entriesPerChunk);
    const [next] = entries;
    if (!next) return undefined;
    const missed = lost && place > 0 && next.number > place + 1 ? lost(next.number - 1) : '';
    // A reader that comes back late goes on from here; one that is too slow would never catch up.
    if (missed && !first) return { text: missed, ends: true };
    place = entries.at(-1)?.number ?? place;
    return { text: missed + entries.filter(matches).map(text).join(''), ends: false };
  }

  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const chunk = more();
          first = false;
          if (chunk?.text) controller.enqueue(utf8.encode(chunk.text));
          if (chunk?.ends || (!chunk && !follow)) {
            stop();
            controller.close();
            return;
          }
          if (chunk?.text) return;
          if (!chunk && (await quiet()) && heartbeat) {
            controller.enqueue(utf8.encode(heartbeat.text));
            return;
          }
        }
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    end() {
      follow = false;
      wake?.();
    },
  };
}
