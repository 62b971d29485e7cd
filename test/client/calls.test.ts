// Calls of the client against the emulator: what goes out, what comes back, and what fails how.

import {
  type ClientOptions,
  ConnectionError,
  createClient,
  isGone,
  RequestTimeoutError,
  ServiceError,
  UnreadableAnswerError,
} from '../../src/client/index.js';
import { failureOf } from '../../src/observer/index.js';
import { v1, v2 } from '../../src/protocol/index.js';
import { orderV2 } from '../contract/orders.js';
import { type ClientWorld, createWorld, drive, project } from '../support/client/index.js';

let world: ClientWorld;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.close());

const noCredentials = { by: 'nothing', projectId: project } as const;
const clientWith = (options: Partial<ClientOptions>) =>
  createClient({ ...world.base, credentials: noCredentials, ...options });
/** A server that answers from a list, the last one for ever, and counts. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const seen: Request[] = [];
  const fetch = async (request: Request) => {
    seen.push(request);
    return (answers[Math.min(seen.length, answers.length) - 1] as () => Response)();
  };
  return { fetch, seen };
}
const refusal =
  (status: number, code: string, headers = {}) =>
  () =>
    Response.json({ error_code: code, error_msg: 'no' }, { status, headers });
const list = () => Response.json({ instances: [], instance_num: 0 });

describe('against the emulator', () => {
  test('an instance is created, shown, restarted and deleted by v2, and every answer keeps its schema', async () => {
    const body = orderV2() as object;
    const made = await world.client.call(v2.createInstance, { body });
    const instance_id = made.instances[0]?.instance_id as string;
    const show = () => world.client.call(v2.showInstance, { params: { instance_id } });
    expect((await show()).status).toBe('CREATING');
    world.emulator.clock.advanceBy(10_000);
    const restart = { action: 'restart' as const, instances: [instance_id] };
    await world.client.call(v2.restartOrFlushInstances, { body: restart });
    expect((await show()).status).toBe('RESTARTING');
    world.emulator.clock.advanceBy(10_000);
    const nothing = await world.client.call(v2.deleteInstance, { params: { instance_id } });
    expect(nothing).toBeUndefined();
    world.emulator.clock.advanceBy(5_000);
    const error = await show().catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'ServiceError', httpStatus: 404, code: 'DCS.3022' });
    expect(isGone(error)).toBe(true);
  });

  test('v1.0 speaks of the same instances', async () => {
    const instance_id = await world.create();
    const { name, status } = await world.client.call(v1.showInstance, { params: { instance_id } });
    expect({ name, status }).toEqual({ name: 'dcs-contract', status: 'CREATING' });
    expect(world.requests).toEqual([`GET /v1.0/${project}/instances/${instance_id}`]);
  });

  test('a query is encoded, and what is left out is not sent', async () => {
    const query = { name: 'a&b=c', limit: 5, include_failure: true };
    await world.client.call(v2.listInstances, { query });
    expect(world.requests).toEqual([
      `GET /v2/${project}/instances?name=a%26b%3Dc&limit=5&include_failure=true`,
    ]);
  });

  test('an id that would be another path is refused before anything is sent', async () => {
    for (const instance_id of ['', '.', '..']) {
      const call = world.client.call(v2.showInstance, { params: { instance_id } });
      await expect(call).rejects.toMatchObject({ name: 'ClientSetupError' });
    }
    await world.client
      .call(v2.showInstance, { params: { instance_id: '../../x?y' } })
      .catch(() => {});
    expect(world.requests).toEqual([`GET /v2/${project}/instances/..%2F..%2Fx%3Fy`]);
  });

  test('a refusal has code, status and request id, and waiters know what kind it is', async () => {
    const call = world.client.call(v2.showInstance, { params: { instance_id: 'no-uuid' } });
    const error = await call.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ httpStatus: 400, code: 'DCS.4061' });
    expect(error.requestId).toMatch(/\w/);
    expect(failureOf(error, 0)).toMatchObject({ reason: 'refused', retry: false });
  });
});

describe('asking again', () => {
  test('429 and 5xx are asked again as often as allowed, later each time', async () => {
    const { fetch, seen } = answering(refusal(503, 'DCS.5000'), refusal(429, 'APIG.0308'), list);
    const client = clientWith({ fetch });
    const startMs = world.clock.now();
    await drive(world.clock, client.call(v2.listInstances));
    expect(seen).toHaveLength(3);
    expect(world.clock.now() - startMs).toBeGreaterThanOrEqual(375);
    expect(world.clock.now() - startMs).toBeLessThanOrEqual(750);
  });

  test('what goes on failing comes out, and a waiter hears for how long to leave it alone', async () => {
    const { fetch, seen } = answering(refusal(503, 'DCS.5000', { 'retry-after': '2' }));
    const call = clientWith({ fetch, retries: 1 }).call(v2.listInstances);
    const error = await drive(world.clock, call).catch((thrown) => thrown);
    expect(seen).toHaveLength(2);
    expect(failureOf(error, 0)).toMatchObject({ reason: 'server', retryAfterMs: 2000 });
  });

  test('a service that asks to be left alone for long is not asked again', async () => {
    const { fetch, seen } = answering(refusal(429, 'APIG.0308', { 'retry-after': '60' }));
    const call = clientWith({ fetch }).call(v2.listInstances);
    await expect(call).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['what changes something', () => clientWith, 'POST'],
    ['a refusal', () => clientWith, 'GET'],
  ])('%s is asked once', async (_, make, method) => {
    const { fetch, seen } = answering(refusal(method === 'GET' ? 400 : 503, 'DCS.4061'));
    const client = make()({ fetch });
    const operation = method === 'GET' ? v2.listInstances : v2.createInstance;
    await expect(client.call(operation, {})).rejects.toBeInstanceOf(ServiceError);
    expect(seen).toHaveLength(1);
  });
});

describe('no answer', () => {
  test('after the time allowed the request is given up, and counts as hung', async () => {
    let signal: AbortSignal | undefined;
    const fetch = (request: Request) => {
      signal = request.signal;
      return new Promise<Response>(() => {});
    };
    const call = clientWith({ fetch, timeoutMs: 5_000, retries: 0 }).call(v2.listInstances);
    const error = await drive(world.clock, call).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(failureOf(error, 0)).toMatchObject({ reason: 'hung', retry: true });
    expect(signal?.aborted).toBe(true);
  });

  test('a body that never ends is given up, too', async () => {
    const fetch = async () => new Response(new ReadableStream({ start: () => {} }));
    const call = clientWith({ fetch, timeoutMs: 5_000, retries: 0 }).call(v2.listInstances);
    await expect(drive(world.clock, call)).rejects.toBeInstanceOf(RequestTimeoutError);
  });

  test('an abort ends the request, the delay before the next, and comes out as its reason', async () => {
    const reason = new Error('enough');
    const hanging = clientWith({ fetch: () => new Promise(() => {}) });
    const failing = clientWith({ fetch: answering(refusal(503, 'DCS.5000')).fetch });
    for (const client of [hanging, failing]) {
      const controller = new AbortController();
      const call = client.call(v2.listInstances, {}, { signal: controller.signal });
      await new Promise((resolve) => setImmediate(resolve));
      controller.abort(reason);
      await expect(call).rejects.toBe(reason);
      await expect(client.call(v2.listInstances, {}, { signal: controller.signal })).rejects.toBe(
        reason,
      );
    }
    expect(world.clock.advanceToNext()).toBe(false);
  });

  test('a connection that fails says where to and why', async () => {
    const fetch = async () => {
      const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
      throw new TypeError('fetch failed', { cause });
    };
    const call = clientWith({ fetch, retries: 0 }).call(v2.listInstances);
    const error = await call.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toBe('cannot reach http://dcs.localhost (ECONNREFUSED)');
    expect(failureOf(error, 0)).toMatchObject({ reason: 'network', retry: true });
  });
});

describe('answers that are none', () => {
  test('a redirection is not followed: it could lead a token to another server', async () => {
    const { fetch, seen } = answering(
      () => new Response(null, { status: 302, headers: { location: 'http://evil.example/' } }),
    );
    const call = clientWith({ fetch }).call(v2.listInstances);
    const error = await call.catch((thrown) => thrown);
    expect(error).toMatchObject({ httpStatus: 302 });
    expect(error.message).toMatch(/: redirects to http:\/\/evil\.example\/, and is not followed$/);
    expect(failureOf(error, 0)).toMatchObject({ reason: 'refused', retry: false });
    expect(seen[0]?.redirect).toBe('manual');
    expect(seen).toHaveLength(1);
  });

  test('a success that is not JSON is unreadable', async () => {
    const { fetch } = answering(() => new Response('<html>'));
    const call = clientWith({ fetch }).call(v2.listInstances);
    await expect(call).rejects.toBeInstanceOf(UnreadableAnswerError);
  });

  test.each([
    [
      'a captive portal',
      '<!DOCTYPE html><title>Log in\n to Wi-Fi</title>',
      'a web page, "Log in to Wi-Fi"',
    ],
    ['a page without a title', ' <html><body>Hello</body></html>', 'a web page'],
    [
      'what only begins titles, a million times',
      `<html>${'<title'.repeat(1_000_000)}`,
      'a web page',
    ],
    ['nothing', '', 'an empty answer'],
    ['a word', 'OK', 'an answer, "OK"'],
  ])('%s in place of the service is named, with 200 and with 404', async (_, text, found) => {
    for (const status of [200, 404]) {
      const { fetch } = answering(() => new Response(text, { status }));
      const call = clientWith({ fetch }).call(v2.listInstances);
      const error = await call.catch((thrown) => thrown);
      expect(error.message.endsWith(found)).toBe(true);
      expect(isGone(error)).toBe(false);
      expect(failureOf(error, 0).reason).toBe(status === 200 ? 'garbage' : 'refused');
    }
  });

  test.each([
    [200, { name: 'UnreadableAnswerError', message: /longer than/ }],
    [502, { name: 'ServiceError', httpStatus: 502 }],
  ])(
    'an answer of %s without an end is read no further than it may go',
    async (status, failure) => {
      let sent = 0;
      let cancelled = false;
      const megabyte = new Uint8Array(1024 * 1024).fill(32);
      const endless = new ReadableStream({
        pull(controller) {
          sent++;
          controller.enqueue(megabyte);
        },
        cancel: () => {
          cancelled = true;
        },
      });
      const { fetch } = answering(() => new Response(endless, { status }));
      const call = clientWith({ fetch, retries: 0 }).call(v2.listInstances);
      const { message, ...fields } = failure as { message?: RegExp };
      const error = await call.catch((thrown) => thrown);
      expect(error).toMatchObject(fields);
      expect(error.message).toMatch(message ?? '');
      expect([sent <= 40, cancelled]).toEqual([true, true]);
    },
  );

  test('a strict client says which part of an answer is not what the pages promise', async () => {
    const { fetch } = answering(() => Response.json({ instances: 5, instance_num: 0 }));
    const call = clientWith({ fetch, strict: true }).call(v2.listInstances);
    await expect(call).rejects.toThrow(/^v2\.listInstances: instances: /);
    await expect(clientWith({ fetch }).call(v2.listInstances)).resolves.toBeDefined();
  });

  test.each([
    ['an instance that does not exist', 'DCS.3022', true],
    ['the same in v1.0', '111404022', true],
    ['the same with a prefix', 'DCS.111404022', true],
    ['a code that the pages do not have', 'DCS.9999', false],
    ['a wrong path', 'DCS.4001', false],
    ['a wrong path in v1.0', '111404001', false],
    ['an order that does not exist', 'DCS.4023', false],
    ['a gateway that knows no such API', 'APIG.0101', false],
    ['a newer gateway that knows no such API', 'APIGW.0101', false],
    ['another service', 'VPC.0504', false],
    ['a code that only ends alike', '9111404022', false],
  ])('404 for %s is told apart', async (_, code, gone) => {
    const { fetch } = answering(refusal(404, code));
    const error = await clientWith({ fetch })
      .call(v2.listInstances)
      .catch((thrown) => thrown);
    expect(isGone(error)).toBe(gone);
  });

  test("404 with a proxy's page is no instance that is gone", async () => {
    const { fetch } = answering(() => new Response('<h1>not here</h1>', { status: 404 }));
    const error = await clientWith({ fetch })
      .call(v2.listInstances)
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ httpStatus: 404 });
    expect(isGone(error)).toBe(false);
  });
});
