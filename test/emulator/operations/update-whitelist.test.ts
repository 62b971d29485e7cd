// Whitelists: set, replaced, and what is refused.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client } = ownTarget();
const shown = async (id: string) => (await client.v2('GET', `/instance/${id}/whitelist`)).body;
const put = (id: string, body: object) => client.v2('PUT', `/instance/${id}/whitelist`, body);
const group = (group_name: string, ...ip_list: string[]) => ({ group_name, ip_list });
const on = (...whitelist: object[]) => ({ enable_whitelist: true, whitelist });
const many = (count: number, net: number) =>
  Array.from({ length: count }, (_, n) => `10.0.${net}.${n + 1}`);

test('what is said is shown, and replaces what was said before', async () => {
  const id = await created(client);
  const groups = [group('office', '10.10.10.1', '10.10.11.0/24'), group('home', '192.168.0.7')];
  const { status, body } = await put(id, { instance_id: id, ...on(...groups) });
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  expect(await shown(id)).toMatchObject({ enable_whitelist: true, whitelist: groups });
  await put(id, on(group('other', '10.0.0.1')));
  expect((await shown(id)).whitelist).toEqual([group('other', '10.0.0.1')]);
  await put(id, { enable_whitelist: false, whitelist: [] });
  expect(await shown(id)).toMatchObject({ enable_whitelist: false, whitelist: [] });
});

test('it goes in any status and holds nothing up', async () => {
  const id = await created(client);
  expect((await put(id, on())).status).toBe(204);
  await target.settle();
  expect((await put(id, on())).status).toBe(204);
  const backup = await client.v2('POST', `/instances/${id}/backups`);
  expect(backup.status).toBe(200);
  expect((await put(id, on())).status).toBe(204);
});

test('one text may hold several addresses', async () => {
  const id = await created(client);
  await put(id, on(group('office', '10.0.0.1, 10.0.0.2', '10.0.0.3-10.0.0.9')));
  const [office] = (await shown(id)).whitelist;
  expect(office.ip_list).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3-10.0.0.9']);
});

test('20 addresses in 4 groups are possible', async () => {
  const id = await created(client);
  const groups = ['a', 'b', 'c', 'd'].map((name, net) => group(name, ...many(5, net)));
  expect((await put(id, on(...groups))).status).toBe(204);
});

test.each([
  ['five groups', on(...['a', 'b', 'c', 'd', 'e'].map((name) => group(name, '10.0.0.1')))],
  ['21 addresses', on(group('a', ...many(11, 1)), group('b', ...many(10, 2)))],
  ['a group twice', on(group('a', '10.0.0.1'), group('a', '10.0.0.2'))],
  ['everybody', on(group('a', '0.0.0.0'))],
  ['everybody as a range', on(group('a', '0.0.0.0/0'))],
  ['a range of everything', on(group('a', '10.0.0.1/0'))],
  ['a name', on(group('a', 'example.com'))],
  ['256', on(group('a', '10.0.0.256'))],
  ['no list', on({ group_name: 'a' })],
  ['no name', on({ ip_list: ['10.0.0.1'] })],
  ['no switch', { whitelist: [] }],
])('%s is refused', async (_what, body) => {
  const id = await created(client);
  expectRefusal(await put(id, body), 400, 'DCS.4800');
  expect((await shown(id)).enable_whitelist).toBe(false);
});

test('an instance that is deleted has none', async () => {
  const id = await created(client);
  await target.settle();
  await client.v2('DELETE', `/instances/${id}`);
  expectRefusal(await put(id, on()), 404, 'DCS.3022');
});
