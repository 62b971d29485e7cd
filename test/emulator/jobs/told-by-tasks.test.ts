// Work that was asked for as a job: it outlives the process and a snapshot, the plan and its exceptions time
// it, and rules of faults know the operation.

import { controlled } from '../../support/emulator/controlled.js';
import { memoryPersistence } from '../../support/emulator/memory-persistence.js';

const parameters = { redis_config: [{ param_id: '1', param_name: 'timeout', param_value: '7' }] };
const zones = { new_available_zones: ['eu-de-02'] };

const asked = [
  ['updateConfigurationsAsync', 'configuring', '/async-configs', parameters],
  ['migrateZones', 'EXTENDING', '/available-zones', zones],
] as const;

type At = ReturnType<typeof controlled>;

const taskOf = async ({ v2 }: At, id: string) =>
  (await v2('GET', `/instances/${id}/tasks`)).body.tasks[0];

async function begun(at: At, path: string, body: object): Promise<string> {
  const id = await at.instance();
  at.real.advanceBy(10_000);
  const { status } = await at.v2('PUT', `/instances/${id}${path}`, body);
  expect(status).toBeLessThan(300);
  expect(await taskOf(at, id)).toMatchObject({ status: 'RUNNING' });
  return id;
}

test.each(asked)('%s ends in the process that comes after', async (_name, _phase, path, body) => {
  const persistence = memoryPersistence();
  const first = controlled({ persistence });
  const id = await begun(first, path, body);
  first.close();
  const second = controlled({ persistence, real: first.real });
  expect(await taskOf(second, id)).toMatchObject({ status: 'RUNNING' });
  second.real.advanceBy(10_000);
  expect(await taskOf(second, id)).toMatchObject({ status: 'SUCCESS' });
  second.close();
});

test.each(asked)('%s ends where its snapshot was put back', async (_name, _phase, path, body) => {
  const at = controlled();
  const id = await begun(at, path, body);
  const { body: snapshot } = await at.control('GET', '/snapshot');
  const other = controlled();
  expect((await other.control('PUT', '/snapshot', snapshot)).status).toBeLessThan(300);
  other.real.advanceBy(10_000);
  expect(await taskOf(other, id)).toMatchObject({ status: 'SUCCESS' });
  other.close();
  at.close();
});

test.each(asked)(
  '%s goes as an exception from the plan for it says',
  async (name, phase, path, body) => {
    const at = controlled();
    const exception = { operation: name, takes: '3s', outcome: 'fail' };
    expect((await at.control('POST', '/plan/overrides', exception)).status).toBeLessThan(300);
    const id = await begun(at, path, body);
    const { body: explained } = await at.control('GET', `/explain/${id}`);
    expect(explained.state).toContain(phase);
    at.real.advanceBy(2999);
    expect(await taskOf(at, id)).toMatchObject({ status: 'RUNNING' });
    at.real.advanceBy(1);
    expect(await taskOf(at, id)).toMatchObject({ status: 'FAIL' });
    at.close();
  },
);

test.each([...asked, ['switchOverAsync', '', '/async-swap', {}] as const])(
  'a rule of faults meets %s by its name',
  async (name, _phase, path, body) => {
    const at = controlled();
    const rule = { operation: name, answer: 'DCS.5000', times: 1 };
    expect((await at.control('POST', '/faults', rule)).status).toBeLessThan(300);
    const id = await at.instance();
    at.real.advanceBy(10_000);
    const send = () => at.v2('PUT', `/instances/${id}${path}`, body);
    expect((await send()).status).toBe(500);
    expect((await send()).status).toBeLessThan(300);
    at.close();
  },
);
