// The link to the certificate.

import { created } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { target, client } = ownTarget();
const running = async (changes: object = {}) => {
  const id = await created(client, { engine_version: '6.0', ...changes });
  await target.settle();
  return id;
};

test('the certificate has a link', async () => {
  const id = await running();
  const { status, body } = await client.v2('POST', `/instances/${id}/ssl-certs/download`);
  expect(status).toBe(200);
  expect(body.link).toContain(body.file_name);
  expect(body.link).toContain(body.bucket_name);
});
