// The statuses of the last minutes as a small stacked chart in steps, and as one sentence for those who do not
// see it. Where the pointer is, it names what changed; a click filters by the status there.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { instanceView, type StatusCount } from '../../ui/index.js';
import { useFleet, useMedia } from '../frame/index.js';
import type { History, Point, StatusChange } from '../live/index.js';
import { durationWords, momentWords } from '../words/index.js';
import { type Plot, type Pointed, plotIn } from './plot.js';
import { countsAt, rangesOf, stacksOf, statusAt } from './stacks.js';

/** How far back the chart looks, in milliseconds of the page's time, and how little it shows at least. */
const span = { mostMs: 5 * 60_000, leastMs: 60_000 };

/** How many changes are named. */
const mostNamed = 3;

interface HistoryProps {
  readonly history: History;
  readonly counts: readonly StatusCount[];
  readonly onStatus: (status: string) => void;
}

/** The chart, with its title. */
export function HistoryChart({ history, counts, onStatus }: HistoryProps) {
  const fleet = useFleet();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>(null);
  const [pointed, setPointed] = useState<Pointed>();
  const dark = useMedia('(prefers-color-scheme: dark)');
  const statuses = counts.map(({ status }) => status);
  const names = statuses.join();
  const nowMs = fleet.nowMs() ?? 0;
  const scale = Math.max(1, fleet.clock?.scale ?? 1);
  const mostMs = span.mostMs * scale;
  // Drawn as often as a pixel goes by.
  const toMs = Math.ceil(nowMs / (mostMs / 600)) * (mostMs / 600);
  const fromMs = Math.max(
    toMs - mostMs,
    Math.min(history.firstMs ?? toMs, toMs - span.leastMs * scale),
  );
  const { gaps, run } = fleet;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the history is as old as its version
  const points = useMemo(
    () => history.points(fromMs, toMs, gaps),
    [history.version, fromMs, toMs, gaps.length, run],
  );
  const latest = useRef({ points, statuses, onStatus });
  latest.current = { points, statuses, onStatus };
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for other colours or statuses
  useEffect(() => {
    if (!box.current) return undefined;
    plot.current = plotIn(box.current, counts, stacksOf(points, statuses), {
      point: setPointed,
      press({ atMs, height }) {
        const { points: known, statuses: all, onStatus: filter } = latest.current;
        const there = countsAt(known, atMs);
        const status = there && statusAt(there, all, height);
        if (status) filter(status);
      },
    });
    return () => plot.current?.remove();
  }, [dark, names]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the statuses are those of the drawing
  useEffect(() => plot.current?.show(stacksOf(points, statuses)), [points]);
  const words = durationWords(toMs - fromMs);
  return (
    <>
      <h2>
        Last {words} <span class="quiet-words">of the service's time</span>
      </h2>
      <div class="history-box">
        <div
          class="history"
          ref={box}
          role="img"
          aria-label={`In the last ${words}: ${rangesOf(points, counts)}`}
        />
        {pointed && (
          <Hint
            pointed={pointed}
            counts={counts}
            there={countsAt(points, pointed.atMs)}
            changes={history.changesNear(pointed.atMs, (toMs - fromMs) / 80)}
          />
        )}
      </div>
    </>
  );
}

interface HintProps {
  readonly pointed: Pointed;
  readonly counts: readonly StatusCount[];
  readonly there: Point['counts'];
  readonly changes: readonly StatusChange[];
}

/** What was at the moment that is pointed at. */
function Hint({ pointed, counts, there, changes }: HintProps) {
  const { rows } = useFleet();
  const atMs = changes[0]?.atMs ?? pointed.atMs;
  const word = (status: string | undefined, otherwise: string) =>
    status === undefined ? otherwise : instanceView({ status }).label;
  return (
    <div
      class={`history-hint${pointed.isRight ? ' is-right' : ''}`}
      style={{ left: `${pointed.leftPx}px` }}
      aria-hidden="true"
    >
      <b>{momentWords(atMs, true)}</b>
      {changes.slice(0, mostNamed).map(({ id, from, to }) => (
        <span key={id}>
          {rows.get(id)?.name ?? id.slice(0, 8)}: {word(from, 'new')} → {word(to, 'removed')}
        </span>
      ))}
      {changes.length > mostNamed && <span>and {changes.length - mostNamed} more</span>}
      <span class="quiet-words">
        {there
          ? counts
              .filter(({ status }) => there[status])
              .map(({ status, label }) => `${label} ${there[status]}`)
              .join(', ') || 'No instance'
          : 'Nothing is known: the page was not connected.'}
      </span>
    </div>
  );
}
