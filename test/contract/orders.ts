// Requests that are right, for tests to send as they are or with one thing wrong.

import type { Answer, Client } from './target.js';

/** A creation as v2 takes it: master/standby, 1 GB, unless something else is said. */
export const orderV2 = (changes: Readonly<Record<string, unknown>> = {}) => ({
  name: 'dcs-contract',
  engine: 'Redis',
  engine_version: '5.0',
  capacity: 1,
  spec_code: 'redis.ha.xu1.large.r2.1',
  az_codes: ['eu-de-01'],
  vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
  subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
  password: 'Correct-Horse-7',
  ...changes,
});

/** A creation as v1.0 takes it. */
export const orderV1 = (changes: Readonly<Record<string, unknown>> = {}) => {
  const { az_codes: _codes, spec_code, ...order } = orderV2();
  return {
    ...order,
    product_id: `${spec_code}-h`,
    available_zones: ['bf84aba586ce4e948da0b97d9a7d62fb'],
    ...changes,
  };
};

/** The creation of a template of parameters, from the default one of a single Redis 5.0. */
export const templateOrder = (changes: object = {}) => ({
  template_id: '11',
  name: 'Test',
  type: 'sys',
  engine: 'Redis',
  engine_version: '5.0',
  cache_mode: 'single',
  description: 'Test',
  params: { 'latency-monitor-threshold': 15 },
  ...changes,
});

/** Creates an instance and returns its id. */
export async function created(
  client: Client,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { status, body } = await client.v2('POST', '/instances', orderV2(changes));
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.instance_id;
}

/** Expects a refusal. */
export function expectRefusal({ status, body }: Answer, httpStatus: number, code: string): void {
  expect({ status, code: body?.error_code }).toEqual({ status: httpStatus, code });
  expect(typeof body.error_msg).toBe('string');
}
