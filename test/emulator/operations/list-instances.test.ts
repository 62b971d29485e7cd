// Lists of instances: order, pages, filters, in both APIs.

import { shapes } from '../../../src/protocol/index.js';
import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { type Client, testOurs } from '../../contract/target.js';

const { target, client } = ownTarget();
const ids: string[] = [];
const stamp = 'list-suite';
beforeAll(async () => {
  for (const [n, changes] of [
    {},
    {
      tags: [
        { key: 'team', value: 'red' },
        { key: 'env', value: 'dev' },
      ],
    },
    { tags: [{ key: 'team', value: 'blue' }] },
    { spec_code: 'redis.single.xu1.tiny.256', capacity: 0.25 },
    {},
  ].entries()) {
    ids.push(await created(client, { name: `${stamp}-${n}`, ...changes }));
  }
});
const listed = async (path: string, api: 'v1' | 'v2' = 'v2', who: Client = client) => {
  const { status, body } = await who[api]('GET', `/instances?${path}`);
  expect(status).toBe(200);
  return {
    total: body.instance_num,
    ids: body.instances.map((each: { instance_id: string }) => each.instance_id),
  };
};

test.each(['v1', 'v2'] as const)('%s lists the oldest first', async (api) => {
  expect(await listed(`name=${stamp}`, api)).toEqual({ total: 5, ids });
});

test('v2 pages by offset and limit and counts all', async () => {
  expect(await listed(`name=${stamp}&offset=1&limit=2`)).toEqual({
    total: 5,
    ids: ids.slice(1, 3),
  });
  expect(await listed(`name=${stamp}&offset=9`)).toEqual({ total: 5, ids: [] });
});

test('v1.0 pages by start, which begins at 1, and limit', async () => {
  expect(await listed(`name=${stamp}&start=2&limit=2`, 'v1')).toEqual({
    total: 5,
    ids: ids.slice(1, 3),
  });
});

test.each(['v1', 'v2'] as const)('who pages %s by marker meets every one once', async (api) => {
  const seen: string[] = [];
  for (let page = await listed(`name=${stamp}&limit=2`, api); page.ids.length > 0; ) {
    seen.push(...page.ids);
    page = await listed(`name=${stamp}&limit=2&marker=${page.ids.at(-1)}`, api);
  }
  expect(seen).toEqual(ids);
});

test.each([
  ['v1', 'start=2'],
  ['v2', 'offset=1'],
] as const)(
  'who pages %s by marker and repeats %s with it misses no instance',
  async (api, from) => {
    const seen: string[] = [];
    const path = `name=${stamp}&${from}&limit=2`;
    for (let page = await listed(path, api); page.ids.length > 0; ) {
      seen.push(...page.ids);
      page = await listed(`${path}&marker=${page.ids.at(-1)}`, api);
    }
    expect(seen).toEqual(ids.slice(1));
  },
);

test('nothing comes after a marker that is gone', async () => {
  expect((await listed(`marker=${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`)).ids).toEqual(
    [],
  );
});

test.each([
  [`name=${stamp}-3`, [3]],
  [`name=${stamp}-3&name_equal=True`, [3]],
  [`name=${stamp}&name_equal=true`, []],
  ['tags=team%3Dred', [1]],
  ['tags=team', [1, 2]],
  ['tags=team%3Dred,env%3Ddev', [1]],
  ['tags=team%3Dblue,env%3Ddev', []],
  [`name=${stamp}&capacity=0.25`, [3]],
  [`name=${stamp}&capacity=.25&status=CREATING`, [3]],
  [`name=${stamp}&status=ERROR`, []],
  [`name=${stamp}&status=&limit=&offset=`, [0, 1, 2, 3, 4]],
  [`name=${stamp}&include_failure=False&include_delete=true&foo=bar`, [0, 1, 2, 3, 4]],
])('%s finds %j', async (query, found) => {
  expect((await listed(query)).ids).toEqual(found.map((n) => ids[n]));
});

test('an id or an address finds the one that has it', async () => {
  const { body } = await client.v2('GET', `/instances/${ids[2]}`);
  expect((await listed(`instance_id=${ids[2]}`)).ids).toEqual([ids[2]]);
  expect((await listed(`id=${ids[2]}`, 'v1')).ids).toEqual([ids[2]]);
  expect((await listed(`ip=${body.ip}`)).ids).toEqual([ids[2]]);
  expect((await listed('ip=1.2.3.4')).ids).toEqual([]);
});

test.each(['exactMatchName', 'isExactMatchName', 'name_equal'])(
  'v1.0 takes %s for an exact name',
  async (alias) => {
    expect((await listed(`name=${stamp}&${alias}=true`, 'v1')).ids).toEqual([]);
    expect((await listed(`name=${stamp}-1&${alias}=true`, 'v1')).ids).toEqual([ids[1]]);
  },
);

test.each([
  ['offset=-1', 'offset'],
  ['offset=one', 'offset'],
  ['limit=0', 'limit'],
  ['limit=1001', 'limit'],
  ['status=DELETING', 'status'],
  ['capacity=much', 'capacity'],
])('v2 refuses %s and names %s', async (query, name) => {
  const answer = await client.v2('GET', `/instances?${query}`);
  expectRefusal(answer, 400, 'DCS.4800');
  expect(answer.body.error_msg).toBe(`Invalid ${name} in the request.`);
});

test.each(['start=0', 'limit=0', 'limit=2001', 'status=running'])(
  'v1.0 refuses %s',
  async (query) => {
    expectRefusal(await client.v1('GET', `/instances?${query}`), 400, '111400062');
  },
);

test('an empty list is a list', async () => {
  expect(await listed('name=no-such-name', 'v1')).toEqual({ total: 0, ids: [] });
  expect(await listed('name=no-such-name')).toEqual({ total: 0, ids: [] });
});

testOurs('a project never sees the instances of another one', async () => {
  const neighbour = target.client('f'.repeat(32));
  expect(await listed('limit=100', 'v2', neighbour)).toEqual({ total: 0, ids: [] });
  expect((await listed(`instance_id=${ids[0]}`, 'v2', neighbour)).ids).toEqual([]);
  expectRefusal(await neighbour.v2('GET', `/instances/${ids[0]}`), 404, 'DCS.3022');
  expectRefusal(await neighbour.v2('DELETE', `/instances/${ids[0]}`), 404, 'DCS.3022');
});

testOurs('failed creations are listed when they are included, or asked for', async () => {
  const id = await created(client, { name: `${stamp}-failed` });
  const { core, clock } = target.emulator;
  core.run(clock.now(), undefined, (world) => world.apply(world.find(client.project, id), 'fail'));
  const { body } = await client.v2('GET', `/instances/${id}`);
  const all = (await listed('limit=1000&include_failure=true')).ids;
  expect(all).toContain(id);
  expect((await listed('limit=1000')).ids).toEqual(all.filter((each: string) => each !== id));
  expect((await listed('includeFailure=True', 'v1')).ids).toContain(id);
  expect((await listed('', 'v1')).ids).not.toContain(id);
  expect((await listed(`name=${stamp}-failed&name_equal=true`)).ids).toEqual([]);
  expect((await listed(`status=${body.status}`)).ids).toEqual([id]);
  expect((await listed(`id=${id}`, 'v1')).ids).toEqual([id]);
});

test('lists show each instance with the documented types', async () => {
  const { body: v2 } = await client.v2('GET', '/instances?limit=100');
  const { body: v1 } = await client.v1('GET', '/instances');
  expect(v2.instance_num).toBeGreaterThan(0);
  expect(shapes.instanceList.parse(v2)).toEqual(v2);
  expect(shapes.instanceListV1.parse(v1)).toEqual(v1);
});
