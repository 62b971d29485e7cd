// The demo: a fleet that lives, the same one for the same seed.

import { initial, lifecycle, requests, type StateName, taskOf } from '../../machines/index.js';
import { demoPlan, startDemo } from '../../src/cli/demo/demo.js';
import { demoActions } from '../../src/cli/demo/workload.js';
import { welcome } from '../../src/cli/serve/welcome.js';
import { styleFor } from '../../src/cli/terminal/style.js';
import { createEmulator } from '../../src/emulator/index.js';
import { createVirtualClock, type VirtualClock } from '../../src/time/index.js';

const startMs = Date.UTC(2026, 0, 1);

/** Lets time pass in small steps, because the workload asks the service and waits for its answers. */
async function live(clock: VirtualClock, ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 150) {
    clock.advanceBy(150);
    for (let n = 0; n < 12; n++) await new Promise((resolve) => setImmediate(resolve));
  }
}

function begun(seed: number) {
  const clock = createVirtualClock({ startMs });
  const defects: unknown[] = [];
  const emulator = createEmulator({
    clock,
    plan: demoPlan,
    seed,
    onDefect: (error) => defects.push(error),
    onReset: () => demo.stop(),
  });
  const demo = startDemo(emulator, seed, clock);
  const trace = () => emulator.core.trace.since().map(({ change }) => change);
  return { clock, emulator, demo, trace, defects };
}

it('begins with instances in every status that can last', () => {
  const { emulator, demo } = begun(1);
  const seen = new Set([...emulator.store.instances.all].map(({ status }) => status));
  expect(emulator.store.instances.all.size).toBeGreaterThan(30);
  expect(seen.size).toBe(new Set(lifecycle.table.states.map((s) => s.split('.')[0])).size - 1);
  demo.stop();
});

it('is listed by the call that `serve` suggests', async () => {
  const { emulator, demo } = begun(1);
  const url = 'http://127.0.0.1:8632';
  const clock = { now: '2026-01-01T00:00:00.000Z', paused: false, scale: 1 };
  const about = { version: '1.2.3', url, plan: 'demo', region: 'eu-de', data: undefined };
  const text = welcome(
    { ...about, auth: 'open', signIn: { mode: 'open' }, control: 'open', instances: 40, clock },
    styleFor({ write: () => true }, {}).colours,
  );
  const call = /curl (\S+)/.exec(text)?.[1] as string;
  const { instance_num: count } = await (await emulator.fetch(new Request(call))).json();
  expect(count).toBeGreaterThan(30);
  demo.stop();
});

it('comes within minutes to every status, and every task that its requests lead to, and stays of a size', async () => {
  const { clock, emulator, demo, defects } = begun(2);
  const visited = new Set<StateName>();
  for (const { state } of emulator.store.instances.all) visited.add(state);
  emulator.store.watch((touched) => {
    for (const id of touched.get('instances') ?? []) {
      const record = emulator.store.instances.get(id);
      if (record) visited.add(record.state);
    }
  });
  await live(clock, 240_000);
  demo.stop();
  const without = requests.filter((request) => !demoActions.includes(request));
  const reachable = lifecycle.table.states.filter(
    (to) => taskOf(to) === undefined || lifecycle.path({ from: initial, to, without }),
  );
  expect(reachable.length).toBeGreaterThan(9);
  expect([...visited].sort()).toEqual([...reachable].sort());
  expect(emulator.store.instances.all.size).toBeGreaterThan(25);
  expect(emulator.store.instances.all.size).toBeLessThan(60);
  expect(defects).toEqual([]);
});

it('is the same for the same seed, and another one for another', async () => {
  const run = async (seed: number) => {
    const { clock, demo, trace } = begun(seed);
    await live(clock, 30_000);
    demo.stop();
    return trace();
  };
  const [first, again, other] = [await run(3), await run(3), await run(4)];
  expect(first.length).toBeGreaterThan(60);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

it('stands still with the clock of the service', async () => {
  const { clock, emulator, demo, trace } = begun(5);
  emulator.clock.pause();
  const before = trace().length;
  await live(clock, 20_000);
  expect(trace()).toHaveLength(before);
  demo.stop();
});

it('ends when the service is reset, whatever it was about to do', async () => {
  const { clock, emulator } = begun(3);
  await live(clock, 5_000);
  clock.advanceBy(20_000);
  const reset = new Request('http://localhost/_control/reset', { method: 'POST' });
  expect((await (await emulator.fetch(reset)).json()).instances).toBe(0);
  await live(clock, 20_000);
  expect(emulator.store.instances.all.size).toBe(0);
});

it('ends when another state takes the place of its own, which then comes back exactly', async () => {
  const { clock, emulator } = begun(3);
  await live(clock, 5_000);
  emulator.clock.pause();
  const ask = (method: string, body: string | null = null) =>
    emulator.fetch(new Request('http://localhost/_control/snapshot', { method, body }));
  const saved = await (await ask('GET')).text();
  emulator.clock.resume();
  await live(clock, 5_000);
  expect((await ask('PUT', saved)).status).toBe(200);
  emulator.clock.resume();
  const before = [...emulator.store.instances.all].length;
  await live(clock, 300_000);
  expect(emulator.store.instances.all.size).toBe(before);
});

it('goes on while its own calls meet fault rules', async () => {
  const { clock, emulator, demo, defects, trace } = begun(3);
  for (const operation of ['v2.listFlavors', 'v2.createInstance']) {
    const rule = { operation, drop: 'answer' };
    const init = { method: 'POST', body: JSON.stringify(rule) };
    const made = await emulator.fetch(new Request('http://localhost/_control/faults', init));
    expect(made.status).toBe(201);
  }
  const before = trace().length;
  await live(clock, 60_000);
  demo.stop();
  expect(trace().length).toBeGreaterThan(before);
  expect(defects).toEqual([]);
});
