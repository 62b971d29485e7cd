// Changes of size, copies, shards and type: the old flavor until they succeed.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report, statusOf } from '../../contract/states.js';
import { createTarget, startMs, testOurs } from '../../contract/target.js';

const { target, client, copyOf, shown, resize } = ownTarget();
const running = async (spec_code = 'redis.ha.xu1.large.r2.1', capacity = 1) => {
  const id = await created(client, { spec_code, capacity });
  await target.settle();
  return id;
};

test('the old size while EXTENDING, the new one once RUNNING', async () => {
  const id = await running();
  const { status, body } = await resize(id, 'redis.ha.xu1.large.r2.2', 2, { bss_param: {} });
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(await shown(id)).toMatchObject({ status: 'EXTENDING', capacity: 1 });
  await target.settle();
  const specCode = 'redis.ha.xu1.large.r2.2';
  expect(await shown(id)).toMatchObject({ status: 'RUNNING', capacity: 2, spec_code: specCode });
});

testOurs.each(['fail', 'fault'] as const)('after %s the old size stays', async (outcome) => {
  const id = await running();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2);
  report(target, client, id, outcome);
  await target.settle();
  expect(await shown(id)).toMatchObject({ capacity: 1, spec_code: 'redis.ha.xu1.large.r2.1' });
});

describe('a single-node instance whose change failed', () => {
  const broken = async () => {
    const id = await running('redis.single.xu1.large.1');
    await resize(id, 'redis.single.xu1.large.2', 2);
    report(target, client, id, 'fail');
    expect(await shown(id)).toMatchObject({ status: 'ERROR', capacity: 1 });
    return id;
  };

  // dcs-ug-0326011
  testOurs('comes back with the new size when the service has finished it', async () => {
    const id = await broken();
    report(target, client, id, 'recover');
    const specCode = 'redis.single.xu1.large.2';
    expect(await shown(id)).toMatchObject({ status: 'RUNNING', capacity: 2, spec_code: specCode });
  });

  testOurs('comes back with the new size from a restart too', async () => {
    const id = await broken();
    await client.v2('PUT', '/instances/status', { instances: [id], action: 'restart' });
    await target.settle();
    expect(await shown(id)).toMatchObject({ status: 'RUNNING', capacity: 2 });
  });
});

const password = { old_password: 'Correct-Horse-7', new_password: 'Battery-Staple-8' };
const item = { param_id: '2', param_name: 'maxmemory-policy', param_value: 'noeviction' };

describe('until the service has cleared up after a failed change, the instance serves and', () => {
  const recovering = async () => {
    const id = await running();
    await resize(id, 'redis.ha.xu1.large.r2.2', 2);
    report(target, client, id, 'fail');
    expect(await shown(id)).toMatchObject({ status: 'RUNNING', capacity: 1, task: null });
    return id;
  };

  // dcs-ug-0326011, dcs-ug-0312023
  testOurs.each([
    [
      'another change of size',
      'POST',
      '/resize',
      { spec_code: 'redis.ha.xu1.large.r2.2', new_capacity: 2 },
    ],
    ['a change of parameters', 'PUT', '/configs', { redis_config: [item] }],
    ['a backup', 'POST', '/backups', {}],
    ['a restoration', 'POST', '/restores', { backup_id: '3aca4a2c-5e9c-4e0e-9a7d-a8f0a5a5d7b1' }],
    ['a change of password', 'PUT', '/password', password],
    ['a reset of the password', 'POST', '/password/reset', { no_password_access: true }],
  ])('%s is refused', async (_what, method, path, body) => {
    const id = await recovering();
    expectRefusal(await client.v2(method, `/instances/${id}${path}`, body), 400, 'DCS.4104');
    await target.settle();
    expect((await resize(id, 'redis.ha.xu1.large.r2.2', 2)).status).toBe(204);
  });

  testOurs('a restart and a deletion are accepted', async () => {
    const [one, other] = [await recovering(), await recovering()];
    const restart = { instances: [one], action: 'restart' };
    expect((await client.v2('PUT', '/instances/status', restart)).body.results).toEqual([
      { instance: one, result: 'success' },
    ]);
    expect((await client.v2('DELETE', `/instances/${other}`)).status).toBe(204);
  });
});

testOurs('a node that breaks leaves the instance RUNNING, and keeps it from a backup', async () => {
  const id = await running();
  report(target, client, id, 'degrade');
  expect(await statusOf(client, id)).toBe('RUNNING');
  expectRefusal(await client.v2('POST', `/instances/${id}/backups`, {}), 400, 'DCS.4104');
});

test('memory can shrink, below one gigabyte too', async () => {
  const id = await running();
  expect((await resize(id, 'redis.ha.xu1.tiny.r2.256', '0.25')).status).toBe(204);
  await target.settle();
  expect(await shown(id)).toMatchObject({ capacity: 0, capacity_minor: '.25', max_memory: 256 });
});

test('shards follow the size of a cluster', async () => {
  const id = await running('redis.cluster.xu1.large.r2.4', 4);
  expect((await resize(id, 'redis.cluster.xu1.large.r2.64', 64)).status).toBe(204);
  await target.settle();
  expect(await shown(id)).toMatchObject({ sharding_count: 8, capacity: 64 });
});

test('copies are added and taken away one after the other', async () => {
  const id = await running();
  const add = { change_type: 'createReplication', available_zones: ['eu-de-02'] };
  expect((await resize(id, 'redis.ha.xu1.large.r3.1', 1, add)).status).toBe(204);
  await target.settle();
  expect((await shown(id)).replica_count).toBe(3);
  const take = { change_type: 'deleteReplication', node_list: [await copyOf(id, 'slave')] };
  expect((await resize(id, 'redis.ha.xu1.large.r2.1', 1, take)).status).toBe(204);
  await target.settle();
  expect((await shown(id)).replica_count).toBe(2);
});

test('master/standby becomes a Proxy Cluster', async () => {
  const id = await running('redis.ha.xu1.large.r2.4', 4);
  const type = { change_type: 'instanceType' };
  expect((await resize(id, 'redis.proxy.xu1.large.4', 4, type)).status).toBe(204);
  expect((await shown(id)).cache_mode).toBe('ha');
  await target.settle();
  expect(await shown(id)).toMatchObject({ cache_mode: 'proxy', sharding_count: 3 });
});

test.each([
  ['no flavor', undefined, 2, {}, 'DCS.4927'],
  ['an unknown flavor', 'redis.ha.xu1.large.r2.3', 3, {}, 'DCS.4927'],
  ['no capacity', 'redis.ha.xu1.large.r2.2', '', {}, 'DCS.4012'],
  ['a capacity that the flavor has not', 'redis.ha.xu1.large.r2.2', 4, {}, 'DCS.4012'],
  ['the flavor that it has', 'redis.ha.xu1.large.r2.1', 1, {}, 'DCS.4103'],
  ['seven copies', 'redis.ha.xu1.large.r7.1', 1, {}, 'DCS.4875'],
  ['a single copy', 'redis.ha.xu1.large.r1.1', 1, {}, 'DCS.4937'],
  ['another number of copies, not said', 'redis.ha.xu1.large.r3.1', 1, {}, 'DCS.4800'],
  [
    'copies without zones',
    'redis.ha.xu1.large.r3.1',
    1,
    { change_type: 'createReplication' },
    'DCS.4933',
  ],
  ['copies and size at once', 'redis.ha.xu1.large.r3.2', 2, {}, 'DCS.4927'],
  ['another type, not said', 'redis.proxy.xu1.large.4', 4, {}, 'DCS.4927'],
  ['a type that it cannot become', 'redis.cluster.xu1.large.r2.4', 4, {}, 'DCS.4200'],
  [
    'a type that it cannot become, asked for',
    'redis.single.xu1.large.1',
    1,
    { change_type: 'instanceType' },
    'DCS.4200',
  ],
  ['an unknown change', 'redis.ha.xu1.large.r2.2', 2, { change_type: 'x' }, 'DCS.4800'],
])('%s is refused', async (_what, flavor, capacity, more, code) => {
  const id = await running();
  expectRefusal(await resize(id, flavor as string, capacity, more), 400, code);
  expect(await statusOf(client, id)).toBe('RUNNING');
});

test('a replica is taken away by either of its ids, and the master by none', async () => {
  const id = await running('redis.ha.xu1.large.r3.1');
  const { body } = await client.v2('GET', `/instance/${id}/groups`);
  const [master, slave] = body.group_list[0].replication_list;
  const take = (...node_list: string[]) =>
    resize(id, 'redis.ha.xu1.large.r2.1', 1, { change_type: 'deleteReplication', node_list });
  expectRefusal(await take(), 400, 'DCS.4930');
  expectRefusal(await take(slave.node_id, slave.node_id), 400, 'DCS.4930');
  expectRefusal(await take(master.replication_id), 400, 'DCS.4936');
  expect((await take(slave.replication_id)).status).toBe(204);
});

test('what the chart refuses is refused in its words, before all else', async () => {
  const id = await created(client);
  const answer = await resize(id, 'redis.ha.xu1.large.r2.1', 1);
  expectRefusal(answer, 400, 'DCS.4118');
  expect(answer.headers.get('x-dcs-detail')).toMatch(/^cannot extend: the instance is CREATING; /);
  await target.settle();
  await resize(id, 'redis.ha.xu1.large.r2.2', 2);
  expectRefusal(await resize(id, 'redis.ha.xu1.large.r2.4', 4), 400, 'DCS.4113');
});

testOurs(
  'a change for the maintenance window waits for it, and no other one can be ordered',
  async () => {
    const day = createTarget();
    const tenant = day.client();
    const size = { spec_code: 'redis.ha.xu1.large.r2.4', capacity: 4 };
    const window = { maintain_begin: '18:00:00', maintain_end: '19:00:00' };
    const id = await created(tenant, { ...size, ...window });
    day.emulator.clock.advanceTo(startMs + 60_000);
    const path = `/instances/${id}/resize`;
    const later = {
      spec_code: 'redis.ha.xu1.large.r2.8',
      new_capacity: 8,
      execute_immediately: 'False',
    };
    expect((await tenant.v2('POST', path, later)).status).toBe(204);
    expectRefusal(await tenant.v2('POST', path, later), 400, 'DCS.4108');
    day.emulator.clock.advanceTo(startMs + 18 * 3_600_000 - 1);
    expect(await statusOf(tenant, id)).toBe('RUNNING');
    day.emulator.clock.advanceBy(1);
    expect(await statusOf(tenant, id)).toBe('EXTENDING');
    day.close();
  },
);

describe('a change for the maintenance window', () => {
  const later = { execute_immediately: false };
  const add: object = { change_type: 'createReplication', available_zones: ['eu-de-02'] };
  const type: object = { change_type: 'instanceType' };

  // dcs-ug-0326011 Table 4
  test.each([
    ['a single node grows to 8 GB', 'redis.single.xu1.large.4', 4, 'redis.single.xu1.large.8', 8],
    [
      'master/standby grows past 8 GB',
      'redis.ha.xu1.large.r2.4',
      4,
      'redis.ha.xu1.large.r2.16',
      16,
    ],
    ['shards go', 'redis.cluster.xu1.large.r2.64', 64, 'redis.cluster.xu1.large.r2.4', 4],
    ['the type changes', 'redis.ha.xu1.large.r2.4', 4, 'redis.proxy.xu1.large.4', 4, type],
  ])('waits for it where it interrupts: %s', async (_what, from, fromGb, to, toGb, more = {}) => {
    const id = await running(from, fromGb);
    expect((await resize(id, to, toGb, { ...more, ...later })).status).toBe(204);
    expect(await statusOf(client, id)).toBe('RUNNING');
    expectRefusal(await resize(id, to, toGb, more), 400, 'DCS.4108');
  });

  test('waits for it where it interrupts: a replica goes', async () => {
    const id = await running('redis.ha.xu1.large.r3.1', 1);
    const take = { change_type: 'deleteReplication', node_list: [await copyOf(id, 'slave')] };
    expect((await resize(id, 'redis.ha.xu1.large.r2.1', 1, { ...take, ...later })).status).toBe(
      204,
    );
    expect(await statusOf(client, id)).toBe('RUNNING');
  });

  test.each([
    ['memory stays below 8 GB', 'redis.ha.xu1.large.r2.2', 2, 'redis.ha.xu1.large.r2.4', 4],
    ['memory was 8 GB', 'redis.single.xu1.large.8', 8, 'redis.single.xu1.large.16', 16],
    ['memory shrinks', 'redis.ha.xu1.large.r2.16', 16, 'redis.ha.xu1.large.r2.4', 4],
    ['shards come', 'redis.cluster.xu1.large.r2.4', 4, 'redis.cluster.xu1.large.r2.64', 64],
    ['a replica comes', 'redis.ha.xu1.large.r2.1', 1, 'redis.ha.xu1.large.r3.1', 1, add],
  ])('begins at once elsewhere: %s', async (_what, from, fromGb, to, toGb, more = {}) => {
    const id = await running(from, fromGb);
    expect((await resize(id, to, toGb, { ...more, ...later })).status).toBe(204);
    expect(await statusOf(client, id)).toBe('EXTENDING');
  });

  testOurs('moves along when the window is changed, three times and no more', async () => {
    const day = createTarget();
    const tenant = day.client();
    const at18 = { maintain_begin: '18:00:00', maintain_end: '19:00:00' };
    const order = { spec_code: 'redis.ha.xu1.large.r2.4', capacity: 4, ...at18 };
    const id = await created(tenant, order);
    day.emulator.clock.advanceTo(startMs + 60_000);
    const large = { spec_code: 'redis.ha.xu1.large.r2.8', new_capacity: 8, ...later };
    await tenant.v2('POST', `/instances/${id}/resize`, large);
    const move = (hour: number) => {
      const window = { maintain_begin: `${hour}:00:00`, maintain_end: `${hour + 1}:00:00` };
      return tenant.v2('PUT', `/instances/${id}`, window);
    };
    for (const hour of [19, 20, 10]) expect((await move(hour)).status).toBe(204);
    // The same window again is no change of it.
    expect((await move(10)).status).toBe(204);
    expectRefusal(await move(11), 400, 'DCS.4108');
    day.emulator.clock.advanceTo(startMs + 10 * 3_600_000 - 1);
    expect(await statusOf(tenant, id)).toBe('RUNNING');
    day.emulator.clock.advanceBy(1);
    expect(await statusOf(tenant, id)).toBe('EXTENDING');
    day.close();
  });
});

testOurs('more memory than the quota leaves is refused', async () => {
  const small = createTarget({ region: { quota: { instances: 3, ramGb: 4 } } });
  const id = await created(small.client());
  small.emulator.clock.advanceBy(60_000);
  const order = { spec_code: 'redis.ha.xu1.large.r2.8', new_capacity: 8 };
  expectRefusal(await small.client().v2('POST', `/instances/${id}/resize`, order), 400, 'DCS.4036');
  small.close();
});
