// Every end of a wait, with the client as the probe and the emulator as the service, in virtual time.

import { type Dialect, dialects, type SeenInstance } from '../../src/client/index.js';
import { type WaitGoal, type WaitOptions, waitForStatus } from '../../src/observer/index.js';
import { createRandom } from '../../src/random/index.js';
import { type ClientWorld, createWorld, drive, project } from '../support/client/index.js';

let world: ClientWorld;
let fail: (() => Response | undefined) | undefined;
let shown: string | undefined;
beforeEach(() => {
  fail = undefined;
  shown = undefined;
  world = createWorld({}, (fetch) => async (request) => {
    const failure = fail?.();
    if (failure) return failure;
    const response = await fetch(request);
    return shown ? Response.json({ ...(await response.json()), status: shown }) : response;
  });
});
afterEach(() => world.close());

async function wait(
  id: string,
  goal: WaitGoal,
  options: Partial<WaitOptions> & { dialect?: Dialect } = {},
) {
  const { dialect, ...rest } = options;
  const instances = world.instances(dialect);
  const statusOf = (seen: SeenInstance | 'gone') => (seen === 'gone' ? seen : seen.status);
  const waiting = waitForStatus(
    async (signal) => statusOf(await instances.show(id, { signal, retries: 0 })),
    goal,
    { maxWaitMs: 7_200_000, clock: world.clock, random: createRandom(3), ...rest },
  );
  return drive(world.clock, waiting);
}

async function running(): Promise<string> {
  const id = await world.create();
  world.emulator.clock.advanceBy(10_000);
  return id;
}
const send = (method: string, path: string, body?: object) =>
  world.emulator.fetch(
    new Request(`http://dcs.localhost/v2/${project}/instances${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
const restart = (id: string) => send('PUT', '/status', { action: 'restart', instances: [id] });

test.each(dialects)('reached: a creation runs, by %s', async (dialect) => {
  const end = await wait(await world.create(), 'RUNNING', { dialect });
  expect(end).toMatchObject({ type: 'reached', status: 'RUNNING' });
  expect(end.history.runs.map(({ status }) => status)).toEqual(['CREATING', 'RUNNING']);
});

test.each(dialects)('reached: a deletion is waited out until 404, by %s', async (dialect) => {
  const id = await running();
  expect((await send('DELETE', `/${id}`)).status).toBe(204);
  const end = await wait(id, 'deleted', { after: 'delete', dialect });
  expect(end).toMatchObject({ type: 'reached', status: 'deleted' });
  expect(end.history.runs.map(({ status }) => status)).toEqual(['RUNNING', 'deleted']);
});

test('reached: after a restart that was asked for', async () => {
  const id = await running();
  await restart(id);
  const end = await wait(id, 'serving', { after: 'restart' });
  expect(end.history.runs.map(({ status }) => status)).toEqual(['RESTARTING', 'RUNNING']);
});

test('failed: a creation that fails ends the wait at once and says what is left', async () => {
  const id = await world.create();
  world.befall(id, 'fail');
  const end = await wait(id, 'RUNNING');
  expect(end).toMatchObject({ type: 'failed', because: 'status', status: 'CREATEFAILED' });
  expect(end.message).toMatch(/RUNNING can never follow; all that is left to do is to delete it/);
  expect(end.history.answers).toBe(1);
});

test('failed: a faulty instance, unless its recovery is waited for', async () => {
  const id = await running();
  world.befall(id, 'fault');
  expect((await wait(id, 'RUNNING')).type).toBe('failed');
  const recovery = world.clock.now() + 600_000;
  world.clock.setTimeout(() => world.befall(id, 'recover'), 600_000);
  const end = await wait(id, 'RUNNING', { allowRecovery: true });
  expect(end.type).toBe('reached');
  expect(world.clock.now()).toBeGreaterThanOrEqual(recovery);
});

test.each([401, 403])('failed: %i ends the wait with the first poll', async (status) => {
  fail = () => Response.json({ error_code: 'DCS.1001', error_msg: 'no' }, { status });
  const end = await wait(await world.create(), 'RUNNING');
  expect(end).toMatchObject({ type: 'failed', because: 'probe' });
  expect(end).toMatchObject({ failure: { reason: 'unauthorised', httpStatus: status } });
  expect(end.history.failures).toBe(1);
});

test('failed: a path that does not exist is no instance that is gone', async () => {
  fail = () => Response.json({ error_code: 'APIG.0101', error_msg: 'no' }, { status: 404 });
  const end = await wait(await world.create(), 'deleted');
  expect(end).toMatchObject({ type: 'failed', because: 'probe', failure: { reason: 'refused' } });
});

test('failed: a status outside the lifecycle, for those who want to know', async () => {
  const id = await running();
  shown = 'PAUSED';
  const end = await wait(id, 'RUNNING', { unknownStatus: 'fail' });
  expect(end).toMatchObject({ type: 'failed', because: 'unknownStatus', status: 'PAUSED' });
});

test('unreachable: what only an operator can bring about', async () => {
  const end = await wait(await running(), 'EXTENDING');
  expect(end).toMatchObject({ type: 'unreachable', status: 'RUNNING' });
  expect(end.message).toBe('the instance is in RUNNING; EXTENDING needs extend');
});

test('timedOut: work that takes longer, with the last poll just before the end', async () => {
  const end = await wait(await world.create(), 'RUNNING', { maxWaitMs: 9_000 });
  expect(end).toMatchObject({ type: 'timedOut', lastStatus: 'CREATING' });
  expect(end.tookMs).toBeLessThanOrEqual(9_000);
});

test('timedOut: a service that never answers does not outlive the time', async () => {
  const id = await world.create();
  world.close();
  world = createWorld({}, () => () => new Promise(() => {}));
  const end = await wait(id, 'RUNNING', { maxWaitMs: 60_000, probeTimeoutMs: 10_000 });
  expect(end.type).toBe('timedOut');
  expect(end.tookMs).toBeLessThanOrEqual(60_000);
  expect(end.history.failuresBy.hung).toBeGreaterThan(1);
});

test('aborted: the request under way is cancelled with it', async () => {
  const controller = new AbortController();
  const id = await world.create();
  world.clock.setTimeout(() => controller.abort('enough'), 3_000);
  const end = await wait(id, 'RUNNING', { signal: controller.signal });
  expect(end).toMatchObject({ type: 'aborted', reason: 'enough' });
});

test('outages of the service are forgiven, within the budget', async () => {
  const id = await world.create();
  let left = 5;
  fail = () =>
    left-- > 0 ? Response.json({ error_code: 'x' }, { status: left % 2 ? 503 : 429 }) : undefined;
  const end = await wait(id, 'RUNNING');
  expect(end).toMatchObject({ type: 'reached', history: { failures: 5 } });
  left = 100;
  const hopeless = await wait(id, 'deleted', { after: 'delete', errorBudget: 4 });
  expect(hopeless).toMatchObject({ type: 'failed', because: 'probe', history: { failures: 5 } });
});
