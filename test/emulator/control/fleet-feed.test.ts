// The fleet as a stream for screens: all of it first, then what changes, tasks included.

import { type Controlled, controlled } from '../../support/emulator/controlled.js';

interface Told {
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the stream says
  readonly data: any;
}

/** Reads a stream of events, one chunk after the other. */
async function reader(at: Controlled) {
  const response = await at.emulator.fetch(new Request('http://localhost/_control/fleet'));
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const source = (response.body as ReadableStream<Uint8Array>).getReader();
  const utf8 = new TextDecoder();
  const next = async (): Promise<Told[]> => {
    const { value, done } = await source.read();
    if (done) return [{ event: 'end', data: undefined }];
    return [...utf8.decode(value).matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(
      ([, event = '', data = '']) => ({ event, data: JSON.parse(data) }),
    );
  };
  return { next, cancel: () => source.cancel() };
}

const rowsIn = (told: readonly Told[]) =>
  told.filter(({ event }) => event === 'rows').flatMap(({ data }) => data);

/** Lets what was gathered go out. */
const gather = async (at: Controlled): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  at.real.advanceBy(25);
};

it('tells the whole fleet, the clock and the plan, and then that this was all', async () => {
  const at = controlled();
  const id = await at.instance({ name: 'dcs-shop' });
  const { next } = await reader(at);
  const told = await next();
  expect(told.map(({ event }) => event)).toEqual(['hello', 'plan', 'clock', 'rows', 'ready']);
  expect(told[1]?.data).toMatchObject({
    name: 'ten seconds',
    usual: { CREATING: { usuallyFromMs: 10_000, usuallyToMs: 10_000 } },
  });
  expect(rowsIn(told)).toEqual([
    expect.objectContaining({ id, name: 'dcs-shop', kind: 'ha', gb: 1, state: 'CREATING' }),
  ]);
  at.close();
});

it('tells a large fleet in parts, each instance once', async () => {
  const at = controlled();
  for (let n = 0; n < 6; n++) await at.instance({ name: `dcs-${n}`, instance_num: 100 });
  const { next } = await reader(at);
  const told = [...(await next()), ...(await next())];
  expect(new Set(rowsIn(told).map(({ id }) => id)).size).toBe(600);
  expect(told.at(-1)?.event).toBe('ready');
  at.close();
});

it('tells what changes, tasks too, with the move that led there; twice at once is told once', async () => {
  const at = controlled();
  const id = await at.instance();
  at.real.advanceBy(10_000);
  const { next } = await reader(at);
  await next();
  const pending = next();
  await at.v2('POST', `/instances/${id}/backups`, {});
  await gather(at);
  expect(rowsIn(await pending)).toEqual([
    expect.objectContaining({
      id,
      state: 'RUNNING.backingUp',
      since: at.emulator.clock.now() - 25,
      moved: { event: 'backUp', from: 'RUNNING.idle' },
    }),
  ]);
  const later = next();
  await at.control('POST', `/instances/${id}/events`, { event: 'fail' });
  await at.control('POST', `/instances/${id}/events`, { event: 'fault' });
  await gather(at);
  expect(rowsIn(await later)).toEqual([expect.objectContaining({ state: 'ERROR' })]);
  at.close();
});

it('tells which instances are gone, how the clock was turned and which plan is in force', async () => {
  const at = controlled();
  const id = await at.instance();
  at.real.advanceBy(10_000);
  const { next } = await reader(at);
  await next();
  let pending = next();
  await at.v2('DELETE', `/instances/${id}`);
  await gather(at);
  await pending;
  pending = next();
  at.real.advanceBy(5000);
  await gather(at);
  expect(await pending).toContainEqual({ event: 'gone', data: [id] });
  pending = next();
  await at.control('PUT', '/plan', '"documented"');
  const planned = (await pending).find(({ event }) => event === 'plan');
  expect(planned?.data.name).toBe('documented');
  pending = next();
  await at.control('POST', '/clock/pause');
  const turned = (await pending).find(({ event }) => event === 'clock');
  expect(turned?.data.paused).toBe(true);
  at.close();
});

it('shows that it lives when nothing happens, and lets go of a reader that goes', async () => {
  const at = controlled();
  const { next, cancel } = await reader(at);
  await next();
  const pending = next();
  await new Promise((resolve) => setImmediate(resolve));
  at.real.advanceBy(5000);
  expect((await pending).map(({ event }) => event)).toEqual(['clock']);
  expect((await at.control('GET', '')).body.streams).toBe(1);
  await cancel();
  expect((await at.control('GET', '')).body.streams).toBe(0);
  at.close();
});

it('ends with the service', async () => {
  const at = controlled();
  const { next } = await reader(at);
  await next();
  const pending = next();
  await new Promise((resolve) => setImmediate(resolve));
  at.emulator.control.close();
  expect(await pending).toEqual([{ event: 'end', data: undefined }]);
  at.close();
});
