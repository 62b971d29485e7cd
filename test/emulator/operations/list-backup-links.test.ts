// Links to the files of backups: one for each shard, and for how long.

import { expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client, running, backUp } = ownTarget();
const linksTo = (id: string, backup: string, body: unknown = { expiration: 1800 }) =>
  client.v2('POST', `/instances/${id}/backups/${backup}/links`, body);

test('there is one to each shard', async () => {
  const id = await running({ spec_code: 'redis.cluster.xu1.large.r2.4', capacity: 4 });
  const backup = await backUp(id);
  expectRefusal(await linksTo(id, backup), 400, 'DCS.4957');
  await target.settle();
  const { status, body } = await linksTo(id, backup);
  expect(status).toBe(200);
  expect(body.links).toHaveLength(3);
  expect(new Set(body.links.map((link: { link: string }) => link.link)).size).toBe(3);
  expect(body.links[0].link).toContain(`${body.file_path}${body.links[0].file_name}`);
});

test.each([299, 86_401, 'soon', undefined])('%s seconds are refused', async (expiration) => {
  const id = await running();
  const backup = await backUp(id);
  await target.settle();
  expectRefusal(await linksTo(id, backup, { expiration }), 400, 'DCS.4800');
});
