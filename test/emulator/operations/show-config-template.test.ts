// A template of parameters with its values, as Huawei's Terraform provider reads it.

import { expectRefusal, templateOrder } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';

const { newcomer } = ownTarget();

interface Shown {
  readonly param_name: string;
}

const parameter = (body: { params: Shown[] }, name: string) =>
  body.params.find(({ param_name }) => param_name === name);

test('a default one has the initial values of its kind', async () => {
  const { status, body } = await newcomer().v2('GET', '/config-templates/11?type=sys');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    template_id: '11',
    type: 'sys',
    cache_mode: 'single',
    engine: 'Redis',
    engine_version: '5.0',
  });
  expect(parameter(body, 'timeout')).toMatchObject({
    param_id: '1',
    param_value: '0',
    default_value: '0',
    value_range: '0-7200',
    value_type: 'Integer',
    need_restart: false,
  });
  // A single node replicates nothing.
  expect(parameter(body, 'repl-timeout')).toBeUndefined();
});

test('an own one has the values that it was given, and is what the list has of it', async () => {
  const client = newcomer();
  const order = templateOrder();
  const { id } = (await client.v2('POST', '/config-templates', order)).body;
  const { body } = await client.v2('GET', `/config-templates/${id}?type=user`);
  const { params, ...listed } = body;
  expect(parameter(body, 'latency-monitor-threshold')).toMatchObject({ param_value: '15' });
  expect(params.length).toBeGreaterThan(10);
  const { body: list } = await client.v2('GET', '/config-templates?type=user');
  expect(list.templates).toEqual([listed]);
  expect((await client.v2('GET', `/config-templates/${id}`)).body).toEqual(body);
});

test('one that is of the other type, of another project or nowhere is gone', async () => {
  const client = newcomer();
  const { id } = (await client.v2('POST', '/config-templates', templateOrder())).body;
  const path = (template: string, type: string) => `/config-templates/${template}?type=${type}`;
  expectRefusal(await client.v2('GET', path(id, 'sys')), 400, 'DCS.4988');
  expectRefusal(await client.v2('GET', path('11', 'user')), 400, 'DCS.4988');
  expectRefusal(await client.v2('GET', path('999', 'sys')), 400, 'DCS.4988');
  expectRefusal(await newcomer().v2('GET', path(id, 'user')), 400, 'DCS.4988');
  expectRefusal(await client.v2('GET', path('11', 'other')), 400, 'DCS.4800');
});
