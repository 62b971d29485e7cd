// Adds a timeline up: time and share per status, serving, outages, and what was asked.

import { type Status, statuses, statusOf } from '../../../machines/index.js';
import { type UnplannedList, unplannedEvents } from './scenario.js';
import type { Life, Outage, TimelineEntry, TimelineSummary, UnplannedCount } from './timeline.js';

/** Adds up what happened to an instance. */
export function summarise({ born, entries, end }: Life): TimelineSummary {
  const totalMs = end.atMs;
  const share = (partMs: number) => (totalMs === 0 ? null : partMs / totalMs);
  // Every stay: the state, when it was entered, and when it was left.
  const changes = [{ atMs: 0, to: born.state, serving: born.serving }, ...entries];
  const stays = changes.map(({ atMs, to, serving }, i) => ({
    fromMs: atMs,
    toMs: changes[i + 1]?.atMs ?? totalMs,
    status: statusOf(to),
    serving,
    enters: i === 0 || statusOf(to) !== statusOf((changes[i - 1] as { to: typeof to }).to),
  }));
  const durationOf = (some: typeof stays) =>
    some.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);

  const servingMs = durationOf(stays.filter(({ serving }) => serving));
  const each = outagesIn(stays);
  const outageMs = each.map(({ fromMs, toMs }) => toMs - fromMs);
  const outagesMs = outageMs.reduce((sum, ms) => sum + ms, 0);
  return {
    totalMs,
    statuses: statuses.map((status) => {
      const there = stays.filter((stay) => stay.status === status);
      const statusMs = durationOf(there);
      const visits = there.filter(({ enters }) => enters).length;
      return { status, totalMs: statusMs, share: share(statusMs), visits };
    }),
    servingMs,
    servingShare: share(servingMs),
    outages: {
      count: each.length,
      totalMs: outagesMs,
      longestMs: outageMs.reduce((longest, ms) => Math.max(longest, ms), 0),
      meanMs: each.length === 0 ? null : outagesMs / each.length,
      each,
    },
    requests: {
      accepted: count(entries, ({ mover, refused }) => mover === 'operator' && !refused),
      refused: count(entries, ({ refused }) => refused !== undefined),
    },
    ...unplannedIn(entries),
  };
}

function unplannedIn(entries: readonly TimelineEntry[]) {
  const counts = unplannedEvents.map(({ outcome, list }): [UnplannedList, UnplannedCount] => {
    const all = entries.filter(({ event }) => event === outcome);
    const withoutEffect = count(all, (entry) => entry.withoutEffect === true);
    return [list, { taken: all.length - withoutEffect, withoutEffect }];
  });
  return Object.fromEntries(counts) as Record<UnplannedList, UnplannedCount>;
}

interface Stay {
  readonly fromMs: number;
  readonly toMs: number;
  readonly status: Status | 'deleted';
  readonly serving: boolean;
}

/** Finds the outages in consecutive stays. */
function outagesIn(stays: readonly Stay[]): Outage[] {
  const outages: Outage[] = [];
  let sinceMs: number | undefined;
  let served = false;
  const close = (toMs: number, endedBy: Outage['endedBy']) => {
    if (sinceMs !== undefined && toMs > sinceMs) outages.push({ fromMs: sinceMs, toMs, endedBy });
    sinceMs = undefined;
  };
  for (const { fromMs, status, serving } of stays) {
    if (serving) close(fromMs, 'serving');
    else if (status === 'deleted') close(fromMs, 'deleted');
    else if (served) sinceMs ??= fromMs;
    served ||= serving;
  }
  close(stays.at(-1)?.toMs ?? 0, 'end');
  return outages;
}

function count(entries: readonly TimelineEntry[], which: (entry: TimelineEntry) => boolean) {
  return entries.filter(which).length;
}
