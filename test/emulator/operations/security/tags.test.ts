// Tags: added in order, given other values, taken away, and shown in three places.

import { created, expectRefusal } from '../../../contract/orders.js';
import { createTarget } from '../../../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

const act = (id: string, action: string, tags: unknown) =>
  client.v2('POST', `/dcs/${id}/tags/action`, { action, tags });
const tagsOf = async (id: string) => (await client.v2('GET', `/instances/${id}/tags`)).body.tags;
const tag = (key: string, value = '') => ({ key, value });

test('they keep the order in which they were added', async () => {
  const id = await created(client, { tags: [tag('zebra', '1')] });
  const { status, body } = await act(id, 'create', [tag('ape', '2'), tag('zebra', '3')]);
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  const tags = [tag('zebra', '3'), tag('ape', '2')];
  expect(await tagsOf(id)).toEqual(tags);
  expect((await client.v1('GET', `/instances/${id}/tags`)).body).toEqual({ tags });
  expect((await client.v2('GET', `/instances/${id}`)).body.tags).toEqual(tags);
});

test('they are taken away by their keys', async () => {
  const id = await created(client, { tags: [tag('a', '1'), tag('b', '2'), tag('c', '3')] });
  const gone = [{ key: 'a' }, tag('b', 'another'), tag('nothing')];
  expect((await act(id, 'delete', gone)).status).toBe(204);
  expect(await tagsOf(id)).toEqual([tag('c', '3')]);
});

test('a value can be left out', async () => {
  const id = await created(client);
  await act(id, 'create', [{ key: 'bare' }]);
  expect(await tagsOf(id)).toEqual([tag('bare')]);
});

test('20 are possible, 21 are not', async () => {
  const id = await created(client);
  const twenty = Array.from({ length: 20 }, (_, n) => tag(`key-${n}`));
  expect((await act(id, 'create', twenty)).status).toBe(204);
  expectRefusal(await act(id, 'create', [tag('one-more')]), 400, 'DCS.4800');
  expect((await act(id, 'create', [tag('key-7', 'new')])).status).toBe(204);
  expect(await tagsOf(id)).toHaveLength(20);
});

test.each([
  ['an unknown action', 'replace', [tag('a')]],
  ['no tags', 'create', undefined],
  ['an empty key', 'create', [tag('')]],
  ['a key of the system', 'create', [tag('_sys_a')]],
  ['a key of 129 characters', 'create', [tag('x'.repeat(129))]],
  ['a value of 256 characters', 'create', [tag('a', 'x'.repeat(256))]],
  ['a key twice', 'create', [tag('a'), tag('a')]],
])('%s is refused', async (_what, action, tags) => {
  expectRefusal(await act(await created(client), action, tags), 400, 'DCS.4800');
});

test('those of a project are listed by key, every value once', async () => {
  const tenant = target.client('abababababababababababababababab');
  expect((await tenant.v2('GET', '/dcs/tags')).body).toEqual({ tags: [] });
  await created(tenant, { tags: [tag('stage', 'test'), tag('team', 'a')] });
  await created(tenant, { tags: [tag('stage', 'live'), tag('team', 'a')] });
  expect((await tenant.v2('GET', '/dcs/tags')).body.tags).toEqual([
    { key: 'stage', values: ['test', 'live'] },
    { key: 'team', values: ['a'] },
  ]);
});
