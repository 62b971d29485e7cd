// The proof can fail: charts that are wrong on purpose, each told apart from the right one by the very
// checks that the right one passes, in words that name what is wrong.

import { assign } from 'xstate';
import {
  type InstanceMachine,
  instanceMachine,
  lifecycleOf,
  type StatusOrState,
} from '../../../machines/index.js';
import { quickOrDeep } from '../../deep/depth.js';
import {
  checkGrid,
  checkProperties,
  edgeOf,
  provePaths,
  replayOnActors,
  stateOf,
  type Violation,
} from '../../support/proof/index.js';
import { refusalCodeIn } from './asking.js';
import { altered, brokenCharts, maxLength, someKinds } from './broken-charts.js';
import { cells, rules } from './expected.js';

const subjectOf = (machine: InstanceMachine) => {
  const asked = lifecycleOf(machine);
  return { machine, asked, serves: (leaf: string) => asked.serves(leaf as StatusOrState) };
};
const words = (violations: readonly Violation[]) =>
  violations.map(({ rule, message }) => `${rule}: ${message}`);

/** What the three checks have to say against a chart. */
const checks = {
  paths: (machine: InstanceMachine) =>
    words(provePaths(subjectOf(machine), { ...rules, kinds: someKinds }, maxLength).violations),
  properties: (machine: InstanceMachine) =>
    words(checkProperties(subjectOf(machine), { ...rules, kinds: someKinds })),
  grid: (machine: InstanceMachine) =>
    words(
      checkGrid(
        machine,
        cells.filter(({ kind }) => someKinds.includes(kind)),
        refusalCodeIn(subjectOf(machine).asked),
      ),
    ),
};

/** That a check has nothing to say takes it as long as the right chart does. */
const inFull = quickOrDeep(false, true);

for (const { what, machine, named } of brokenCharts) {
  describe(`a chart with ${what}`, () => {
    for (const check of ['paths', 'properties', 'grid'] as const) {
      const words = named[check];
      if (words) {
        test(`is found out by its ${check}`, () => {
          expect(checks[check](machine)).toEqual(expect.arrayContaining([...words]));
        });
      } else if (inFull) {
        test(`has nothing wrong with its ${check}`, () => {
          expect(checks[check](machine)).toEqual([]);
        });
      }
    }
  });
}

describe('a chart that cannot be proved', () => {
  test('is in two statuses at once', () => {
    const parallel = altered((chart) => {
      chart.type = 'parallel';
      delete chart.initial;
    });
    const { violations } = provePaths(subjectOf(parallel), { ...rules, kinds: ['ha'] }, 1);
    expect(words(violations)[0]).toMatch(/^one status: an instance is CREATING and CREATEFAILED/);
  });

  test('has a timer, which the TestModel does not take and the properties forbid', () => {
    const timed = altered((chart) => {
      stateOf(chart, 'ERROR').after = { 1000: { target: 'RUNNING' } };
    });
    expect(() => checks.paths(timed)).toThrow('After events on test machines are not supported');
    expect(checks.properties(timed)).toContain('pure: ERROR has a timer');
  });

  test('counts, so that no two of its snapshots are the same', () => {
    const counting = altered((chart) => {
      edgeOf(chart, 'RUNNING.idle', 'flush').actions = assign({
        flushed: ({ context }: { context: { flushed?: number } }) => (context.flushed ?? 0) + 1,
      } as never);
    });
    expect(() => checks.paths(counting)).toThrow('single has more than 64 snapshots');
  });

  test('has an edge to nowhere', () => {
    const lead = () =>
      altered((chart) => {
        edgeOf(chart, 'ERROR', 'recover').target = 'RUNNIN';
      });
    expect(lead).toThrow("Child state 'RUNNIN' does not exist");
  });
});

test('an actor of a broken chart leaves the paths of the right one, and the path is named', async () => {
  const broken = altered((chart) => {
    edgeOf(chart, 'RESTARTING', 'fail').target = 'RUNNING';
  });
  const { violations } = await replayOnActors(instanceMachine, broken, rules);
  expect(words(violations)).toContainEqual(
    expect.stringMatching(
      /^replay: the actor is RUNNING\.idle, and the model ERROR \(single\): Reaches .*restart → fail/,
    ),
  );
});
