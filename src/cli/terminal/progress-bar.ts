// How far a long simulation is, on a terminal: a bar, the rate, and the time left. Nowhere else.

import { Presets, SingleBar } from 'cli-progress';
import type { Environment } from '../environment/environment.js';

/** A bar on the screen. */
export interface ProgressBar {
  update(done: number): void;
  /** Takes it off the screen. */
  stop(): void;
}

const counted = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/**
 * Begins to show how far something is, if standard error is a terminal.
 *
 * @param total - how many instances there are to simulate
 */
export function startProgressBar(total: number, { stderr, clock }: Environment): ProgressBar {
  if (!stderr.isTTY) return { update: () => {}, stop: () => {} };
  const wide = (stderr.columns || 80) >= 76;
  const bar = new SingleBar(
    {
      stream: stderr as NodeJS.WritableStream,
      format: `${wide ? '{bar} ' : ''}{percentage} % · {done} of {of} · {rate}/s · {left} left`,
      barsize: 24,
      clearOnComplete: true,
      linewrap: true,
    },
    Presets.shades_classic,
  );
  const startMs = clock.now();
  const payload = (done: number) => {
    const seconds = Math.max(clock.now() - startMs, 1) / 1000;
    return {
      done: counted.format(done),
      of: counted.format(total),
      rate: counted.format(done / seconds),
      left: done === 0 ? '?' : timeLeft(((total - done) * seconds) / done),
    };
  };
  bar.start(total, 0, payload(0));
  return { update: (done) => bar.update(done, payload(done)), stop: () => bar.stop() };
}

function timeLeft(seconds: number): string {
  const [h, m, s] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  return seconds >= 3600 ? `${h}h ${m}m` : seconds >= 60 ? `${m}m ${s}s` : `${s}s`;
}
