// Changes of an instance that need no particular status, and the one that restarts it.

import { created, expectRefusal, orderV1, orderV2 } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, shown } = ownTarget();
const v1Window = { maintain_begin: '22:00:00', maintain_end: '02:00:00' };
const v2Window = { maintain_begin: '22:00:00', maintain_end: '23:00:00' };

test.each([
  ['v1', v1Window],
  ['v2', v2Window],
] as const)('%s changes what is given and nothing else, in any status', async (api, window) => {
  const id = await created(client, { description: 'before' });
  const changes = { name: 'renamed', instance_id: id, ...window };
  const before = await shown(id);
  const { status, body } = await client[api]('PUT', `/instances/${id}`, changes);
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  const { update_at: _then, bandwidth_info: _bandwidth, ...after } = await shown(id);
  expect({ ...before, ...after }).toEqual({ ...before, name: 'renamed', ...window });
  expect(after).toMatchObject({ name: 'renamed', description: 'before', status: 'CREATING' });
});

test.each([
  ['v1', v2Window],
  ['v2', v1Window],
] as const)('%s accepts the windows that the other API lists', async (api, window) => {
  const id = await created(client);
  expect((await client[api]('PUT', `/instances/${id}`, window)).status).toBe(204);
  expect(await shown(id)).toMatchObject(window);
});

test.each([
  ['v1', 'v2'],
  ['v2', 'v1'],
] as const)('the window that %s gave can be sent again to %s', async (one, other) => {
  const order = one === 'v1' ? orderV1() : orderV2();
  const { instance_id: id } = (await client[one]('POST', '/instances', order)).body;
  const { maintain_begin, maintain_end } = await shown(id);
  const changes = { name: 'renamed', maintain_begin, maintain_end };
  expect((await client[other]('PUT', `/instances/${id}`, changes)).status).toBe(204);
});

test.each([{}, { backup_type: '', save_days: 0, periodical_backup_plan: {} }])(
  'the policy %j leaves the one that there is',
  async (nothing) => {
    const plan = { backup_at: [2], period_type: 'weekly', begin_at: '01:00-02:00' };
    const auto = { backup_type: 'auto', save_days: 5, periodical_backup_plan: plan };
    const id = await created(client, { instance_backup_policy: auto });
    await client.v2('PUT', `/instances/${id}`, { instance_backup_policy: nothing });
    expect((await shown(id)).instance_backup_policy.policy).toMatchObject(auto);
  },
);

test('a policy without a type leaves the type that there is', async () => {
  const plan = { backup_at: [2], period_type: 'weekly', begin_at: '01:00-02:00' };
  const auto = { backup_type: 'auto', save_days: 5, periodical_backup_plan: plan };
  const id = await created(client, { instance_backup_policy: auto });
  const longer = { instance_backup_policy: { backup_type: '', save_days: 7 } };
  await client.v2('PUT', `/instances/${id}`, longer);
  expect((await shown(id)).instance_backup_policy.policy).toMatchObject({ ...auto, save_days: 7 });
});

test('the port is changed by v2 alone', async () => {
  const id = await created(client);
  expect((await client.v1('PUT', `/instances/${id}`, { port: 7001 })).status).toBe(204);
  expect((await shown(id)).port).toBe(6379);
  expect((await client.v2('PUT', `/instances/${id}`, { port: 7001 })).status).toBe(204);
  expect((await shown(id)).port).toBe(7001);
});

test('an empty description clears it, and null leaves it', async () => {
  const id = await created(client, { description: 'before' });
  await client.v2('PUT', `/instances/${id}`, { description: null });
  expect((await shown(id)).description).toBe('before');
  await client.v2('PUT', `/instances/${id}`, { description: '' });
  expect((await shown(id)).description).toBe('');
});

test('a flat policy goes in and a nested one comes out; manual keeps the plan', async () => {
  const id = await created(client);
  const plan = { backup_at: [2], period_type: 'weekly', begin_at: '01:00-02:00' };
  const auto = { backup_type: 'auto', save_days: 5, periodical_backup_plan: plan };
  await client.v2('PUT', `/instances/${id}`, { instance_backup_policy: auto });
  const first = (await shown(id)).instance_backup_policy;
  expect(first.policy).toMatchObject(auto);
  const manual = { instance_backup_policy: { backup_type: 'manual' } };
  await client.v1('PUT', `/instances/${id}`, manual);
  const second = (await shown(id)).instance_backup_policy;
  expect(second.policy).toMatchObject({ ...auto, backup_type: 'manual' });
  expect(second.backup_policy_id).toBe(first.backup_policy_id);
});

test('new names of commands restart the instance, and are refused where that is', async () => {
  const id = await created(client);
  const rename = { rename_commands: { KEYS: 'keys001' }, name: 'renamed' };
  expectRefusal(await client.v2('PUT', `/instances/${id}`, rename), 400, 'DCS.4118');
  expect((await shown(id)).name).toBe('dcs-contract');
  await target.settle();
  expect((await client.v2('PUT', `/instances/${id}`, rename)).status).toBe(204);
  expect(await shown(id)).toMatchObject({ status: 'RESTARTING', name: 'renamed' });
  await target.settle();
  expect((await shown(id)).status).toBe('RUNNING');
  const kept = target.emulator.store.instances.get(id);
  if (target.isOurs) expect(kept?.renamedCommands).toEqual({ keys: 'keys001' });
});

test.each([
  ['a short name', { name: 'abc' }, 'DCS.4010'],
  ['a name that begins with a digit', { name: '1dcs' }, 'DCS.4010'],
  ['a long description', { description: 'x'.repeat(1025) }, 'DCS.4011'],
  ['half a window', { maintain_end: '19:00:00' }, 'DCS.4106'],
  ['port 0', { port: 0 }, 'DCS.4800'],
  ['an unknown backup type', { instance_backup_policy: { backup_type: 'x' } }, 'DCS.4073'],
  ['an unknown command', { rename_commands: { keys: '!' } }, 'DCS.4800'],
  ['a command of proxies', { rename_commands: { dbstats: 'stats' } }, 'DCS.4800'],
])('%s is refused and changes nothing', async (_what, changes, code) => {
  const id = await created(client);
  await target.settle();
  const answer = await client.v2('PUT', `/instances/${id}`, { description: 'x', ...changes });
  expectRefusal(answer, 400, code);
  expect((await shown(id)).description).toBeNull();
});

test('automatic backups of a single node are refused', async () => {
  const id = await created(client, { spec_code: 'redis.single.xu1.large.1' });
  const plan = { backup_at: [2], period_type: 'weekly', begin_at: '01:00-02:00' };
  const policy = { backup_type: 'auto', save_days: 5, periodical_backup_plan: plan };
  const answer = await client.v2('PUT', `/instances/${id}`, { instance_backup_policy: policy });
  expectRefusal(answer, 400, 'DCS.4095');
  for (const backup_type of ['auto', 'manual']) {
    const given = { instance_backup_policy: { ...policy, backup_type } };
    expectRefusal(await client.v1('PUT', `/instances/${id}`, given), 400, '111400086');
  }
});

test('the singular path of the example works as well', async () => {
  const id = await created(client);
  expect((await client.v2('PUT', `/instance/${id}`, { name: 'renamed' })).status).toBe(204);
});

test('no body is refused', async () => {
  const id = await created(client);
  expectRefusal(await client.v2('PUT', `/instances/${id}`), 400, 'DCS.4004');
});
