// Ctrl-C as something that work can end early for, instead of something that it dies of.

/**
 * Does work that ends early, and well, when somebody presses Ctrl-C. A second Ctrl-C does what one
 * does everywhere else.
 *
 * @param work - gets the signal that is aborted by Ctrl-C
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const usual = process.rawListeners('SIGINT') as NodeJS.SignalsListener[];
  const restore = () => {
    process.removeListener('SIGINT', interrupt);
    for (const listener of usual.splice(0)) process.on('SIGINT', listener);
  };
  const interrupt = () => {
    restore();
    interruption.abort();
  };
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', interrupt);
  try {
    return await work(interruption.signal);
  } finally {
    restore();
  }
}
