// A timeline's trace and summary worked out a second time, the slow and obvious way, and compared.

import { moverOf, statuses, statusOf } from '../../../machines/index.js';
import { statusTrace, type Timeline } from '../../../src/simulator/index.js';

/** The summary once more, counted in another way: from the trace and the notes of each entry alone. */
function addedUp(timeline: Timeline) {
  const startMs = Date.parse(timeline.start);
  const stays = statusTrace(timeline).map(({ at, status }) => ({
    fromMs: Date.parse(at) - startMs,
    status,
  }));
  const time: Record<string, { totalMs: number; visits: number }> = {};
  const outages: { fromMs: number; toMs: number; endedBy: string }[] = [];
  let downSinceMs: number | undefined;
  stays.forEach(({ fromMs, status }, i) => {
    const untilMs = stays[i + 1]?.fromMs ?? timeline.end.atMs;
    const own = time[status] ?? { totalMs: 0, visits: 0 };
    time[status] = { totalMs: own.totalMs + untilMs - fromMs, visits: own.visits + 1 };
    if (downSinceMs !== undefined && /^(RUNNING|deleted)$/.test(status)) {
      const endedBy = status === 'RUNNING' ? 'serving' : status;
      if (fromMs > downSinceMs) outages.push({ fromMs: downSinceMs, toMs: fromMs, endedBy });
      downSinceMs = undefined;
    }
    if (status === 'RUNNING') downSinceMs = untilMs;
  });
  const [last] = stays.slice(-1);
  if (downSinceMs !== undefined && last?.status !== 'RUNNING' && downSinceMs < timeline.end.atMs) {
    outages.push({ fromMs: downSinceMs, toMs: timeline.end.atMs, endedBy: 'end' });
  }
  const marks = timeline.entries.map(({ event, refused, withoutEffect }) => {
    if (refused) return 'refused';
    if (event === 'fault') return withoutEffect ? 'idle fault' : 'fault';
    return moverOf(event) === 'operator' ? 'accepted' : 'outcome';
  });
  const count = (mark: string) => marks.filter((each) => each === mark).length;
  return {
    time,
    outages,
    requests: { accepted: count('accepted'), refused: count('refused') },
    faults: { taken: count('fault'), withoutEffect: count('idle fault') },
  };
}

/** Checks a summary against the one that is added up here. */
export function checkSummary(timeline: Timeline) {
  const { summary, end } = timeline;
  const { time, outages, requests: asked, faults } = addedUp(timeline);
  expect(summary).toMatchObject({ totalMs: end.atMs, requests: asked, faults });
  expect(summary.statuses.map(({ status }) => status)).toEqual(statuses);
  const none = { totalMs: 0, visits: 0 };
  for (const { status, totalMs, visits, share } of summary.statuses) {
    expect({ totalMs, visits }).toEqual(time[status] ?? none);
    expect(share).toBe(totalMs / end.atMs);
  }
  const shares = summary.statuses.reduce((sum, { share }) => sum + (share ?? 0), 0);
  expect(shares).toBeCloseTo(1, 9);
  const servingMs = time.RUNNING?.totalMs ?? 0;
  expect(summary).toMatchObject({ servingMs, servingShare: servingMs / end.atMs });

  const lengths = outages.map(({ fromMs, toMs }) => toMs - fromMs);
  const totalMs = lengths.reduce((sum, length) => sum + length, 0);
  expect(summary.outages).toEqual({
    count: outages.length,
    totalMs,
    longestMs: Math.max(0, ...lengths),
    meanMs: outages.length === 0 ? null : totalMs / outages.length,
    each: outages,
  });
}

/** Checks that a trace has the changes of status of a timeline, and no others. */
export function checkTrace(timeline: Timeline) {
  const startMs = Date.parse(timeline.start);
  const changes = timeline.entries.filter(({ from, to }) => statusOf(from) !== statusOf(to));
  expect(statusTrace(timeline)).toEqual([
    { at: timeline.start, instance_id: timeline.instanceId, status: statusOf(timeline.born.state) },
    ...changes.map(({ atMs, to }) => ({
      at: new Date(startMs + atMs).toISOString(),
      instance_id: timeline.instanceId,
      status: statusOf(to),
    })),
  ]);
}
