// Tags: added, given other values, taken away, and what is refused.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { client, changeTags } = ownTarget();
const tagsOf = async (id: string) => (await client.v2('GET', `/instances/${id}/tags`)).body.tags;
const tag = (key: string, value = '') => ({ key, value });

test('they are taken away by their keys', async () => {
  const id = await created(client, { tags: [tag('a', '1'), tag('b', '2'), tag('c', '3')] });
  const gone = [{ key: 'a' }, tag('b', 'another'), tag('nothing')];
  expect((await changeTags(id, 'delete', gone)).status).toBe(204);
  expect(await tagsOf(id)).toEqual([tag('c', '3')]);
});

test('a value can be empty, and left out only when an instance is created', async () => {
  const id = await created(client, { tags: [{ key: 'a' }] });
  await changeTags(id, 'create', [tag('bare')]);
  expectRefusal(await changeTags(id, 'create', [{ key: 'b' }]), 400, 'DCS.4800');
  expect(await tagsOf(id)).toEqual([tag('a'), tag('bare')]);
});

test('20 are possible, 21 are not', async () => {
  const id = await created(client);
  const twenty = Array.from({ length: 20 }, (_, n) => tag(`key-${n}`));
  expect((await changeTags(id, 'create', twenty)).status).toBe(204);
  expectRefusal(await changeTags(id, 'create', [tag('one-more')]), 400, 'DCS.4800');
  expect((await changeTags(id, 'create', [tag('key-7', 'new')])).status).toBe(204);
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
  expectRefusal(await changeTags(await created(client), action, tags), 400, 'DCS.4800');
});
