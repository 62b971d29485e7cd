// The statuses of the last minutes as a small stacked chart, and as one sentence for those who do not
// see it.

import { useEffect, useRef } from 'preact/hooks';
import type { StatusCount } from '../../ui/index.js';
import { useMedia } from '../frame/index.js';
import type { Sample } from '../live/index.js';
import { type Plot, plotIn } from './plot.js';
import { rangesOf, stacksOf } from './stacks.js';

interface HistoryProps {
  readonly samples: readonly Sample[];
  readonly counts: readonly StatusCount[];
}

/** The chart. */
export function HistoryChart({ samples, counts }: HistoryProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>(null);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const statuses = counts.map(({ status }) => status);
  const names = statuses.join();
  const stacks = stacksOf(samples, statuses, samples.at(-1)?.atMs ?? 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for other colours or statuses
  useEffect(() => {
    if (!box.current) return undefined;
    plot.current = plotIn(box.current, counts, stacks);
    return () => plot.current?.remove();
  }, [dark, names]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stacks are as old as the samples
  useEffect(() => plot.current?.show(stacks), [samples]);
  return (
    <div
      class="history"
      ref={box}
      role="img"
      aria-label={`In the last minutes: ${rangesOf(samples, counts)}`}
    />
  );
}
