// The log of requests, and the transitions with their causes.

import { type Controlled, controlled, later, project } from '../../support/emulator/controlled.js';

let at: Controlled;
afterEach(() => at.close());

/** Lets answers with errors be read, which takes a turn. */
const listed = async (query = '') => {
  await new Promise((resolve) => setImmediate(resolve));
  return (await at.control('GET', `/requests${query}`)).body;
};
const transitions = async (id: string) =>
  (await at.control('GET', `/instances/${id}/transitions`)).body.transitions;

describe('the log of requests', () => {
  it('tells who asked what, how long it took and the transitions that it caused', async () => {
    at = controlled();
    const id = await at.instance();
    at.real.advanceBy(10_000);
    await at.v2('PUT', '/instances/status', { action: 'restart', instances: [id] });
    const { requests, last } = await listed();
    expect(last).toBe(2);
    const [restart, create] = requests;
    expect(create).toMatchObject({
      number: 1,
      at: later(0),
      method: 'POST',
      path: `/v2/${project}/instances`,
      operation: 'v2.createInstance',
      project_id: project,
      user: 'anybody',
      status: 200,
      duration_ms: 0,
      transitions: [{ instance_id: id, event: 'create', from: null, to: 'CREATING' }],
    });
    expect(restart.transitions).toEqual([
      { instance_id: id, event: 'restart', from: 'RUNNING.idle', to: 'RESTARTING' },
    ]);
    expect(restart.request_id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('lists all, or those that named an instance or moved it, after a number and so many', async () => {
    at = controlled();
    const [one, other] = [await at.instance(), await at.instance({ name: 'other' })];
    await at.v2('GET', `/instances/${other}`);
    const numbers = async (query: string) =>
      (await listed(query)).requests.map(({ number }: never) => number);
    expect(await numbers('')).toEqual([3, 2, 1]);
    expect(await numbers(`?instance=${one}`)).toEqual([1]);
    expect(await numbers(`?instance=${other}`)).toEqual([3, 2]);
    expect(await numbers('?after=1')).toEqual([3, 2]);
    expect(await numbers('?limit=1')).toEqual([3]);
    expect(await numbers('?refused=false')).toEqual([3, 2, 1]);
    expect(await numbers('?refused=true')).toEqual([]);
    const headers = { 'User-Agent': 'Terraform/1.11 terraform-provider' };
    const path = `http://dcs.localhost/v2/${project}/instances`;
    await at.emulator.fetch(new Request(path, { headers }));
    expect(await numbers('?agent=terraform')).toEqual([4]);
    expect(await numbers('?agent=curl')).toEqual([]);
    expect((await listed()).agents).toEqual([headers['User-Agent']]);
  });

  it('tells why a request was refused, and the state that the instance was in', async () => {
    at = controlled();
    const id = await at.instance();
    await at.v2('POST', `/instances/${id}/resize`, {
      spec_code: 'redis.ha.xu1.large.r2.4',
      new_capacity: 4,
    });
    const { requests } = await listed(`?instance=${id.toUpperCase()}&refused=true`);
    expect(requests).toEqual([
      expect.objectContaining({
        status: 400,
        code: 'DCS.4118',
        reason: expect.stringContaining('cannot extend: the instance is CREATING'),
        state: 'CREATING',
        transitions: [],
      }),
    ]);
    const shown = await at.control('GET', `/requests/${requests[0].number}`);
    expect(shown.body).toEqual(requests[0]);
    expect((await at.control('GET', '/requests/99')).status).toBe(404);
  });

  it('has requests for unknown paths and for signing in, and none of the control plane', async () => {
    at = controlled();
    const { fetch } = at.emulator;
    await fetch(new Request('http://localhost/v2/nowhere?secret=1'));
    await fetch(new Request('http://localhost/v3/auth/tokens', { method: 'POST', body: '{' }));
    await at.control('GET', '/clock');
    const { requests } = await listed();
    expect(requests.map(({ path, status }: never) => [path, status])).toEqual([
      ['/v3/auth/tokens', 400],
      ['/v2/nowhere', 404],
    ]);
  });

  it('marks what a fault rule met', async () => {
    at = controlled();
    await at.control('POST', '/faults', { answer: { code: 'DCS.5000' }, times: 1 });
    await at.v2('GET', '/instances');
    await at.control('POST', '/faults', { drop: 'answer' });
    await at.v2('POST', '/instances', {});
    expect((await listed()).requests).toEqual([
      expect.objectContaining({ operation: 'v2.createInstance', faults: 'dropped' }),
      expect.objectContaining({ operation: 'v2.listInstances', code: 'DCS.5000', faults: '1' }),
    ]);
  });

  it('never has a password, also of a request that is refused', async () => {
    at = controlled();
    await at.instance({ no_password_access: false, password: 'Opensesame_1' });
    await at.v2('POST', '/instances', { password: 'Opensesame_1', engine: 'Opensesame_1' });
    expect(JSON.stringify(await listed())).not.toContain('Opensesame_1"');
    expect(JSON.stringify((await listed()).requests[1])).not.toContain('Opensesame');
  });

  it('is bounded, and reads do not push out what changed something', async () => {
    at = controlled({ requestLimit: 4 });
    const id = await at.instance();
    for (let n = 0; n < 150; n++) await at.v2('GET', '/instances');
    const { requests } = await listed('?limit=10000');
    expect(requests).toHaveLength(3);
    expect((await listed('?reads=false')).requests).toHaveLength(1);
    expect(requests.at(-1).transitions[0].instance_id).toBe(id);
    const tail = await listed(`?after=${requests[2].number}`);
    expect(tail.requests.map(({ number }: never) => number)).toEqual([151, 150]);
  });

  it('has the beginning only of what is too long to be a path, an id or a name', async () => {
    at = controlled();
    const long = 'f'.repeat(1500);
    const headers = { 'User-Agent': long };
    const ask = (path: string) =>
      at.emulator.fetch(new Request(`http://dcs.localhost${path}`, { headers }));
    await ask(`/v2/${long}/instances`);
    await ask(`/v2/${project}/instances/${long}`);
    const { requests } = await listed();
    const begins = (text: string) => expect.stringMatching(new RegExp(`^${text}…$`));
    expect(requests).toEqual([
      expect.objectContaining({ project_id: project, instance_id: begins('f{64}') }),
      expect.objectContaining({ project_id: begins('f{64}'), path: begins('/v2/f{296}') }),
    ]);
    expect(requests[0].agent).toHaveLength(121);
  });

  it('keeps what is asked from within an answer apart', async () => {
    const prepareDemo = async () => {
      await at.v2('GET', '/instances');
      return () => {};
    };
    at = controlled({ prepareDemo });
    await at.control('POST', '/demo');
    expect((await listed()).requests).toEqual([
      expect.objectContaining({ method: 'GET', operation: 'v2.listInstances' }),
    ]);
  });

  it.each(['1e3', '0x10', '1.0', ' 1', '-1', ''])('takes %j for no number', async (text) => {
    at = controlled();
    const { status, body } = await at.control('GET', `/requests?after=${encodeURIComponent(text)}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      place: 'after',
      error: expect.stringContaining('a whole number'),
    });
  });

  it.each([Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY])(
    'is refused with %j for the number of requests to keep',
    (requestLimit) => {
      expect(() => controlled({ requestLimit })).toThrow(
        `requestLimit: expected a whole number of at least 0, got ${requestLimit}`,
      );
      expect(() => controlled({ traceLimit: requestLimit })).toThrow(/traceLimit: .* at least 1/);
    },
  );

  it('is not there when it is switched off', async () => {
    at = controlled({ requestLimit: 0 });
    await at.instance();
    const { status, body } = await at.control('GET', '/requests');
    expect([status, body.error]).toEqual([404, expect.stringContaining('--no-request-log')]);
  });
});

describe('the transitions of an instance', () => {
  it('say what caused each: a call, the plan, an order, a schedule or the control plane', async () => {
    at = controlled();
    const id = await at.instance();
    at.real.advanceBy(10_000);
    await at.control('POST', `/instances/${id}/events`, { event: 'fault', in: '5s' });
    at.real.advanceBy(5000);
    await at.control('POST', `/instances/${id}/events`, { event: 'recover' });
    await at.v2('DELETE', `/instances/${id}`);
    at.real.advanceBy(60_000);
    const told = await transitions(id);
    expect(told.map(({ event, by }: never) => [event, by])).toEqual([
      ['remove', 'plan'],
      ['delete', 'call'],
      ['recover', 'control'],
      ['fault', 'order'],
      ['succeed', 'plan'],
      ['create', 'call'],
    ]);
    expect(told[3]).toEqual({
      at: later(15_000),
      event: 'fault',
      from: 'RUNNING.idle',
      to: 'ERROR',
      by: 'order',
    });
    expect(told[1]).toMatchObject({ operation: 'v2.deleteInstance' });
  });

  it('say which exception from the plan decided, also after a snapshot', async () => {
    at = controlled();
    const id = await at.instance();
    at.real.advanceBy(10_000);
    const order = { operation: 'restart', outcome: 'fail', uses: 1 };
    await at.control('POST', '/plan/overrides', order);
    const restart = { action: 'restart', instances: [id] };
    await at.v2('PUT', '/instances/status', restart);
    const { body: snapshot } = await at.control('GET', '/snapshot');
    const decided = { event: 'fail', by: 'plan', exception: '1' };
    at.real.advanceBy(10_000);
    expect((await transitions(id))[0]).toMatchObject(decided);
    expect((await at.control('PUT', '/snapshot', snapshot)).status).toBe(200);
    at.real.advanceBy(10_000);
    expect((await transitions(id))[0]).toMatchObject(decided);
    await at.v2('PUT', '/instances/status', restart);
    at.real.advanceBy(10_000);
    expect((await transitions(id))[0]).not.toHaveProperty('exception');
    await at.control('POST', '/plan/overrides', { phase: 'removal', takes: '1s' });
    await at.v2('DELETE', `/instances/${id}`);
    const going = (await at.control('GET', '/snapshot')).body;
    expect((await at.control('PUT', '/snapshot', going)).status).toBe(200);
    at.real.advanceBy(1_000);
    expect((await transitions(id))[0]).toMatchObject({
      event: 'remove',
      by: 'plan',
      exception: '2',
    });
  });

  it('are forgotten with a reset, and a change that fails leaves none', async () => {
    at = controlled();
    const id = await at.instance();
    await at.control('POST', '/reset');
    expect(await transitions(id)).toEqual([]);
    const { core, clock } = at.emulator;
    const failing = () =>
      core.run(clock.now(), undefined, (world) => {
        world.create({ ...[...at.emulator.store.instances.all][0] } as never);
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect([...core.transitions]).toEqual([]);
  });
});
