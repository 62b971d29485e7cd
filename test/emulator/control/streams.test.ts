// What happened and what happens, as streams: in order, from where a reader left off, and without
// keeping anything for readers that do not read.

import { type Controlled, controlled, later, project } from '../../support/emulator/controlled.js';
import { memoryPersistence } from '../../support/emulator/memory-persistence.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const advance = (by: string) => at.control('POST', '/clock/advance', { by });

/** A reader of a stream that asks for one chunk at a time. */
async function reader(path: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://dcs.localhost/_control${path}`, { headers });
  const response = await at.emulator.fetch(request);
  const chunks = (response.body as ReadableStream<Uint8Array>).getReader();
  return {
    response,
    async next(): Promise<string | undefined> {
      const { value, done } = await chunks.read();
      return done ? undefined : new TextDecoder().decode(value);
    },
    leave: () => chunks.cancel(),
  };
}

const parsed = (text = '') =>
  text
    .trimEnd()
    .split('\n\n')
    .filter(Boolean)
    .map((event) => Object.fromEntries(event.split('\n').map((line) => line.split(/: (.*)/s))))
    .map(({ data, ...rest }) => ({ ...rest, ...(data && { data: JSON.parse(data) }) }));

describe('the trace', () => {
  it('has all changes of status as JSON lines, oldest first', async () => {
    const id = await at.instance();
    await advance('10s');
    const { headers, body } = await at.control('GET', '/trace');
    expect(headers.get('content-type')).toBe('application/x-ndjson');
    expect(body).toBe(
      `{"at":"${later(0)}","instance_id":"${id}","status":"CREATING"}\n{"at":"${later(10_000)}","instance_id":"${id}","status":"RUNNING"}\n`,
    );
  });

  it('can be that of one instance, of one project, from a time on', async () => {
    const [first, second] = [await at.instance(), await at.instance()];
    await advance('10s');
    const lines = async (query: string) =>
      (await at.control('GET', `/trace?${query}`)).body.split('\n').filter(Boolean).length;
    expect(await lines(`instance=${first}`)).toBe(2);
    expect(await lines(`instance=${second}&since=${later(1)}`)).toBe(1);
    expect(await lines(`project=${project}`)).toBe(4);
    expect(await lines(`project=${'f'.repeat(32)}`)).toBe(0);
    expect(await at.control('GET', '/trace?instanse=1')).toMatchObject({
      status: 400,
      body: {
        error: expect.stringContaining('unknown key "instanse"; allowed: instance, project'),
      },
    });
  });

  it('goes on with what happens when it is followed', async () => {
    await at.instance();
    const lines = await reader('/trace?follow=true');
    expect(await lines.next()).toContain('CREATING');
    const next = lines.next();
    at.real.advanceBy(10_000);
    expect(await next).toContain('RUNNING');
    await lines.leave();
  });
});

describe('live events', () => {
  it('come in order, with what begins after the reader came', async () => {
    await at.instance();
    const live = await reader('/events');
    expect(live.response.headers.get('content-type')).toBe('text/event-stream');
    const next = live.next();
    const second = await at.instance();
    const [event] = parsed(await next);
    expect(event).toMatchObject({
      event: 'status',
      data: { at: later(0), instance_id: second, status: 'CREATING', project_id: project },
    });
    await advance('1h');
    const statuses = parsed(await live.next()).map(({ data }) => data.status);
    expect(statuses).toEqual(['RUNNING', 'RUNNING']);
    await live.leave();
  });

  it('go on from the event that a reader has seen last', async () => {
    await at.instance();
    await advance('10s');
    const [first] = parsed(await (await reader(`/events?since=${later(0)}`)).next());
    const resumed = await reader('/events', { 'Last-Event-ID': first?.id });
    expect(parsed(await resumed.next()).map(({ data }) => data.status)).toEqual(['RUNNING']);
    const again = await reader(`/events?last_event_id=${first?.id}`);
    expect(parsed(await again.next())).toHaveLength(1);
  });

  it('go on across a restart of a service that keeps its records', async () => {
    at.close();
    const persistence = memoryPersistence();
    at = controlled({ persistence });
    await at.instance();
    const [first] = parsed(await (await reader(`/events?since=${later(0)}`)).next());
    const { real } = at;
    at.close();
    at = controlled({ persistence, real });
    real.advanceBy(10_000);
    const resumed = await reader('/events', { 'Last-Event-ID': first?.id });
    expect(parsed(await resumed.next()).map(({ data }) => data.status)).toEqual(['RUNNING']);
    expect((await at.control('GET', '/trace')).body.match(/"status":"\w+"/g)).toEqual([
      '"status":"CREATING"',
      '"status":"RUNNING"',
    ]);
  });

  it('begin with all that is known for a reader of an earlier run', async () => {
    await at.instance();
    await advance('10s');
    const resumed = await reader('/events', { 'Last-Event-ID': 'abc.17' });
    expect(parsed(await resumed.next())).toHaveLength(2);
  });

  it('show that they live while nothing happens', async () => {
    const live = await reader('/events');
    const next = live.next();
    await new Promise((resolve) => setImmediate(resolve));
    at.real.advanceBy(15_000);
    expect(await next).toBe(': heartbeat\n\n');
    await live.leave();
    at.real.advanceBy(60_000);
    expect(at.real.pending).toBe(0);
  });

  it('end for a reader that is slower than what is remembered, and tell it what it missed', async () => {
    at.close();
    at = controlled({ traceLimit: 4 });
    const slow = await reader(`/events?since=${later(0)}`);
    await at.instance();
    expect(parsed(await slow.next())).toHaveLength(1);
    for (let i = 0; i < 10; i++) await at.instance();
    const [lost] = parsed(await slow.next());
    expect(lost).toMatchObject({ event: 'lost', data: { up_to: expect.stringMatching(/\.7$/) } });
    expect(await slow.next()).toBeUndefined();
    expect((await at.control('GET', '')).body.streams).toBe(0);
  });

  it('tell a reader that comes back late what it missed, and go on', async () => {
    at.close();
    at = controlled({ traceLimit: 4 });
    await at.instance();
    const [first] = parsed(await (await reader(`/events?since=${later(0)}`)).next());
    for (let i = 0; i < 10; i++) await at.instance();
    const late = await reader('/events', { 'Last-Event-ID': first?.id });
    const events = parsed(await late.next());
    expect(events.map(({ event }) => event)).toEqual([
      'lost',
      'status',
      'status',
      'status',
      'status',
    ]);
  });

  it('keep nothing for a reader that never reads', async () => {
    const idle = await reader('/events');
    for (let i = 0; i < 1000; i++) at.emulator.core.settle(at.emulator.clock.now());
    await at.instance();
    await advance('1h');
    expect((await at.control('GET', '')).body.streams).toBe(1);
    await idle.leave();
    expect((await at.control('GET', '')).body.streams).toBe(0);
  });

  it('are no more than a hundred at a time', async () => {
    const all = [];
    for (let i = 0; i < 100; i++) all.push(await reader('/events'));
    expect((await at.control('GET', '/events')).body).toEqual({
      error: '100 streams are open already; close some first',
    });
    for (const one of all) await one.leave();
    const free = await reader('/events');
    expect(free.response.status).toBe(200);
  });

  it('end when the service does', async () => {
    const live = await reader('/events');
    const next = live.next();
    at.emulator.control.close();
    expect(await next).toBeUndefined();
  });
});
