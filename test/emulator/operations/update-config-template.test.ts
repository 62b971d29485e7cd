// A project's own template, changed.

import { created, expectRefusal, templateOrder } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { newcomer } = ownTarget();

async function made() {
  const client = newcomer();
  const { id } = (await client.v2('POST', '/config-templates', templateOrder())).body;
  const path = `/config-templates/${id}`;
  const values = async () => {
    const { body } = await client.v2('GET', path);
    return Object.fromEntries(
      body.params.map((each: { param_name: string; param_value: string }) => [
        each.param_name,
        each.param_value,
      ]),
    );
  };
  return { client, id, path, values, change: (body: object) => client.v2('PUT', path, body) };
}

test('what is given is changed, and what is not stays', async () => {
  const { client, path, change, values } = await made();
  const answer = await change({ name: 'Other', description: '', params: { timeout: 60 } });
  expect(answer).toMatchObject({ status: 200, body: { result: 'success' } });
  expect((await client.v2('GET', path)).body).toMatchObject({ name: 'Other', description: '' });
  expect(await values()).toMatchObject({ timeout: '60', 'latency-monitor-threshold': '15' });
  expect((await change({})).status).toBe(200);
  expect((await client.v2('GET', path)).body.name).toBe('Other');
});

test('an instance that was created with it keeps what it has', async () => {
  const { client, id, change } = await made();
  const order = { spec_code: 'redis.single.xu1.large.1', template_id: id };
  const before = await created(client, order);
  await change({ params: { 'latency-monitor-threshold': 30 } });
  const after = await created(client, order);
  const thresholdOf = async (instance: string) => {
    const { body } = await client.v2('GET', `/instances/${instance}/configs`);
    return body.redis_config.find(
      ({ param_name }: { param_name: string }) => param_name === 'latency-monitor-threshold',
    ).param_value;
  };
  expect([await thresholdOf(before), await thresholdOf(after)]).toEqual(['15', '30']);
});

test.each([
  [{ params: { timeout: '9999' } }, 'DCS.4066'],
  [{ params: { appendonly: 'yes' } }, 'DCS.4066'],
  [{ params: [] }, 'DCS.4800'],
  [{ name: 'x'.repeat(65) }, 'DCS.4800'],
])('%j is refused and changes nothing', async (body, code) => {
  const { client, path, change } = await made();
  const before = (await client.v2('GET', path)).body;
  expectRefusal(await change(body), 400, code);
  expect((await client.v2('GET', path)).body).toEqual(before);
});

test('a default one and that of another project cannot be changed', async () => {
  const { path } = await made();
  const client = newcomer();
  expectRefusal(await client.v2('PUT', path, { name: 'Mine' }), 400, 'DCS.4988');
  expectRefusal(await client.v2('PUT', '/config-templates/11', { name: 'Mine' }), 400, 'DCS.4988');
});
