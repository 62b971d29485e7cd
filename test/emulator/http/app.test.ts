// HTTP before any operation runs: paths, methods, bodies, request ids, hooks.

import { createEmulator } from '../../../src/emulator/index.js';
import { DcsError, operations, unsupportedOperations } from '../../../src/protocol/index.js';
import { createVirtualClock } from '../../../src/time/index.js';
import { created, expectRefusal, orderV2 } from '../../contract/orders.js';
import { createTarget, testOurs } from '../../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

const filled = (path: string) =>
  path
    .replace('{project_id}', client.project)
    .replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');

test.each(['/v3x', '/nowhere', '/v2/x/y/z', '/v1.0x/products', '/favicon.ico', '/v2/instances'])(
  'GET %s is no operation',
  async (path) => {
    expectRefusal(await client.send('GET', path), 404, 'DCS.4001');
  },
);

test('a path below v1.0 is refused in the form of v1.0', async () => {
  const unknown = await client.send('GET', `/v1.0/${client.project}/nothing`);
  expect(unknown.body).toEqual({
    error_code: '111404001',
    error_msg: 'The requested URL does not exist.',
  });
  for (const path of [`/v1.0/${client.project}/instances`, '/v1.0']) {
    const { status, body } = await client.send('PATCH', path, {});
    expect({ status, body }).toEqual({
      status: 405,
      body: { error_code: '111405001', error_msg: 'This request method is not allowed.' },
    });
  }
});

test('an unknown path is answered with 404 DCS.4001, whatever the method', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    expectRefusal(await client.send(method, `/v2/${client.project}/nothing`), 404, 'DCS.4001');
  }
});

test.each(operations.map(({ id, path }) => [id, path]))(
  'the path of %s refuses a method that no operation has, and names those that are',
  async (_id, path) => {
    const answer = await client.send('PATCH', filled(path), {});
    expectRefusal(answer, 405, path.startsWith('/v1.0/') ? '111405001' : 'DCS.5001');
    const methods = operations
      .filter((each) => filled(each.path) === filled(path))
      .map(({ method }) => method);
    expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(
      expect.arrayContaining([...new Set(methods)].sort()),
    );
  },
);

test.each(unsupportedOperations.map((each) => [each.name, each] as const))(
  '%s is answered with 501 and its name',
  async (name, { method, path }) => {
    const { status, body } = await client.send(method, filled(path));
    expect(status).toBe(501);
    expect(body).toMatchObject({ error_code: 'EMU.0501' });
    expect(body.error_msg).toContain(name);
  },
);

test('every answer has a request id of its own', async () => {
  const ids = await Promise.all(
    ['/v2/available-zones', '/nothing', '/v2/x/instances', '/v2/diagnosis'].map(async (path) =>
      (await client.send('GET', path)).headers.get('x-request-id'),
    ),
  );
  expect(ids.every((id) => /^\S{8,}$/.test(id ?? ''))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  ['nothing', '', 'DCS.4004'],
  ['blanks', '  ', 'DCS.4004'],
  ['half an object', '{"name": ', 'DCS.4005'],
  ['text', 'name=x', 'DCS.4005'],
  ['a list', '[]', 'DCS.4005'],
  ['a number', '7', 'DCS.4005'],
  ['null', 'null', 'DCS.4004'],
])('a body of %s is refused', async (_what, text, code) => {
  expectRefusal(await client.v2('POST', '/instances', text), 400, code);
});

test('a body where none is wanted is ignored, also when it is no JSON', async () => {
  const id = await created(client);
  await target.settle();
  expect((await client.v2('DELETE', `/instances/${id}`, 'no JSON')).status).toBe(204);
});

test('a JSON content type without a body is fine', async () => {
  const { status } = await client.v2('GET', '/instances');
  expect(status).toBe(200);
});

test('a slash at the end changes nothing', async () => {
  expect((await client.v2('GET', '/instances/')).status).toBe(200);
});

test('a project is the same in upper and in lower case', async () => {
  const [lower, upper] = ['ab'.repeat(16), 'AB'.repeat(16)];
  const id = await created(target.client(upper));
  expect((await target.client(lower).v2('GET', `/instances/${id.toUpperCase()}`)).status).toBe(200);
});

testOurs('a hook answers in the place of an operation, which then does not run', async () => {
  const hooked = createTarget({
    hooks: {
      intercept: ({ operation, project }) =>
        operation.name === 'createInstance' && project === client.project
          ? new Response('{"error_code":"X"}', { status: 429 })
          : undefined,
    },
  });
  const tenant = hooked.client();
  expect((await tenant.v2('POST', '/instances', orderV2())).status).toBe(429);
  expect((await tenant.v2('GET', '/instances')).body.instance_num).toBe(0);
  hooked.close();
});

testOurs('a caller that is not let in is told so, and nothing is looked at', async () => {
  const closed = createTarget({
    hooks: {
      authenticate: () => {
        throw new DcsError('DCS.1001');
      },
    },
  });
  expectRefusal(await closed.client().v2('POST', '/instances', '{'), 401, 'DCS.1001');
  expectRefusal(await closed.client().v1('GET', '/instances'), 401, '111401001');
  closed.close();
});

testOurs(
  'a defect of ours is DCS.5000 without a word on it, and undoes what was done',
  async () => {
    const defects: unknown[] = [];
    const emulator = createEmulator({
      clock: createVirtualClock(),
      onDefect: (error) => defects.push(error),
      planFor: () => {
        throw new Error('secret');
      },
    });
    const url = `http://dcs.localhost/v2/${client.project}/instances`;
    const order = { method: 'POST', body: JSON.stringify(orderV2()) };
    const response = await emulator.fetch(new Request(url, order));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain('DCS.5000');
    expect(text).not.toContain('secret');
    expect(defects).toHaveLength(1);
    expect(emulator.store.instances.all.size).toBe(0);
    expect(emulator.core.trace.since()).toEqual([]);
    emulator.close();
  },
);
