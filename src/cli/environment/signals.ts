// Ctrl-C and a polite kill: as the end of a long calculation, and as the end of a server.

import type { Clock } from '../../time/index.js';

type Signal = 'SIGINT' | 'SIGTERM';

/**
 * Handles signals in place of the listeners that the process has for them. The first signal restores
 * those, so a second one ends the process as usual.
 *
 * @returns restores the usual listeners
 */
function onSignal(signals: readonly Signal[], listener: () => void): () => void {
  const usual = signals.map((signal) => [signal, process.rawListeners(signal)] as const);
  const restore = () => {
    for (const [signal, listeners] of usual.splice(0)) {
      process.removeListener(signal, handle);
      for (const each of listeners) process.on(signal, each as NodeJS.SignalsListener);
    }
  };
  const handle = () => {
    restore();
    listener();
  };
  for (const signal of signals) {
    process.removeAllListeners(signal);
    process.on(signal, handle);
  }
  return restore;
}

/**
 * Does work that Ctrl-C ends early. A second Ctrl-C ends the process.
 *
 * @param work - receives the signal that Ctrl-C aborts
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const restore = onSignal(['SIGINT'], () => interruption.abort());
  try {
    return await work(interruption.signal);
  } finally {
    restore();
  }
}

/**
 * Does work that leaves no time to listeners: Ctrl-C and a polite kill end the process at once, by the system itself.
 */
export async function endedAtOnce<T>(work: () => Promise<T>): Promise<T> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const usual = signals.map((signal) => [signal, process.rawListeners(signal)] as const);
  for (const signal of signals) process.removeAllListeners(signal);
  try {
    return await work();
  } finally {
    for (const [signal, listeners] of usual) {
      for (const each of listeners) process.on(signal, each as NodeJS.SignalsListener);
    }
  }
}

/**
 * Hands every Ctrl-C and polite kill to a listener, in the place of what the process does with them.
 *
 * @returns gives signals back their usual meaning
 */
export function onEverySignal(listener: (signal: Signal) => void): () => void {
  const listen = (signal: Signal): (() => void) => {
    let restore = () => {};
    const again = () => {
      restore = onSignal([signal], () => {
        again();
        listener(signal);
      });
    };
    again();
    return () => restore();
  };
  const restores = (['SIGINT', 'SIGTERM'] as const).map(listen);
  return () => {
    for (const restore of restores) restore();
  };
}

/** The wait of a server for its end. */
export interface Stopping {
  /** Resolves at the first signal. A second one ends the process. */
  readonly asked: Promise<void>;
  /** Gives signals back their usual meaning. */
  restore(): void;
}

/** Waits for Ctrl-C or a polite kill from now on. */
export function untilStopped(): Stopping {
  let stop = () => {};
  const asked = new Promise<void>((resolve) => {
    stop = resolve;
  });
  return { asked, restore: onSignal(['SIGINT', 'SIGTERM'], () => stop()) };
}

/** Lets signals, streams and timers be handled, which wait while a calculation runs. */
export const letOthersRun = (clock: Clock): Promise<void> =>
  new Promise((resolve) => clock.setTimeout(resolve, 0));
