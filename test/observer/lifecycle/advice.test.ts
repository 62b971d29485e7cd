// Advice to those who wait names only what the chart accepts of that kind of instance.

import { kinds, lifecycle, type Request, statuses, tasks } from '../../../machines/index.js';
import { adviceFor } from '../../../src/observer/index.js';

const grid = kinds.flatMap((kind) => statuses.map((status) => [kind, status] as const));

test.each(grid)(
  'what a %s instance in %s is advised to ask for is accepted there',
  (kind, seen) => {
    const situations =
      seen === 'RUNNING'
        ? tasks.map((task) => ({ kind, status: seen, task }))
        : [{ kind, status: seen }];
    const accepted = new Set<Request>(
      situations.flatMap((each) => lifecycle.acceptedRequests(each)),
    );
    for (const goal of statuses) {
      const { requests } = adviceFor(seen, [goal], { kind });
      expect(requests.filter((request) => !accepted.has(request))).toEqual([]);
    }
  },
);

test('a single-node instance, which keeps no backups, is never advised to restore one', () => {
  expect(adviceFor('RUNNING', ['RESTORING'], { kind: 'ha' })).toMatchObject({
    requests: ['restore'],
    message: expect.stringContaining('RESTORING needs restore'),
  });
  expect(adviceFor('RUNNING', ['RESTORING'], { kind: 'single' })).toMatchObject({
    requests: [],
    message: expect.stringContaining('RESTORING can never follow'),
  });
});

test.each([
  ['RESTARTING', 'RUNNING', 'the platform can bring it to RUNNING by itself'],
  ['CREATING', 'CREATEFAILED', 'the platform can bring it to CREATEFAILED by itself'],
  ['RUNNING', 'RUNNING', 'that is the goal'],
  ['RESTARTING', 'EXTENDING', 'EXTENDING needs extend'],
] as const)('an instance in %s, for %s, is told: %s', (seen, goal, advice) => {
  expect(adviceFor(seen, [goal])).toMatchObject({
    outcomes: [],
    message: `the instance is in ${seen}; ${advice}`,
  });
});

test('a recovery may never come: it is named, with the option that waits for one', () => {
  expect(adviceFor('ERROR', ['RUNNING'])).toMatchObject({
    outcomes: ['recover'],
    message: expect.stringMatching(
      /^the instance is in ERROR; RUNNING needs restart.* or a recovery by the platform; pass allowRecovery to wait for one$/,
    ),
  });
});
