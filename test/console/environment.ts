// A browser that stands still: frames and timers come when a test says so, and the stream tells what it
// is told to.

import type { Environment, Listener } from '../../src/console/environment.js';

/** Environment that a test moves. */
export interface StillEnvironment extends Environment {
  /** Lets the next frame come. */
  frame(): void;
  /** Lets time pass; timers ring on the way. */
  pass(ms: number): void;
  /** Tells an event to the listeners. */
  tell(name: string, data: unknown): void;
  /** The texts that were copied. */
  readonly copied: readonly string[];
  /** Breaks the stream. */
  breakOff(): void;
  /** Refuses the stream with a status. */
  refuse(status: number): void;
  /** How often the stream was asked for. */
  readonly asked: number;
  /** Whether anybody listens. */
  readonly isListening: boolean;
}

/** Creates them; `answer` answers requests. */
export function stillEnvironment(
  answer: Environment['request'] = () => Promise.reject(new Error('no server there')),
): StillEnvironment {
  const copied: string[] = [];
  const kept = new Map<string, string>();
  let nowMs = 0;
  let asked = 0;
  let listener: Listener | undefined;
  let frames: (() => void)[] = [];
  let timers: { atMs: number; callback: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    nextFrame: (callback) => void frames.push(callback),
    after(delayMs, callback) {
      const timer = { atMs: nowMs + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    request: answer,
    async copy(text) {
      copied.push(text);
      return true;
    },
    copied,
    media(_, tell) {
      tell(false);
      return () => {};
    },
    listen(_path, _names, given) {
      asked++;
      listener = given;
      return {
        close() {
          if (listener === given) listener = undefined;
        },
      };
    },
    session: {
      get: (name) => kept.get(name),
      set(name, text) {
        if (text === undefined) kept.delete(name);
        else kept.set(name, text);
      },
    },
    frame() {
      const due = frames;
      frames = [];
      for (const callback of due) callback();
    },
    pass(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        const next = timers.sort((a, b) => a.atMs - b.atMs)[0];
        if (!next || next.atMs > untilMs) break;
        timers.shift();
        nowMs = next.atMs;
        next.callback();
      }
      nowMs = untilMs;
    },
    tell: (name, data) => listener?.event(name, data),
    breakOff: () => listener?.lost(),
    refuse: (status) => listener?.refused(status),
    get asked() {
      return asked;
    },
    get isListening() {
      return listener !== undefined;
    },
  };
}
