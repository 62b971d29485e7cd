// The steps between two observations are those of the chart, and what must have been passed is on every
// way.

import { kinds, lifecycle, statusOf } from '../../../machines/index.js';
import { observedStatuses, passage } from '../../../src/observer/lifecycle/index.js';
import { leafGraph } from '../leaf-graph.js';

const pairs = observedStatuses.flatMap((from) => observedStatuses.map((to) => [from, to] as const));

describe.each(kinds)('for %s instances', (kind) => {
  const graph = leafGraph(kind);

  test.each(pairs)('from %s to %s there is a way exactly if a search finds one', (from, to) => {
    expect(passage(lifecycle, from, to, kind) !== undefined).toBe(graph.canFollow(from, to));
  });

  test.each(pairs)('from %s to %s, what must have been passed is on every way', (from, to) => {
    const found = passage(lifecycle, from, to, kind)?.mustHavePassed ?? [];
    const expected = observedStatuses.filter(
      (each) =>
        each !== from &&
        each !== to &&
        graph.canFollow(from, to) &&
        !graph.canFollow(from, to, each),
    );
    expect(found).toEqual(expected);
  });
});

test.each([
  ['CREATING', 'EXTENDING', ['RUNNING'], 'operator'],
  ['RESTARTING', 'deleted', ['RUNNING'], 'operator'],
  ['ERROR', 'RUNNING', [], 'platform'],
  ['CREATING', 'ERROR', [], 'platform'],
] as const)('from %s to %s, %j passes unseen, and it needs the %s', (from, to, unseen, needs) => {
  const way = passage(lifecycle, from, to);
  expect(way?.unseen).toEqual(unseen);
  expect(way?.needs).toBe(needs);
  expect(way?.path.steps.map((step) => statusOf(step.to)).at(-1)).toBe(to);
});

test('a way that needs an operator has none that the platform goes alone', () => {
  const asked = pairs.filter(([from, to]) => passage(lifecycle, from, to)?.needs === 'operator');
  expect(asked.length).toBeGreaterThan(0);
  for (const [from, to] of asked) {
    expect(lifecycle.path({ from, to, by: 'platform' })).toBeUndefined();
  }
});
