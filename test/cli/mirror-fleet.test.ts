// The instances of a service in an inspector, also when a record is where no chart leads.

import type { StateName } from '../../machines/index.js';
import { mirrorFleet } from '../../src/cli/inspect/mirror-fleet.js';
import { createRelay, usualBounds } from '../../src/inspector/index.js';
import { type Controlled, controlled } from '../support/emulator/controlled.js';

let world: Controlled;
beforeEach(() => {
  world = controlled();
});
afterEach(() => world.close());

/** Puts an instance where an edited document may have it. */
function displace(id: string): void {
  const { store } = world.emulator;
  const record = store.instances.get(id);
  if (!record) throw new Error('no such instance');
  store.transact(() => store.instances.put({ ...record, state: 'NOWHERE' as StateName }));
}

test('an instance in a state that the chart does not know is left out, the others are shown', async () => {
  const [lost, other] = [await world.instance(), await world.instance({ name: 'other' })];
  displace(lost);
  const mistakes: unknown[] = [];
  const relay = createRelay(usualBounds, (error) => mistakes.push(error));
  relay.onFirstViewer(() => mirrorFleet(world.emulator, relay));
  const frames: string[] = [];
  relay.view((frame) => frames.push(JSON.stringify(frame)));
  world.real.advanceBy(10_000);
  expect(await world.status(other)).toBe('RUNNING');
  const { store } = world.emulator;
  const name = store.instances.get(other)?.name as string;
  while (!frames.join().includes(`"${name}"`))
    await new Promise((resolve) => setImmediate(resolve));
  expect(mistakes).toEqual([]);
});
