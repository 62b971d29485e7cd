// The quota of a project, and how much of it is used.

import { shapes } from '../../../src/protocol/index.js';
import { created } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { client } = ownTarget();
const get = async (path: string) => {
  const { status, body } = await client.send('GET', path);
  expect(status).toBe(200);
  return body;
};

test('the quota counts instances and memory, in both APIs', async () => {
  const used = async (path: string) =>
    (await get(path)).quotas.resources.map((each: { used: number }) => each.used);
  const [v2, v1] = [`/v2/${client.project}/quota`, `/v1.0/${client.project}/quota`];
  const [instances, ram] = await used(v2);
  await created(client, { spec_code: 'redis.ha.xu1.large.r2.4', capacity: 4 });
  expect(await used(v2)).toEqual([instances + 1, ram + 4]);
  expect(await used(v1)).toEqual([instances + 1, ram + 4]);
  const body = await get(v1);
  expect(shapes.quotasV1.parse(body)).toEqual(body);
});
