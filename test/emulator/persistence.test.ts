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
    let failures = 2;
    persistence.commit = (changes) => {
      if (failures-- > 0) throw new Error('the disk is full');
      commit.call(persistence, changes);
    };
    // The first failure is that of the timer.
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
