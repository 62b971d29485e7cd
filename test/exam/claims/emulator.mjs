// What holds of a status in the emulator: a fixture can begin there, the API lists and counts it, and the
// control plane says what can come next.

import assert from 'node:assert/strict';
import { createEmulator } from '../../../dist/src/emulator/index.js';
import { fixturesSchema } from '../../../dist/src/emulator/internal.js';
import { presets } from '../../../dist/src/plan/index.js';
import { parseInput } from '../../../dist/src/plan/internal.js';

const project = '0123456789abcdef0123456789abcdef';

/**
 * @param status - the status
 * @param events - what can happen there
 */
export async function claimInEmulator(status, events) {
  const emulator = createEmulator({ plan: presets.documented });
  const ask = async (path) => {
    const answer = await emulator.fetch(new Request(`http://dcs.localhost${path}`));
    assert.equal(answer.status, 200, path);
    return answer.json();
  };
  try {
    const instances = [{ name: 'cache', kind: 'ha', status }];
    emulator.control.apply(parseInput(fixturesSchema, { instances }));
    const [{ id }] = emulator.store.instances.all;
    const list = await ask(`/v2/${project}/instances?status=${status}`);
    assert.deepEqual(
      list.instances.map((each) => [each.instance_id, each.status]),
      [[id, status]],
    );
    const counts = await ask(`/v2/${project}/instances/status`);
    assert.equal(counts[`${status.toLowerCase()}_count`], 1);
    const { possible } = await ask(`/_control/explain/${id}`);
    assert.deepEqual(
      possible.map(({ event }) => event),
      events,
    );
  } finally {
    emulator.close();
  }
}
