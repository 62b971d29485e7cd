// The tags of an instance, in both APIs, in the order in which they were added.

import { created } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { client, changeTags } = ownTarget();
const tagsOf = async (id: string) => (await client.v2('GET', `/instances/${id}/tags`)).body.tags;
const tag = (key: string, value = '') => ({ key, value });

test('they keep the order in which they were added', async () => {
  const id = await created(client, { tags: [tag('zebra', '1')] });
  const { status, body } = await changeTags(id, 'create', [tag('ape', '2'), tag('zebra', '3')]);
  expect({ status, body }).toEqual({ status: 204, body: undefined });
  const tags = [tag('zebra', '3'), tag('ape', '2')];
  expect(await tagsOf(id)).toEqual(tags);
  expect((await client.v1('GET', `/instances/${id}/tags`)).body).toEqual({ tags });
  expect((await client.v2('GET', `/instances/${id}`)).body.tags).toEqual(tags);
});
