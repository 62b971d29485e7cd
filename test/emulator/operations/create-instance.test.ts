// Creation, in both APIs: what is right, and what comes of it.

import { expectRefusal, orderV1, orderV2, templateOrder } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { createTarget, testOurs } from '../../contract/target.js';

const { target, client, newcomer } = ownTarget();
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const plan = { backup_at: [1], period_type: 'weekly', begin_at: '00:00-01:00' };

test('an instance cannot be created with one that is unknown or of another project', async () => {
  const client = newcomer();
  const { body } = await client.v2('POST', '/config-templates', templateOrder());
  const using = (who: typeof client, template_id: string) =>
    who.v2('POST', '/instances', orderV2({ template_id }));
  expectRefusal(await using(client, 'no-such'), 400, 'DCS.4800');
  expectRefusal(await using(newcomer(), body.id), 400, 'DCS.4800');
  for (const id of [body.id, '11']) expect((await using(client, id)).status).toBe(200);
});

test.each(['v1', 'v2'] as const)('%s answers with the ids and the names', async (api) => {
  const order = api === 'v1' ? orderV1() : orderV2();
  const { status, body } = await client[api]('POST', '/instances', order);
  expect(status).toBe(200);
  expect(body.instance_id).toMatch(uuid);
  expect(body.instances).toEqual([
    { instance_id: body.instance_id, instance_name: 'dcs-contract' },
  ]);
});

test('what was created is CREATING at the next look and RUNNING in the end', async () => {
  const { body } = await client.v2('POST', '/instances', orderV2({ name: 'first' }));
  const path = `/instances/${body.instance_id}`;
  const born = await client.v2('GET', path);
  expect(born.body).toMatchObject({ status: 'CREATING', name: 'first', launched_at: null });
  await target.settle();
  const { body: now } = await client.v2('GET', path);
  expect(now).toMatchObject({ status: 'RUNNING', capacity: 1, cache_mode: 'ha', port: 6379 });
  expect(Date.parse(now.launched_at)).toBeGreaterThan(Date.parse(now.created_at));
});

test('several instances get numbers behind the name', async () => {
  const { body } = await client.v2('POST', '/instances', orderV2({ instance_num: 3 }));
  expect(body.instances.map((each: { instance_name: string }) => each.instance_name)).toEqual([
    'dcs-contract-000',
    'dcs-contract-001',
    'dcs-contract-002',
  ]);
  const ids = body.instances.map((each: { instance_id: string }) => each.instance_id);
  expect(new Set(ids).size).toBe(3);
});

test('what clients send when they mean nothing is as good as nothing', async () => {
  const { status } = await client.v2(
    'POST',
    '/instances',
    orderV2({
      instance_backup_policy: { backup_type: '', periodical_backup_plan: null },
      bss_param: { charging_mode: '' },
      rename_commands: {},
      no_password_access: '',
      private_ip: '',
      access_user: '',
      maintain_begin: '',
      maintain_end: '',
      tags: null,
      enterprise_project_id: 0,
      unknown_key: { a: 1 },
    }),
  );
  expect(status).toBe(200);
});

test('what was ordered is what is shown', async () => {
  const policy = {
    backup_type: 'auto',
    save_days: 3,
    periodical_backup_plan: { backup_at: [1, 7], period_type: 'weekly', begin_at: '23:00-00:00' },
  };
  const tags = [
    { key: 'z', value: '1' },
    { key: 'a', value: '' },
  ];
  const order = orderV2({
    capacity: 0.125,
    spec_code: 'redis.ha.xu1.tiny.r2.128',
    port: '7000',
    maintain_begin: '22:00:00',
    maintain_end: '23:00:00',
    instance_backup_policy: policy,
    tags,
    description: 'for tests',
    no_password_access: 'True',
    password: undefined,
  });
  const { body } = await client.v2('POST', '/instances', order);
  const path = `/instances/${body.instance_id}`;
  expect((await client.v2('GET', path)).body).toMatchObject({
    capacity: 0,
    capacity_minor: '.125',
    max_memory: 128,
    port: 7000,
    maintain_begin: '22:00:00',
    maintain_end: '23:00:00',
    tags,
    description: 'for tests',
    no_password_access: 'true',
    instance_backup_policy: {
      policy: { ...policy, periodical_backup_plan: policy.periodical_backup_plan },
    },
  });
  expect((await client.v1('GET', path)).body).toMatchObject({
    capacity: 0,
    capacity_minor: '.125',
    cache_mode: 'ha',
    product_id: 'redis.ha.xu1.tiny.r2.128-h',
    instance_backup_policy: { policy: { save_days: 3 } },
  });
});

test('v1.0 takes the flavor in the place of the product', async () => {
  const order = orderV1({ product_id: undefined, spec_code: 'redis.ha.xu1.large.r2.1' });
  expect((await client.v1('POST', '/instances', order)).status).toBe(200);
});

test('a backup policy of zero values is none, and one without a type is manual', async () => {
  const shownAfter = async (policy: object) => {
    const order = orderV1({ instance_backup_policy: policy });
    const { body } = await client.v1('POST', '/instances', order);
    const path = `/instances/${body.instance_id}`;
    return (await client.v1('GET', path)).body.instance_backup_policy;
  };
  const empty = { backup_at: null, period_type: '', begin_at: '' };
  const zero = { backup_type: '', save_days: 0, periodical_backup_plan: empty };
  expect(await shownAfter(zero)).toBeNull();
  const { policy } = await shownAfter({ periodical_backup_plan: plan });
  expect(policy).toMatchObject({ backup_type: 'manual', save_days: null });
});

test.each(['', null, {}, { periodical_backup_plan: {} }, { backup_type: '', save_days: 0 }])(
  'the backup policy %j is none',
  async (instance_backup_policy) => {
    const { body } = await client.v2('POST', '/instances', orderV2({ instance_backup_policy }));
    const shown = await client.v2('GET', `/instances/${body.instance_id}`);
    expect(shown.body.instance_backup_policy).toBeNull();
  },
);

test.each([
  ['', { backup_type: '' }],
  ['null', { backup_type: null }],
  ['absent', {}],
])('a backup policy whose type is %j keeps its days and its plan', async (_, type) => {
  const given = { ...type, save_days: 1, periodical_backup_plan: plan };
  const { body } = await client.v2(
    'POST',
    '/instances',
    orderV2({ instance_backup_policy: given }),
  );
  const shown = (await client.v2('GET', `/instances/${body.instance_id}`)).body;
  expect(shown.instance_backup_policy.policy).toMatchObject({
    backup_type: 'manual',
    save_days: 1,
    periodical_backup_plan: plan,
  });
});

test('without a security group v2 has null, and v1.0 has none of one that is given', async () => {
  const groupOf = async (security_group_id: string | undefined, api: 'v1' | 'v2') => {
    const { body } = await client.v2('POST', '/instances', orderV2({ security_group_id }));
    const shown = await client[api]('GET', `/instances/${body.instance_id}`);
    return shown.body.security_group_id;
  };
  expect(await groupOf(undefined, 'v2')).toBeNull();
  expect(await groupOf('group', 'v2')).toBe('group');
  expect(await groupOf(undefined, 'v1')).toBeNull();
  expect(await groupOf('group', 'v1')).toBe('');
});

test('a single node may say that its backups are manual in v2, and nothing at all in v1.0', async () => {
  const single = orderV2({
    spec_code: 'redis.single.xu1.large.1',
    instance_backup_policy: { backup_type: 'manual', save_days: 1 },
  });
  expect((await client.v2('POST', '/instances', single)).status).toBe(200);
  const silent = orderV1({
    product_id: 'redis.single.xu1.large.1-h',
    instance_backup_policy: { backup_type: '', save_days: 0, periodical_backup_plan: null },
  });
  expect((await client.v1('POST', '/instances', silent)).status).toBe(200);
});

test('v1.0 accepts a password of 64 characters', async () => {
  const order = orderV1({ password: `Aa1${'x'.repeat(61)}` });
  expect((await client.v1('POST', '/instances', order)).status).toBe(200);
});

testOurs('the quotas of instances and of memory hold, and all or nothing is created', async () => {
  const small = createTarget({ region: { quota: { instances: 3, ramGb: 4 } } });
  const tenant = small.client();
  const order = (changes: object) => tenant.v2('POST', '/instances', orderV2({ ...changes }));
  expect((await order({ instance_num: 2 })).status).toBe(200);
  expectRefusal(await order({ instance_num: 2 }), 400, 'DCS.4035');
  const big = { capacity: 4, spec_code: 'redis.ha.xu1.large.r2.4' };
  expectRefusal(await order(big), 400, 'DCS.4036');
  const { body } = await tenant.v2('GET', '/quota');
  expect(body.quotas.resources.map((each: { used: number }) => each.used)).toEqual([2, 2]);
  const neighbour = small.client('f'.repeat(32));
  expect((await neighbour.v2('POST', '/instances', orderV2(big))).status).toBe(200);
  small.close();
});

testOurs('the same seed gives the same ids, another one gives others', async () => {
  const ids = await Promise.all(
    [5, 5, 6].map(async (seed) => {
      const seeded = createTarget({ seed });
      const { body } = await seeded.client().v2('POST', '/instances', orderV2());
      seeded.close();
      return body.instance_id;
    }),
  );
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

testOurs('no password is kept in clear text', () => {
  expect(JSON.stringify([...target.emulator.store.instances.all])).not.toContain('Correct-Horse');
});

testOurs(
  'instances that are alike share what they have in common, and so does the memory',
  async () => {
    for (const name of ['one-of-two', 'two-of-two']) {
      expect((await client.v2('POST', '/instances', orderV2({ name }))).status).toBe(200);
    }
    await target.settle();
    await client.v2('GET', '/instances');
    const [one, other] = [...target.emulator.store.instances.all].slice(-2);
    for (const part of ['azCodes', 'azIds', 'tags', 'renamedCommands', 'moved'] as const) {
      expect([part, one?.[part]]).not.toEqual([part, undefined]);
      expect(one?.[part]).toBe(other?.[part]);
    }
  },
);
