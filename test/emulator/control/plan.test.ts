// The plan and its exceptions over the control plane: what is put in force decides what begins next.

import { type Controlled, controlled, later, project } from '../../support/emulator/controlled.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const advance = (by: string) => at.control('POST', '/clock/advance', { by });
const restart = (id: string) =>
  at.v2('PUT', '/instances/status', { instances: [id], action: 'restart' });

describe('the plan', () => {
  it('is shown as it is written', async () => {
    expect((await at.control('GET', '/plan')).body).toMatchObject({
      name: 'ten seconds',
      phases: { CREATING: { takes: '10s' } },
      removal: '5s',
    });
  });

  it('decides what begins once it is in force, and not what is under way', async () => {
    const first = await at.instance();
    const plan = { name: 'slow', phases: { CREATING: { takes: '1m', fails: 1 } } };
    expect(await at.control('PUT', '/plan', plan)).toMatchObject({
      status: 200,
      body: { name: 'slow', phases: { CREATING: { takes: '1m', fails: 1 } } },
    });
    const second = await at.instance();
    await advance('10s');
    expect([await at.status(first), await at.status(second)]).toEqual(['RUNNING', 'CREATING']);
    await advance('50s');
    expect(await at.status(second)).toBe('CREATEFAILED');
  });

  it('can be a preset by its name', async () => {
    expect((await at.control('PUT', '/plan', '"documented"')).body.name).toBe('documented');
    expect((await at.control('GET', '')).body.plan).toBe('documented');
  });

  it.each([
    ['"dmo"', 'unknown plan "dmo"', ['instant', 'demo', 'documented']],
    [{ like: 'demo', phases: { RUNING: {} } }, 'phases.RUNING: unknown phase "RUNING"', undefined],
    [
      { phases: { ERROR: { takes: '1s', faults: 1 } } },
      'phases.ERROR.faults: unknown key',
      undefined,
    ],
  ])('is refused as %j', async (plan, error, allowed) => {
    const { status, body } = await at.control('PUT', '/plan', plan);
    expect(status).toBe(400);
    expect(body.error).toContain(error);
    if (allowed) expect(body.allowed).toEqual(allowed);
    expect((await at.control('GET', '/plan')).body.name).toBe('ten seconds');
  });
});

describe('a reset of the password', () => {
  const fails = { operation: 'resetPassword', outcome: 'fail' };
  const body = { new_password: 'Battery-Staple-8' };
  const reset = async (id: string) =>
    (await at.v2('POST', `/instances/${id}/password/reset`, body)).body;
  const statusOf = async (id: string) => (await at.v2('GET', `/instances/${id}`)).body.status;
  const failing = async (document: object) => {
    expect(await at.control('POST', '/plan/overrides', document)).toMatchObject({ status: 201 });
    const id = await at.instance();
    await advance('10s');
    return id;
  };

  it('that fails restarts the instance, which has its old password then', async () => {
    const id = await failing(fails);
    expect(await reset(id)).toMatchObject({
      code: '0',
      message: 'failed',
      ext_message: 'The password could not be reset.',
    });
    expect(await statusOf(id)).toBe('RESTARTING');
    const [task] = (await at.v2('GET', `/instances/${id}/tasks`)).body.tasks;
    expect(task).toMatchObject({ name: 'modify', status: 'FAIL' });
    expect((await at.v2('GET', `/jobs/${task.id}`)).body.fail_reason).toBe(
      'The password is the old one; the instance restarts.',
    );
    // The exception is for the reset, and not for the restart that follows.
    await advance('10s');
    expect(await statusOf(id)).toBe('RUNNING');
    expect((await at.v2('GET', `/instances/${id}`)).body.no_password_access).toBe('true');
  });

  it('fails so many times as the exception says', async () => {
    const id = await failing({ ...fails, uses: 1 });
    expect((await reset(id)).code).toBe('0');
    await advance('10s');
    expect((await reset(id)).code).toBe('1');
    expect(await statusOf(id)).toBe('RUNNING');
  });

  it('fails as likely as the plan says', async () => {
    const plan = { like: 'instant', passwordReset: { fails: 0.5 } };
    const { body } = await at.control('PUT', '/plan', plan);
    expect(body.passwordReset).toEqual({ fails: 0.5 });
    const id = await at.instance();
    const codes: string[] = [];
    for (let nth = 0; nth < 20; nth++) codes.push((await reset(id)).code);
    expect(new Set(codes)).toEqual(new Set(['0', '1']));
  });

  it('that a snapshot brings along fails there', async () => {
    await at.control('PUT', '/plan', { like: 'instant', passwordReset: { fails: 1 } });
    const id = await failing({ ...fails, name: 'another' });
    const { body: snapshot } = await at.control('GET', '/snapshot');
    expect((await at.control('PUT', '/snapshot', snapshot)).status).toBeLessThan(300);
    expect((await reset(id)).code).toBe('0');
  });
});

describe('a switchover', () => {
  const jobOf = async (id: string) => {
    const { body } = await at.v2('GET', `/instances/${id}/tasks`);
    return (await at.v2('GET', `/jobs/${body.tasks[0].id}`)).body.status;
  };

  it('takes what the plan says, and what an override for its operation says', async () => {
    const id = await at.instance();
    await advance('10s');
    await at.control('PUT', '/plan', { switchover: '1m' });
    await at.v2('POST', `/instances/${id}/swap`);
    await advance('59s');
    expect(await jobOf(id)).toBe('RUNNING');
    await advance('1s');
    expect(await jobOf(id)).toBe('SUCCESS');
    const order = { operation: 'switchOver', takes: '5s', uses: 1 };
    expect(await at.control('POST', '/plan/overrides', order)).toMatchObject({ status: 201 });
    await at.v2('POST', `/instances/${id}/swap`);
    await advance('5s');
    expect(await jobOf(id)).toBe('SUCCESS');
    const { body } = await at.control('GET', '/plan/overrides');
    expect(body.overrides).toMatchObject([{ used: 1, left: 0 }]);
  });

  it('draws its time, and the ids after it stay those of the seed where it is certain', async () => {
    const ids = async (switchover?: unknown) => {
      const one = controlled();
      if (switchover !== undefined) await one.control('PUT', '/plan', { switchover });
      const id = await one.instance();
      await one.control('POST', '/clock/advance', { by: '10s' });
      await one.v2('POST', `/instances/${id}/swap`);
      const next = await one.instance();
      one.close();
      return next;
    };
    expect(await ids('1m')).toBe(await ids('1s'));
    expect(await ids({ uniform: ['1s', '1m'] })).not.toBe(await ids('1s'));
  });
});

it.each([
  'updateWhitelist',
  'v2.changeTags',
  'listInstances',
  // Commands get new names by v2 alone.
  'v1.0.updateInstance',
])('refuses an override for %s, which nothing could use', async (operation) => {
  const { status, body } = await at.control('POST', '/plan/overrides', {
    operation,
    takes: '1s',
  });
  expect({ status, place: body.place }).toEqual({ status: 400, place: 'operation' });
  expect(body.error).toContain(
    `operation: ${operation} is done at once, and well; a plan decides these: batchDeleteInstances, createBackup`,
  );
  expect(body.error).not.toContain('\n');
});

describe('an override', () => {
  it('holds for a time of the service, also of a snapshot, and is listed with what it decided', async () => {
    const id = await at.instance();
    await advance('10s');
    const order = { operation: 'restart', outcome: 'fail', for: '1m' };
    const { body } = await at.control('POST', '/plan/overrides', order);
    expect(body).toMatchObject({ for: '1m', until: later(70_000), used: 0 });
    expect(body).not.toHaveProperty('over');
    const { body: snapshot } = await at.control('GET', '/snapshot');
    const restarted = async (by: string) => {
      await advance(by);
      await restart(id);
      await advance('10s');
      return at.status(id);
    };
    expect(await restarted('40s')).toBe('ERROR');
    expect(await restarted('20s')).toBe('RUNNING');
    const { overrides } = (await at.control('GET', '/plan/overrides')).body;
    expect(overrides).toMatchObject([{ used: 1, over: true }]);
    expect((await at.control('PUT', '/snapshot', snapshot)).status).toBe(200);
    expect(await restarted('1s')).toBe('ERROR');
  });

  it('decides the next uses, counts them, and is listed until it is deleted', async () => {
    const order = { operation: 'restart', name: 'prod-*', outcome: 'fail', uses: 1 };
    const { status, body } = await at.control('POST', '/plan/overrides', order);
    expect({ status, ...body }).toEqual({
      status: 201,
      id: '1',
      name: 'prod-*',
      phase: 'RESTARTING',
      outcome: 'fail',
      used: 0,
      uses: 1,
      left: 1,
    });
    const ours = await at.instance({ name: 'prod-cache' });
    const other = await at.instance({ name: 'test-cache' });
    await advance('10s');
    for (const id of [other, ours]) await restart(id);
    await advance('10s');
    expect([await at.status(ours), await at.status(other)]).toEqual(['ERROR', 'RUNNING']);
    await restart(ours);
    await advance('10s');
    expect(await at.status(ours)).toBe('RUNNING');
    const { overrides } = (await at.control('GET', '/plan/overrides')).body;
    expect(overrides).toMatchObject([{ id: '1', used: 1, left: 0 }]);
    expect((await at.control('DELETE', '/plan/overrides/1')).status).toBe(204);
    expect(await at.control('DELETE', '/plan/overrides/1')).toMatchObject({
      status: 404,
      body: { error: 'there is no override 1' },
    });
  });

  it('holds for a project, a tag or a kind, and for the operation that is the cause', async () => {
    const orders = [
      { project, operation: 'v2.createInstance', takes: '20s' },
      { tag: 'env=slow', takes: '30s' },
      { kind: 'single', plan: 'instant' },
    ];
    for (const order of orders) await at.control('POST', '/plan/overrides', order);
    const tags = [{ key: 'env', value: 'slow' }];
    const [plain, tagged] = [await at.instance(), await at.instance({ tags })];
    const due = async (id: string) => (await at.control('GET', `/explain/${id}`)).body.due[0].at;
    expect([await due(plain), await due(tagged)]).toEqual([later(20_000), later(30_000)]);
    const single = { spec_code: 'redis.single.xu1.large.1' };
    // A project is narrower than a kind.
    expect(await due(await at.instance(single))).toBe(later(20_000));
    await at.control('DELETE', '/plan/overrides/1');
    const ready = await at.instance(single);
    expect(await at.status(ready)).toBe('RUNNING');
  });

  it('lets a phase last until an outcome is ordered', async () => {
    await at.control('POST', '/plan/overrides', { phase: 'CREATING', takes: 'never' });
    const id = await at.instance();
    await advance('300d');
    expect(await at.status(id)).toBe('CREATING');
    await at.control('POST', `/instances/${id}/events`, { event: 'succeed' });
    expect(await at.status(id)).toBe('RUNNING');
  });

  it('that the chart does not have is refused with the reason', async () => {
    const order = { operation: 'extend', outcome: 'recover' };
    expect(await at.control('POST', '/plan/overrides', order)).toMatchObject({
      status: 400,
      body: {
        error: 'outcome: EXTENDING does not end with recover; allowed: succeed, fail, fault',
        place: 'outcome',
        allowed: ['succeed', 'fail', 'fault'],
      },
    });
    expect((await at.control('GET', '/plan/overrides')).body).toEqual({ overrides: [] });
  });

  it('goes with all others when all are deleted', async () => {
    for (const takes of ['1s', '2s']) await at.control('POST', '/plan/overrides', { takes });
    expect((await at.control('DELETE', '/plan/overrides')).status).toBe(204);
    expect((await at.control('GET', '/plan/overrides')).body).toEqual({ overrides: [] });
    expect((await at.control('POST', '/plan/overrides', { takes: '1s' })).body.id).toBe('3');
  });
});
