// Whether a service is ready, for those who wait for it: what is said, to whom, and when not.

import { createEmulator, type EmulatorOptions } from '../../../src/emulator/index.js';
import { fixturesSchema } from '../../../src/emulator/internal.js';
import { parseInput } from '../../../src/plan/internal.js';

const fleet = parseInput(fixturesSchema, { instances: [{ name: 'shop-cache' }] });

function started(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ version: '1.2.3', ...options });
  const ask = (path: string, method = 'GET') =>
    emulator.fetch(new Request(`http://dcs.localhost${path}`, { method }));
  return { emulator, ask };
}

it.each(['/health', '/_control/health'])(
  '%s tells the version and that it is ready',
  async (path) => {
    const { emulator, ask } = started();
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.json()).toEqual({
      version: '1.2.3',
      ready: true,
      init: { fixtures: 'none' },
    });
    const head = await ask(path, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await ask(path, 'POST')).status).toBe(405);
    emulator.close();
  },
);

it('tells whether fixtures were put in, or not since there was something already', async () => {
  const { emulator, ask } = started();
  const fixtures = async () => (await (await ask('/health')).json()).init.fixtures;
  emulator.control.apply(fleet);
  expect(await fixtures()).toBe('loaded');
  emulator.control.apply(fleet);
  expect(await fixtures()).toBe('skipped');
  emulator.close();
});

it('is not ready when the fixtures were refused', async () => {
  const { emulator, ask } = started({ region: { quota: { instances: 0, ramGb: 1 } } });
  expect(() => emulator.control.apply(fleet)).toThrow();
  const answer = await ask('/health');
  expect([answer.status, await answer.json()]).toEqual([
    503,
    expect.objectContaining({ ready: false, init: { fixtures: 'failed' } }),
  ]);
  emulator.close();
});

it('is ready as before when a demo fleet was refused later', async () => {
  const quota = { instances: 0, ramGb: 1 };
  const prepareDemo = async () => () => emulator.control.apply(fleet);
  const { emulator, ask } = started({ region: { quota }, prepareDemo });
  expect((await ask('/_control/demo', 'POST')).status).toBe(400);
  const answer = await ask('/health');
  expect([answer.status, (await answer.json()).init]).toEqual([200, { fixtures: 'none' }]);
  emulator.close();
});

it.each([{ token: 'secret' }, 'off'] as const)(
  'needs no token at /health where the control plane is %j',
  async (control) => {
    const { emulator, ask } = started({ control, identity: { mode: 'strict', users: [] } });
    expect((await ask('/health')).status).toBe(200);
    expect((await ask('/_control/health')).status).toBe(control === 'off' ? 404 : 401);
    emulator.close();
  },
);
