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
