// Many instances are waited for with one list per round, and each is judged like one alone.

import {
  type FleetWaitOptions,
  type ListedInstance,
  type ListProbe,
  waitForAll,
} from '../../../src/observer/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { drive } from '../drive.js';

/** Writes a list as `a RUNNING, b ERROR`. */
function listed(text: string): ListedInstance[] {
  return text
    .split(', ')
    .filter(Boolean)
    .map((each) => {
      const [instance_id = '', status = ''] = each.split(' ');
      return { instance_id, status };
    });
}

async function waitFor(lists: readonly string[], more: Partial<FleetWaitOptions> = {}) {
  const clock = createVirtualClock();
  let round = 0;
  const list: ListProbe = () => listed(lists[Math.min(round++, lists.length - 1)] ?? '');
  const polling = { clock, random: () => 0.5, minDelayMs: 1000, maxDelayMs: 1000 };
  const options = { ...polling, maxWaitMs: 60_000, ...more };
  const result = await drive(clock, waitForAll(list, 'RUNNING', options));
  const ends = Object.fromEntries([...result.instances].map(([id, end]) => [id, end.type]));
  return { ...result, ends };
}

test('the wait is over when everyone has reached the goal', async () => {
  const all = await waitFor([
    'a CREATING, b CREATING',
    'a RUNNING, b CREATING',
    'a ERROR, b RUNNING',
  ]);
  expect(all).toMatchObject({
    type: 'reached',
    ends: { a: 'reached', b: 'reached' },
    rounds: 3,
    tookMs: 2000,
    message: '2 instances: 2 reached, 0 failed, 0 unreachable, 0 pending',
  });
  expect(all.instances.get('a')).toEqual({ type: 'reached', status: 'RUNNING', atMs: 1000 });
});

test('one that has failed is told with what would help, once the others are decided', async () => {
  const all = await waitFor(['a CREATEFAILED, b CREATING', 'a CREATEFAILED, b RUNNING']);
  expect(all).toMatchObject({ type: 'failed', ends: { a: 'failed', b: 'reached' }, rounds: 2 });
  expect(all.instances.get('a')?.help?.message).toContain('all that is left to do is to delete');
});

test('one failure ends the wait at once when asked to', async () => {
  const all = await waitFor(['a CREATEFAILED, b CREATING'], { failFast: true });
  expect(all).toMatchObject({ type: 'failed', ends: { a: 'failed', b: 'pending' }, rounds: 1 });
});

test('one that slips from a single list is not gone, and from two lists it is', async () => {
  const slipped = await waitFor(['a CREATING', 'z RUNNING', 'a RUNNING']);
  expect(slipped).toMatchObject({ type: 'reached', ends: { a: 'reached' } });
  const often = await waitFor(['a CREATING', 'z ERROR', 'a CREATING', 'z ERROR', 'a RUNNING']);
  expect(often).toMatchObject({ type: 'reached', rounds: 5 });
  const gone = await waitFor(['a CREATING', 'z RUNNING']);
  expect(gone).toMatchObject({ type: 'unreachable', ends: { a: 'unreachable' }, rounds: 3 });
  expect(gone.instances.get('a')?.status).toBe('deleted');
});

test('those who are named are waited for even before they are listed', async () => {
  const lists = ['b RUNNING', 'a CREATING, b RUNNING', 'a RUNNING'];
  expect(await waitFor(lists, { ids: ['a'] })).toMatchObject({ ends: { a: 'reached' }, rounds: 3 });
});

test('an empty list is no success', async () => {
  const all = await waitFor(['', 'a RUNNING']);
  expect(all).toMatchObject({ type: 'reached', ends: { a: 'reached' }, rounds: 2 });
  expect(await waitFor([''])).toMatchObject({ type: 'timedOut', counts: { reached: 0 } });
});

test('an instance that is undecided when the time is up is pending', async () => {
  const all = await waitFor(['a RUNNING, b CREATING'], { maxWaitMs: 5000 });
  expect(all).toMatchObject({ type: 'timedOut', counts: { reached: 1, pending: 1 } });
  expect(all.instances.get('b')).toMatchObject({ type: 'pending', status: 'CREATING' });
});

test('stale success is no success for many either', async () => {
  const lists = ['a RUNNING, b RUNNING', 'a EXTENDING, b RUNNING', 'a RUNNING, b RUNNING'];
  const all = await waitFor(lists, { after: 'extend' });
  expect(all).toMatchObject({ type: 'reached', rounds: 3 });
});

test('pages are taken together, and a page that fails fails the round', async () => {
  const clock = createVirtualClock();
  let round = 0;
  async function* pages() {
    yield listed('a RUNNING');
    if (round++ === 0) throw Object.assign(new Error('page 2'), { status: 500 });
    yield listed('b RUNNING');
  }
  const options = { clock, random: () => 0, maxWaitMs: 60_000 };
  const all = await drive(clock, waitForAll(pages, 'RUNNING', options));
  expect(all).toMatchObject({ type: 'reached', rounds: 2, counts: { reached: 2 } });
});

test.each([
  [() => 'nothing' as never, 'expected a list of instances, got "nothing"'],
  [() => [{ instance_id: 'a' }] as never, 'expected a status, got nothing'],
  [() => 42 as never, 'expected a list of instances, got a value of type number'],
  [() => [null] as never, 'expected an instance_id, got nothing'],
  [() => [{ instance_id: '', status: 'RUNNING' }], 'expected an instance_id, got ""'],
  [
    () => [{ instance_id: 7, status: 'RUNNING' }] as never,
    'expected an instance_id, got a value of type number',
  ],
])('a list that is none fails the wait, and the message says why', async (list, message) => {
  const clock = createVirtualClock();
  const options = { clock, random: () => 0, maxWaitMs: 60_000, errorBudget: 0 };
  const all = await drive(clock, waitForAll(list as ListProbe, 'RUNNING', options));
  expect(all).toMatchObject({ type: 'failed', failure: { reason: 'garbage' } });
  expect(all.message).toContain(message);
});
