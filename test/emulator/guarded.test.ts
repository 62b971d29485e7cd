// The emulator as a library: whatever goes wrong in it or in what is plugged into it, its host gets an
// answer, hears of it once, and never gets an exception or a rejection.

import { createEmulator, type EmulatorOptions, serve } from '../../src/emulator/index.js';
import { createVirtualClock, systemClock } from '../../src/time/index.js';
import { orderV2 } from '../contract/orders.js';
import { project, startMs } from '../support/emulator/controlled.js';
import { tenSeconds } from '../support/emulator/ten-seconds.js';

const boom = new Error('boom');
const fail = () => {
  throw boom;
};

function world(options: EmulatorOptions = {}) {
  const defects: unknown[] = [];
  const clock = createVirtualClock({ startMs });
  const onDefect = (error: unknown) => defects.push(error);
  const emulator = createEmulator({ clock, plan: tenSeconds, onDefect, ...options });
  const ask = async (path: string, init: RequestInit = {}) =>
    emulator.fetch(new Request(`http://dcs.localhost${path}`, init));
  const order = { method: 'POST', body: JSON.stringify(orderV2()) };
  return { emulator, clock, defects, ask, create: () => ask(`/v2/${project}/instances`, order) };
}

test('listeners that throw undo nothing, and all others are told', async () => {
  const { emulator, create, clock, defects } = world();
  const told: string[] = [];
  emulator.core.trace.subscribe(fail);
  emulator.core.trace.subscribe(({ change }) => told.push(change.status));
  emulator.store.watch(fail);
  emulator.store.watch(() => told.push('stored'));
  expect((await create()).status).toBe(200);
  expect(() => clock.advanceBy(10_000)).not.toThrow();
  expect(told.filter((each) => each !== 'stored')).toEqual(['CREATING', 'RUNNING']);
  expect(told).toContain('stored');
  expect(defects).toEqual([boom]);
  emulator.close();
});

test.each([
  ['/v2/x', { error_code: 'DCS.5000' }],
  ['/v3/x', { error: { code: 500, title: 'Internal Server Error' } }],
  ['/_control/x', { error: 'internal error' }],
])('a defect at %s is told in the dialect that is spoken there', async (path, body) => {
  const { emulator, ask, defects } = world({ hooks: { middleware: [fail] } });
  const response = await ask(path);
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject(body);
  expect(defects).toEqual([boom]);
  emulator.close();
});

test('what is thrown need not be an error, and onDefect may throw, too', async () => {
  const middleware = [() => Promise.reject('a text')];
  const { emulator, ask } = world({ hooks: { middleware }, onDefect: fail });
  expect((await ask('/v2')).status).toBe(500);
  emulator.close();
});

test('a live stream that fails ends, and the server goes on', async () => {
  const { emulator, defects } = world();
  const server = await serve({
    fetch: emulator.fetch,
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
  });
  const spoken = jest.spyOn(console, 'error').mockImplementation(() => {});
  const since = jest.spyOn(emulator.core.trace, 'since').mockImplementation(fail);
  const response = await fetch(`${server.url}/_control/trace`);
  expect(await response.text()).toBe('');
  since.mockRestore();
  expect((await fetch(`${server.url}/v3`)).status).toBe(200);
  expect(defects).toEqual([boom]);
  expect(spoken).not.toHaveBeenCalled();
  spoken.mockRestore();
  await server.close();
  emulator.close();
});
