// Calls that fail on purpose: in the service's words, as often as ordered, and counted.

import { isDropped } from '../../../src/emulator/control/index.js';
import type { FaultRule } from '../../../src/emulator/rules/index.js';
import { type Controlled, controlled, later, project } from '../../support/emulator/controlled.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const faults = async () => (await at.control('GET', '/faults')).body.faults;

it('answers the next calls with an error of the catalogue, and nothing happens', async () => {
  const id = await at.instance();
  const order = { operation: 'showInstance', answer: 'DCS.5000', times: 2 };
  const { status, body } = await at.control('POST', '/faults', order);
  expect({ status, ...body }).toEqual({
    status: 201,
    id: '1',
    operation: ['showInstance'],
    answer: { code: 'DCS.5000' },
    seen: 0,
    hits: 0,
    times: 2,
    left: 2,
  });
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push(await at.v2('GET', `/instances/${id}`));
  expect(answers.map((answer) => answer.status)).toEqual([500, 500, 200]);
  expect(answers[0]?.body).toMatchObject({ error_code: 'DCS.5000' });
  expect(answers[0]?.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
  expect(await faults()).toMatchObject([{ hits: 2, seen: 2, left: 0 }]);
});

it('does not carry out a call that it answers', async () => {
  await at.control('POST', '/faults', {
    operation: 'createInstance',
    answer: 'DCS.5000',
    times: 1,
  });
  await expect(at.instance()).rejects.toThrow('DCS.5000');
  expect((await at.control('GET', '')).body.instances).toBe(0);
});

it('can be for one project, with a status and a message of its own', async () => {
  const answer = { code: 'DCS.4026', status: 429, message: 'Slow down.' };
  await at.control('POST', '/faults', { project, answer });
  const ours = await at.v2('GET', '/instances/7b1b6b0c-0000-4000-8000-000000000000');
  expect(ours).toMatchObject({
    status: 429,
    body: { error_code: 'DCS.4026', error_msg: 'Slow down.' },
  });
  const path = `http://dcs.localhost/v2/${'f'.repeat(32)}/instances/7b1b6b0c-0000-4000-8000-000000000000`;
  const headers = { 'X-Auth-Token': 'any' };
  expect((await at.emulator.fetch(new Request(path, { headers }))).status).toBe(404);
});

it.each([
  ['APIGW.0201', 504, 'Backend timeout.'],
  [{ code: 'APIGW.0201', status: 502 }, 502, 'Backend unavailable.'],
  ['APIGW.0307', 401, 'The token must be updated.'],
])('%j comes from the gateway, in its form', async (answer, status, message) => {
  await at.control('POST', '/faults', { operation: 'listInstances', answer });
  const met = await at.v2('GET', '/instances');
  expect(met).toMatchObject({ status });
  const code = typeof answer === 'string' ? answer : answer.code;
  const request_id = met.headers.get('x-request-id');
  expect(met.body).toEqual({ error_code: code, error_msg: message, request_id });
});

// Codes that users and the sources of clients name, and no page of the service does.
it.each(['DCS.4872', 'DCS.4975', 'DCS.4121', 'DCS.4231', 'CBC.99003651'])(
  'can answer %s, with a status, in either form',
  async (code) => {
    const known = await at.control('POST', '/faults', { answer: code });
    expect(known).toMatchObject({ status: 400, body: { place: 'answer' } });
    expect(known.body.error).toContain(`unknown error code "${code}"`);
    const order = { operation: 'listInstances', answer: { code, status: 400, message: 'Busy.' } };
    await at.control('POST', '/faults', { ...order, times: 1 });
    expect(await at.v2('GET', '/instances')).toMatchObject({
      status: 400,
      body: { error_code: code, error_msg: 'Busy.', error_ext_msg: null },
    });
    const answer = { code, status: 400, form: 'gateway' };
    await at.control('POST', '/faults', { ...order, answer });
    const { body, headers } = await at.v2('GET', '/instances');
    expect(body).toEqual({
      error_code: code,
      error_msg: 'A fault rule ordered this error.',
      request_id: headers.get('x-request-id'),
    });
  },
);

it('comes back with a snapshot, whatever its code', async () => {
  const answer = { code: 'DCS.4975', status: 400, form: 'gateway' };
  await at.control('POST', '/faults', { operation: 'listInstances', answer });
  const { body } = await at.control('GET', '/snapshot');
  await at.control('DELETE', '/faults');
  expect((await at.control('PUT', '/snapshot', body)).status).toBe(200);
  expect(await faults()).toMatchObject([{ answer }]);
});

it('is in force for a time of the service, however fast that runs, and stays with what it met', async () => {
  const order = { operation: 'listInstances', answer: 'DCS.5000', for: '1m' };
  const { body } = await at.control('POST', '/faults', order);
  expect(body).toMatchObject({ for: '1m', until: later(60_000) });
  expect(body).not.toHaveProperty('over');
  const list = async () => (await at.v2('GET', '/instances')).status;
  expect((await at.control('PUT', '/clock/scale', { scale: 60 })).status).toBe(200);
  at.real.advanceBy(999);
  expect(await list()).toBe(500);
  const { body: snapshot } = await at.control('GET', '/snapshot');
  at.real.advanceBy(1);
  expect(await list()).toBe(200);
  expect(await faults()).toMatchObject([{ hits: 1, seen: 1, over: true }]);
  expect((await at.control('PUT', '/snapshot', snapshot)).status).toBe(200);
  expect(await list()).toBe(500);
});

it('makes room for another when it is over, and for none before', async () => {
  const order = { operation: 'showInstance', drop: 'request' };
  await at.control('POST', '/faults', { ...order, for: '5s' });
  const { faultRules } = at.emulator.store;
  const [rule] = faultRules.all;
  at.emulator.store.transact(() => {
    for (let seq = 1001; seq < 2000; seq++) {
      faultRules.put({ ...(rule as FaultRule), id: `${seq}`, seq, untilMs: undefined });
    }
  });
  expect((await at.control('POST', '/faults', order)).status).toBe(409);
  at.real.advanceBy(5_000);
  expect((await at.control('POST', '/faults', order)).status).toBe(201);
  expect(await faults()).toHaveLength(1000);
});

it('can be for one kind of instance', async () => {
  const [ha, single] = [
    await at.instance(),
    await at.instance({ spec_code: 'redis.single.xu1.large.1' }),
  ];
  await at.control('POST', '/faults', { kind: 'single', answer: 'DCS.5000' });
  const get = async (id: string) => (await at.v2('GET', `/instances/${id}`)).status;
  expect([await get(ha), await get(single)]).toEqual([200, 500]);
});

it('makes calls wait in real time, however time of the service runs', async () => {
  const id = await at.instance();
  await at.control('POST', '/clock/pause');
  await at.control('POST', '/faults', { operation: 'showInstance', latency: '1.5s' });
  let answered = false;
  const answer = at.v2('GET', `/instances/${id}`).then((it) => {
    answered = true;
    return it;
  });
  const turns = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  await turns();
  at.real.advanceBy(1499);
  await turns();
  expect(answered).toBe(false);
  at.real.advanceBy(1);
  expect((await answer).status).toBe(200);
});

it('drops connections before anything is done, or once all is done', async () => {
  const create = async (drop: string) => {
    await at.control('POST', '/faults', { operation: 'createInstance', drop, times: 1 });
    const url = `http://dcs.localhost/v2/${project}/instances`;
    const body = JSON.stringify({
      name: 'dropped',
      engine: 'Redis',
      engine_version: '5.0',
      capacity: 1,
      spec_code: 'redis.ha.xu1.large.r2.1',
      az_codes: ['eu-de-01'],
      vpc_id: '5e37b3be-950a-48e1-b498-65b63d336481',
      subnet_id: 'a4112635-3ec0-471c-95c3-5cf49b9533af',
      no_password_access: true,
    });
    const headers = { 'X-Auth-Token': 'any', 'Content-Type': 'application/json' };
    return at.emulator.fetch(new Request(url, { method: 'POST', body, headers }));
  };
  const count = async () => (await at.control('GET', '')).body.instances;
  expect(isDropped(await create('request'))).toBe(true);
  expect(await count()).toBe(0);
  expect(isDropped(await create('answer'))).toBe(true);
  expect(await count()).toBe(1);
});

it('refuses an operation and a code that the service does not know, with what was meant', async () => {
  expect(
    await at.control('POST', '/faults', { operation: 'showInstanc', drop: 'answer' }),
  ).toMatchObject({
    status: 400,
    body: {
      error: expect.stringContaining('unknown operation "showInstanc"; did you mean showInstance'),
    },
  });
  expect(await at.control('POST', '/faults', { answer: 'DCS.500' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('unknown error code "DCS.500"; did you mean DCS.50') },
  });
});

it('is over when it is deleted, one or all', async () => {
  const id = await at.instance();
  for (let i = 0; i < 2; i++) await at.control('POST', '/faults', { answer: 'DCS.5000' });
  expect((await at.control('DELETE', '/faults/1')).status).toBe(204);
  expect((await at.control('DELETE', '/faults/1')).status).toBe(404);
  expect((await at.v2('GET', `/instances/${id}`)).status).toBe(500);
  expect((await at.control('DELETE', '/faults')).status).toBe(204);
  expect((await at.v2('GET', `/instances/${id}`)).status).toBe(200);
});

it('never meets the control plane', async () => {
  await at.control('POST', '/faults', { answer: 'DCS.5000' });
  expect((await at.control('GET', '/ready')).status).toBe(200);
});
