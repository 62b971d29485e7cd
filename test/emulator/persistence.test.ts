// Persistence that fails, as on a full disk, and that comes back after the clock of the machine was set
// back: reading goes on, nothing is acknowledged that is not kept, and time does not go back.

import { createVirtualClock } from '../../src/time/index.js';
import { controlled, later, startMs } from '../support/emulator/controlled.js';
import { memoryPersistence } from '../support/emulator/memory-persistence.js';

const dayMs = 24 * 60 * 60 * 1000;

describe('while nothing can be kept', () => {
  function fullDisk() {
    const persistence = memoryPersistence();
    const heard: (string | undefined)[] = [];
    const onTrouble = (trouble: Error | undefined) => void heard.push(trouble?.message);
    const real = createVirtualClock({ startMs });
    return { persistence, heard, service: controlled({ persistence, onTrouble, real }), real };
  }

  it('reading goes on, and shows what was kept, when something is due', async () => {
    const { persistence, service, real } = fullDisk();
    const id = await service.instance();
    persistence.failing = true;
    real.advanceBy(20_000);
    expect(await service.status(id)).toBe('CREATING');
    expect((await service.v2('GET', '/instances')).body.instances).toHaveLength(1);
    for (const path of ['', '/clock', `/explain/${id}`, `/instances/${id}/events`, '/snapshot']) {
      expect([path, (await service.control('GET', path)).status]).toEqual([path, 200]);
    }
    persistence.failing = false;
    expect(await service.status(id)).toBe('RUNNING');
    expect((await service.control('GET', '/trace')).body).toContain(later(10_000));
    service.close();
  });

  it('every change is refused in the dialect of its API, and leaves nothing behind', async () => {
    const { persistence, service } = fullDisk();
    const id = await service.instance();
    persistence.failing = true;
    const order = { name: 'other' };
    expect(await service.v2('PUT', `/instances/${id}`, order)).toMatchObject({
      status: 503,
      body: {
        error_code: 'EMU.0503',
        error_msg: 'The emulator cannot keep what changes: the disk is full.',
      },
    });
    expect((await service.control('PUT', '/seed', { seed: 7 })).status).toBe(503);
    persistence.failing = false;
    expect((await service.v2('GET', `/instances/${id}`)).body.name).toBe('dcs-test');
    expect((await service.control('GET', '')).body.seed).toBe(1);
    service.close();
  });

  it('a change is refused also when only what is due before it could not be kept', async () => {
    const { persistence, service, real } = fullDisk();
    const id = await service.instance();
    const { commit } = persistence;
    let failures = 1;
    persistence.commit = (changes) => {
      if (failures-- > 0) throw new Error('the disk is full');
      commit.call(persistence, changes);
    };
    real.advanceBy(20_000);
    expect((await service.v2('PUT', `/instances/${id}`, { name: 'late' })).status).toBe(503);
    expect((await service.v2('GET', `/instances/${id}`)).body).toMatchObject({
      name: 'dcs-test',
      status: 'RUNNING',
    });
    service.close();
  });

  it('ready says why not until it can again, and that is heard once each', async () => {
    const { persistence, heard, service } = fullDisk();
    const id = await service.instance();
    persistence.failing = true;
    for (const name of ['first', 'second']) await service.v2('PUT', `/instances/${id}`, { name });
    expect(await service.control('GET', '/ready')).toMatchObject({
      status: 503,
      body: { ready: false, reason: 'the disk is full', now: later(0) },
    });
    expect(await service.control('GET', '/health')).toMatchObject({
      status: 503,
      body: { ready: false, reason: 'the disk is full' },
    });
    expect(heard).toEqual(['the disk is full']);
    persistence.failing = false;
    expect(await service.control('GET', '/ready')).toMatchObject({
      status: 200,
      body: { ready: true },
    });
    expect(heard).toEqual(['the disk is full', undefined]);
    service.close();
  });
});

describe('calls that come together', () => {
  const password = { no_password_access: false, password: 'Correct-Horse-7' };

  function counted(options: Parameters<typeof controlled>[0] = {}) {
    const persistence = memoryPersistence();
    const { commit } = persistence;
    const commits: string[][] = [];
    persistence.commit = (changes) => {
      commit.call(persistence, changes);
      commits.push(changes.map(({ table }) => table));
    };
    return { persistence, commits, service: controlled({ ...options, persistence }) };
  }

  it('share one commit, and each is answered after it', async () => {
    const { commits, service } = counted();
    const id = await service.instance();
    commits.length = 0;
    const order: string[] = [];
    const note = (what: string) => () => order.push(`${what} after ${commits.length}`);
    await Promise.all([
      service.v2('PUT', `/instances/${id}`, { description: 'one' }).then(note('described')),
      service.instance().then(note('created')),
      service.v2('GET', `/instances/${id}`).then(note('shown')),
      service.instance({ capacity: 3 }).catch(note('refused')),
    ]);
    expect(order.sort()).toEqual([
      'created after 1',
      'described after 1',
      'refused after 1',
      'shown after 0',
    ]);
    expect(commits).toHaveLength(1);
    service.close();
  });

  it('share it with what is due', async () => {
    const { commits, service } = counted();
    const ids = [await service.instance(), await service.instance()];
    service.real.advanceBy(10_000);
    commits.length = 0;
    const restart = { action: 'restart', instances: ids };
    const [restarted, status] = await Promise.all([
      service.v2('PUT', '/instances/status', restart),
      service.status(ids[0] as string),
    ]);
    expect(restarted.body.results).toMatchObject([{ result: 'success' }, { result: 'success' }]);
    // It has no body to wait for, and so comes first.
    expect(status).toBe('RUNNING');
    expect(commits).toHaveLength(1);
    service.close();
  });

  it('do not wait long for others that do not come, however long a turn takes', async () => {
    const { service } = counted();
    await Promise.all(Array.from({ length: 8 }, () => service.instance()));
    let isAnswered = false;
    const alone = service.instance().then(() => {
      isAnswered = true;
    });
    let turns = 0;
    for (; !isAnswered && turns < 100; turns++) {
      service.real.advanceBy(5);
      await new Promise(setImmediate);
    }
    expect(turns).toBeLessThan(10);
    await alone;
    service.close();
  });

  it('are kept when a call comes too late for the first group, and when the service closes', async () => {
    const { persistence, service } = counted();
    const [one, two] = [service.instance({ name: 'first' }), service.instance({ name: 'last' })];
    await new Promise(setImmediate);
    service.close();
    await Promise.all([one, two]);
    const again = controlled({ persistence });
    expect((await again.v2('GET', '/instances')).body.instance_num).toBe(2);
    again.close();
  });

  it('come to what they come to one after the other, byte for byte', async () => {
    const [together, alone] = [counted().service, controlled()];
    for (const service of [together, alone]) {
      const id = await service.instance();
      const calls = [
        () => service.instance({ instance_num: 3 }),
        () => service.v2('DELETE', `/instances/${id}`),
        () => service.v2('PUT', `/instances/${id}`, { description: 'gone' }),
        () => service.instance({ name: 'other' }),
        () => service.v2('POST', '/instances', { name: 'bad' }),
      ];
      if (service === together) await Promise.all(calls.map((call) => call()));
      else for (const call of calls) await call();
      await service.control('POST', '/clock/advance', { by: '1h' });
    }
    const snapshots = [together, alone].map(({ control }) => control('GET', '/snapshot'));
    const [one, other] = await Promise.all(snapshots);
    expect(one?.body).toEqual(other?.body);
    for (const service of [together, alone]) service.close();
  });

  it('all fail when they cannot be kept, those that read excepted, and leave nothing behind', async () => {
    const { persistence, service } = counted();
    const id = await service.instance();
    service.real.advanceBy(10_000);
    expect((await service.v2('POST', `/instances/${id}/backups`, {})).status).toBe(200);
    const before = await service.control('GET', '/snapshot');
    persistence.failing = true;
    const restart = { action: 'restart', instances: [id] };
    const answers = await Promise.all([
      service.v2('PUT', '/instances/status', restart),
      // Failed after the first one, and accepted without it.
      service.v2('PUT', '/instances/status', restart),
      service.v2('POST', '/instances', { name: 'bad' }),
      service.instance(password).catch((error) => error.message),
      service.v2('GET', `/instances/${id}`),
    ]);
    expect(answers.map((answer) => answer.status ?? JSON.parse(answer).error_code)).toEqual([
      503,
      503,
      400,
      'EMU.0503',
      200,
    ]);
    persistence.failing = false;
    const after = await service.control('GET', '/snapshot');
    expect(after.body).toEqual(before.body);
    // The end of the backup, which the restart had cancelled.
    const backups = async () => (await service.v2('GET', `/instances/${id}/backups`)).body;
    expect((await backups()).backup_record_response[0].status).toBe('waiting');
    service.real.advanceBy(60_000);
    expect((await backups()).backup_record_response[0].status).toBe('succeed');
    service.close();
  });
});

describe('after the clock of the machine was set back by two days', () => {
  const restarted = (persistence: ReturnType<typeof memoryPersistence>) =>
    controlled({ persistence, real: createVirtualClock({ startMs: startMs - 2 * dayMs }) });

  it.each(['closed', 'killed'])('a service that was %s goes on where it was', async (how) => {
    const persistence = memoryPersistence();
    const real = createVirtualClock({ startMs });
    const first = controlled({ persistence, real });
    await first.instance();
    real.advanceBy(3_600_000);
    const id = await first.instance();
    real.advanceBy(4_000);
    if (how === 'closed') first.close();
    else first.emulator.clock.stop();

    const second = restarted(persistence);
    const { now } = (await second.control('GET', '/clock')).body;
    expect(now).toBe(how === 'closed' ? later(3_604_000) : later(3_600_000));
    expect(await second.status(id)).toBe('CREATING');
    await second.control('POST', '/clock/advance', { by: '10s' });
    expect(await second.status(id)).toBe('RUNNING');
    const { body } = await second.control('GET', '/trace');
    const lines: string[] = body.trimEnd().split('\n');
    const times = lines.map((line) => JSON.parse(line).at);
    expect(times).toEqual([...times].sort());
    expect(times).toHaveLength(4);
    second.close();
  });

  it('real time that has gone by counts as before when the clock was right', async () => {
    const persistence = memoryPersistence();
    const real = createVirtualClock({ startMs });
    const first = controlled({ persistence, real });
    await first.instance();
    first.close();
    real.advanceBy(7_200_000);
    const second = controlled({ persistence, real });
    expect((await second.control('GET', '/clock')).body.now).toBe(later(7_200_000));
    second.close();
  });
});
