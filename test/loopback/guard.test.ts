// The guard: what goes wrong inside is reported once, and never comes out.

import { Guard } from '../../src/loopback/index.js';

const boom = new Error('boom');
const fail = () => {
  throw boom;
};

function guarded() {
  const reports: unknown[] = [];
  return { guard: new Guard((error) => reports.push(error)), reports };
}

test('what succeeds comes out as it is, at once or later', async () => {
  const { guard, reports } = guarded();
  expect(guard.result<number>(() => 1, fail)).toBe(1);
  expect(await guard.result<number>(async () => 2, fail)).toBe(2);
  expect(reports).toEqual([]);
});

test.each([
  ['throws', fail],
  ['rejects', async () => fail()],
])('of what %s, something else takes the place', async (_, work) => {
  const { guard, reports } = guarded();
  expect(await guard.result<unknown>(work, (error) => [error])).toEqual([boom]);
  expect(reports).toEqual([boom]);
});

test('work for its effect leaves nothing behind', async () => {
  const { guard, reports } = guarded();
  guard.run(fail);
  guard.run(() => Promise.reject('a text'));
  await Promise.resolve();
  expect(reports).toEqual([boom, 'a text']);
});

test('what passes through two guards is reported once', () => {
  const { guard, reports } = guarded();
  guard.run(() => {
    guard.run(fail);
    fail();
  });
  expect(reports).toEqual([boom]);
});

test('a report that fails is no failure of the work', () => {
  const guard = new Guard(fail);
  expect(guard.result<string>(fail, () => 'instead')).toBe('instead');
});

test('a stream ends where it fails, and its source hears when its reader leaves', async () => {
  const { guard, reports } = guarded();
  let sent = 0;
  const failing = new ReadableStream<Uint8Array>({
    pull: (controller) => (sent++ === 0 ? controller.enqueue(Uint8Array.of(65)) : fail()),
  });
  expect(await new Response(guard.stream(failing)).text()).toBe('A');
  expect(reports).toEqual([boom]);

  let left: unknown;
  const endless = new ReadableStream<Uint8Array>({
    cancel: (reason) => {
      left = reason;
    },
  });
  await guard.stream(endless).cancel('enough');
  expect(left).toBe('enough');
});
