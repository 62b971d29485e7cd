// How often each edge was seen: held against instances whose every step is known, and against the sums of the check.

import { kinds, lifecycle, refused, statusOf, step } from '../../../machines/index.js';
import { checkTrace, mergeReports } from '../../../src/observer/index.js';
import { createRandom } from '../../../src/random/index.js';

const { table, edges } = lifecycle;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
const nameOf = ({
  from,
  event,
  guard = '',
  to,
}: Record<'from' | 'event' | 'to', string> & { guard?: string | undefined }) =>
  `${from} ${event} ${guard} ${to}`;

/** Lives by chance: what polls between all steps see, and how often each edge was taken where the status changes. */
function lived(seed: number, id: string) {
  const random = createRandom(seed);
  const draw = (below: number) => Math.floor(random() * below);
  const k = draw(kinds.length);
  const records: object[] = [];
  const taken = new Map<string, number>();
  let state = table.initial;
  const observe = (minute: number) => {
    const status = statusOf(table.states[state] as never);
    records.push({
      at: at(minute),
      instance_id: id,
      status: status === 'deleted' ? 'deleted' : status,
    });
  };
  observe(0);
  for (let minute = 1; minute < 60; minute++) {
    const event = draw(table.eventCount);
    const next = step(table, k, state, event);
    if (next === refused) continue;
    const [from, to] = [table.states[state], table.states[next]] as const;
    const edge = edges
      .filter((each) => each.event === table.events[event] && each.leaves.includes(from as never))
      .filter((each) => each.kinds.includes(kinds[k] as never))
      .sort((a, b) => b.from.length - a.from.length)[0];
    state = next;
    observe(minute);
    if (edge && statusOf(from as never) !== statusOf(to as never)) {
      taken.set(nameOf(edge), (taken.get(nameOf(edge)) ?? 0) + 1);
    }
  }
  return { records, taken, kind: kinds[k] };
}

const lives = Array.from({ length: 60 }, (_, n) => lived(n, `i-${n}`));

test('no edge is seen more often than it was taken, nor is one missed that was', async () => {
  let seenInAll = 0;
  for (const { records, taken, kind } of lives) {
    const { coverage, counts } = await checkTrace(records as never, { kind: kind as never });
    const found = new Map(coverage.edges.map((edge) => [nameOf(edge), edge]));
    for (const [name, times] of taken) {
      // What leaves a task is taken for what leaves the status in which it is: a poll sees no task.
      if (name.startsWith('RUNNING')) continue;
      const { seen = 0, possible = 0 } = found.get(name) ?? {};
      expect({ name, isEnough: seen + possible >= times }).toEqual({
        name,
        isEnough: true,
      });
    }
    for (const { from, seen, ...edge } of coverage.edges) {
      if (from.startsWith('RUNNING')) continue;
      expect(seen).toBeLessThanOrEqual(taken.get(nameOf({ from, ...edge })) ?? 0);
      seenInAll += seen;
    }
    expect(coverage.oneStep + coverage.moreSteps + coverage.undecided).toBe(counts.changes);
    expect(counts.violations).toBe(0);
  }
  expect(seenInAll).toBeGreaterThan(100);
});

test('merged reports cover what one check of all covers', async () => {
  const all = lives.flatMap(({ records }) => records);
  const whole = await checkTrace(all as never);
  const parts = await Promise.all(lives.map(({ records }) => checkTrace(records as never)));
  const merged = mergeReports(parts.toReversed()).coverage;
  expect(merged.edges).toEqual(whole.coverage.edges);
  expect({ ...merged, edges: [], ambiguous: [] }).toEqual({
    ...whole.coverage,
    edges: [],
    ambiguous: [],
  });
});

test('a change that two edges explain counts for neither, one with unseen steps for those on its shortest way', async () => {
  const seen = (...statuses: string[]) =>
    checkTrace(
      statuses.map((status, minute) => ({ at: at(minute), instance_id: 'a', status })) as never,
    );
  const { coverage } = await seen('RESTARTING', 'ERROR');
  expect(coverage).toMatchObject({ oneStep: 0, undecided: 1 });
  expect(coverage.ambiguous).toHaveLength(1);
  expect(coverage.edges.every((edge) => edge.seen === 0 && edge.possible === 1)).toBe(true);
  const jump = await seen('CREATING', 'EXTENDING');
  expect(jump.coverage).toMatchObject({ oneStep: 0, moreSteps: 1, undecided: 0 });
  expect(jump.coverage.edges.map(({ event, passed }) => [event, passed])).toEqual([
    ['succeed', 1],
    ['extend', 1],
  ]);
  // What rules a kind out rules its edge out.
  const failed = (kind: 'single' | 'ha') =>
    checkTrace([
      { at: at(0), instance_id: 'a', status: 'EXTENDING', kind },
      { at: at(1), instance_id: 'a', status: 'RUNNING', kind },
    ] as never);
  expect((await failed('single')).coverage).toMatchObject({ oneStep: 1 });
  expect((await failed('ha')).coverage).toMatchObject({ undecided: 1 });
});
