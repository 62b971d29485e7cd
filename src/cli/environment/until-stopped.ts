// Ctrl-C and a polite kill as something that a server can end well for.

/** Signals that ask a server to end. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/** Asks to be told when it is time to end. */
export interface Stopping {
  /** Is done at the first signal. A second one does what one does everywhere else. */
  readonly asked: Promise<void>;
  /** Gives signals back their usual meaning. */
  restore(): void;
}

/** Waits for a signal from now on. */
export function untilStopped(): Stopping {
  const usual = signals.map((signal) => [signal, process.rawListeners(signal)] as const);
  let stop = () => {};
  const asked = new Promise<void>((resolve) => {
    stop = () => {
      restore();
      resolve();
    };
  });
  const restore = () => {
    for (const [signal, listeners] of usual.splice(0)) {
      process.removeListener(signal, stop);
      for (const listener of listeners) process.on(signal, listener as NodeJS.SignalsListener);
    }
  };
  for (const signal of signals) {
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
  return { asked, restore };
}
