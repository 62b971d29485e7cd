// Whitelists, set as a job.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { client, job, newestTask } = ownTarget();
const put = (id: string, body: object) => client.v2('PUT', `/instance/${id}/whitelist-async`, body);
const office = { group_name: 'office', ip_list: ['10.10.10.1'] };

test('it is in force at once, and its job has ended', async () => {
  const id = await created(client);
  const { status, body } = await put(id, {
    instance_id: id,
    enable_whitelist: true,
    whitelist: [office],
  });
  expect({ status, keys: Object.keys(body) }).toEqual({ status: 200, keys: ['job_id'] });
  expect(await job(body.job_id)).toMatchObject({ job_type: 'AddWhitelist', status: 'SUCCESS' });
  expect(await newestTask(id)).toMatchObject({
    id: body.job_id,
    details: { group_name: 'office' },
  });
  const shown = await client.v2('GET', `/instance/${id}/whitelist`);
  expect(shown.body).toMatchObject({ enable_whitelist: true, whitelist: [office] });
});

test.each([
  [{ whitelist: [office] }],
  [{ enable_whitelist: true, whitelist: [office, office] }],
  [{ enable_whitelist: true, whitelist: [{ group_name: 'all', ip_list: ['0.0.0.0/0'] }] }],
])('%j is refused as without a job', async (body) => {
  const id = await created(client);
  expectRefusal(await put(id, body), 400, 'DCS.4800');
  expect(await newestTask(id)).toBeUndefined();
});
