// A client that never stops fills no memory: of what an instance has been through, the newest is remembered.

import type { StoredRecord, TableName } from '../../../src/emulator/store/index.js';
import { presets } from '../../../src/plan/index.js';
import { callsOf } from '../../contract/calls.js';
import { created } from '../../contract/orders.js';
import { createTarget, type Target } from '../../contract/target.js';
import { memoryPersistence } from '../../support/emulator/memory-persistence.js';

const most = 1000;

/** An instance, and the calls that its history is made of, each to its end. */
async function instanceIn(target: Target, known?: string) {
  const client = target.client();
  const calls = callsOf(client);
  const id = known ?? (await created(client, { no_password_access: true, password: undefined }));
  await target.settle();
  const toEnd = async <T>(call: Promise<T>): Promise<T> => {
    const answer = await call;
    await target.settle();
    return answer;
  };
  const countOf = async (path: string, count: string) =>
    Number((await client.v2('GET', `/instances/${id}/${path}?limit=1`)).body[count]);
  return {
    id,
    tasks: () => countOf('tasks', 'task_count'),
    configChanges: () => countOf('config-histories', 'history_num'),
    backups: () => countOf('backups', 'total_num'),
    restores: () => countOf('restores', 'total_num'),
    allow: () =>
      toEnd(
        client.v2('PUT', `/instance/${id}/whitelist`, { enable_whitelist: false, whitelist: [] }),
      ),
    configure: () => toEnd(calls.configure(id, ['1', 'timeout', '7'])),
    backUp: () => toEnd(calls.backUp(id)),
    restore: (backup_id: string) => toEnd(calls.restore(id, { backup_id })),
  };
}

/** A service whose newest records of a sort have happened so often that all but one place are taken. */
async function afterLong(sorts: readonly TableName[], begin: (first: Target) => Promise<string>) {
  const persistence = memoryPersistence();
  const options = { persistence, plan: presets.instant };
  const first = createTarget(options);
  const id = await begin(first);
  first.close();
  for (const sort of sorts) {
    const kept = [...persistence.load()];
    const found = kept.filter(({ table }) => table === sort).map(({ record }) => record);
    const copies = Array.from({ length: most - 1 - found.length }, (_, n) => {
      const id = found.at(-1)?.id.replace(/.{8}$/, String(n).padStart(8, '0')) ?? '';
      return { ...found.at(-1), id, seq: found.length + 1 + n };
    });
    // How many there have been, and how many ids were drawn for all sorts together.
    const counters = kept
      .map(({ record }) => record as StoredRecord & { readonly value: number })
      .filter(({ id }) => id === sort || id === 'streams')
      .map((counter) => ({ ...counter, value: counter.value + copies.length }));
    persistence.commit([
      ...copies.map((record) => ({ table: sort, id: record.id, record })),
      ...counters.map((record) => ({ table: 'counters' as const, id: record.id, record })),
    ]);
  }
  const target = createTarget(options);
  return { target, instance: await instanceIn(target, id) };
}

test('of its tasks, parameter changes, backups and restorations an instance has the last thousand', async () => {
  const sorts = ['tasks', 'configChanges', 'backups', 'restores'] as const;
  const { target, instance } = await afterLong(sorts, async (first) => {
    const { id, allow, configure, backUp, restore } = await instanceIn(first);
    await allow();
    await configure();
    await restore(await backUp());
    return id;
  });
  const counts = () => Promise.all(sorts.map((sort) => instance[sort]()));
  expect(await counts()).toEqual(sorts.map(() => most - 1));
  for (let n = 0; n < 3; n++) {
    await instance.allow();
    await instance.configure();
    const backup = await instance.backUp();
    expect((await instance.restore(backup)).status).toBe(200);
    expect(await counts()).toEqual(sorts.map(() => most));
  }
  target.close();
});

test('a backup that can be restored outlives any number that failed', async () => {
  let oldest = '';
  const { target, instance } = await afterLong(['backups'], async (first) => {
    const { id, backUp } = await instanceIn(first);
    oldest = await backUp();
    const order = new Request('http://dcs.localhost/_control/plan/overrides', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ operation: 'createBackup', outcome: 'fail' }),
    });
    expect((await first.emulator.fetch(order)).status).toBe(201);
    await backUp();
    return id;
  });
  for (let n = 0; n < 3; n++) await instance.backUp();
  expect(await instance.backups()).toBe(most);
  expect((await instance.restore(oldest)).status).toBe(200);
  target.close();
});
