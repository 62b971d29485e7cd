// What a wait may hope for follows from the chart, and from no list of statuses.

import {
  deleted,
  guards,
  instanceMachine,
  kinds,
  lifecycle,
  lifecycleOf,
  statuses,
} from '../../../machines/index.js';
import { outcomesThat } from '../../../machines/internal.js';
import {
  adviceFor,
  goalStatuses,
  prospectsOf,
  type WaitGoal,
} from '../../../src/observer/index.js';
import { observedStatuses } from '../../../src/observer/lifecycle/index.js';
import { alterChart, stateOf } from '../../support/proof/index.js';

const all = [...statuses, deleted] as const;
const mending = outcomesThat('repairs', 'resumes');
const unplanned = outcomesThat('breaks', 'suspends');

test('every status can be observed, and so can the end of an instance', () => {
  expect(observedStatuses).toEqual(all);
});

test.each<[WaitGoal, string[]]>([
  ['RUNNING', ['RUNNING']],
  ['serving', ['RUNNING']],
  ['settled', statuses.filter((status) => !lifecycle.hasTag(status, 'transitional'))],
  ['deleted', ['deleted']],
  ['gone', ['deleted']],
  [
    ['ERROR', 'gone', 'serving'],
    ['RUNNING', 'ERROR', 'deleted'],
  ],
])('the goal %j is %j', (goal, expected) => {
  expect(goalStatuses(goal)).toEqual(expected);
});

test.each([
  ['RUNING', 'cannot wait for "RUNING"; allowed: CREATING, CREATEFAILED, RUNNING,'],
  ['toString', 'cannot wait for "toString"'],
  [[], 'a goal names at least one status'],
])('%j is no goal, and the message says what is', (goal, message) => {
  expect(() => goalStatuses(goal as WaitGoal)).toThrow(message);
});

describe.each([undefined, ...kinds])('for kind %s', (kind) => {
  test.each(all.flatMap((goal) => all.map((from) => [from, goal] as const)))(
    'from %s to %s, waiting helps exactly if the chart has a way by the platform',
    (from, goal) => {
      const query = { from, to: goal, by: 'platform', ...(kind && { kind }) } as const;
      const plain = lifecycle.path({ ...query, without: [...unplanned, ...mending] });
      const mended = lifecycle.path({ ...query, without: unplanned });
      const broken = lifecycle.path({ ...query, without: mending });
      const helps = (options: object) =>
        ['reached', 'pending'].includes(prospectsOf(goal, { ...options, kind }).of(from));
      expect(helps({})).toBe(plain !== undefined);
      expect(helps({ allowRecovery: true })).toBe(mended !== undefined);
      expect(helps({ allowFaults: true })).toBe(broken !== undefined);
    },
  );
});

test('what does not help has failed if the chart says so, and is otherwise for an operator to move', () => {
  const { failed, unreachable } = prospectsOf('EXTENDING');
  expect(failed).toEqual(all.filter((each) => lifecycle.hasTag(each, 'failed')));
  expect([...failed, ...unreachable, 'EXTENDING'].sort()).toEqual([...all].sort());
});

test.each([
  ['RUNNING', ['EXTENDING'], 'the instance is in RUNNING; EXTENDING needs extend'],
  [
    'RUNNING',
    ['ERROR'],
    'the instance is in RUNNING; ERROR needs a fault; pass allowFaults to wait for one',
  ],
  ['RUNNING', ['deleted'], 'the instance is in RUNNING; deleted needs delete'],
  [
    'CREATEFAILED',
    ['RUNNING'],
    'the instance is in CREATEFAILED; RUNNING can never follow; all that is left to do is to delete it',
  ],
  ['ERROR', ['EXTENDING'], 'the instance is in ERROR; EXTENDING needs restart, then extend'],
  ['RESTARTING', ['EXTENDING'], 'the instance is in RESTARTING; EXTENDING needs extend'],
  ['deleted', ['RUNNING'], 'the instance is gone; RUNNING can never follow'],
] as const)(
  'the advice for %s on the way to %s is what the chart offers',
  (seen, goal, message) => {
    expect(adviceFor(seen, goal).message).toBe(message);
  },
);

test('an edge that is added to the chart is waited on, and advised, without a change here', () => {
  const altered = lifecycleOf(
    alterChart(instanceMachine, guards, (draft) => {
      stateOf(draft, 'CREATEFAILED').on.restart = { target: 'RESTARTING' };
      stateOf(draft, 'ERROR').on.succeed = { target: 'RUNNING' };
    }),
  );
  expect(prospectsOf('RUNNING', { lifecycle: altered }).of('ERROR')).toBe('pending');
  expect(prospectsOf('RUNNING').of('ERROR')).toBe('failed');
  expect(adviceFor('CREATEFAILED', ['RUNNING'], { lifecycle: altered }).requests).toEqual([
    'restart',
  ]);
});

test('where one request is not enough, the advice has all of them in their order', () => {
  const altered = lifecycleOf(
    alterChart(instanceMachine, guards, (draft) => {
      delete stateOf(draft, 'ERROR').on.recover;
    }),
  );
  expect(adviceFor('ERROR', ['EXTENDING'], { lifecycle: altered }).message).toBe(
    'the instance is in ERROR; EXTENDING needs restart, then extend',
  );
});
