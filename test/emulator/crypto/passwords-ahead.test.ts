// Hashing passwords takes long, so it is done beside the loop: others are answered meanwhile, what is
// refused is refused at once, and the same requests still come to the same state.

import { type Controlled, controlled } from '../../support/emulator/controlled.js';

let at: Controlled;
beforeEach(() => {
  at = controlled();
});
afterEach(() => at.close());

const password = 'Correct-Horse-7';
const order = { no_password_access: false, password };

/** The digests that the store has. */
const digests = ({ emulator }: Controlled) =>
  [...emulator.store.instances.all].map((instance) => instance.password);

it('answers others while it hashes the passwords of a hundred instances', async () => {
  const creating = at.instance({ ...order, instance_num: 100 });
  const done: string[] = [];
  const created = creating.then(() => done.push('created'));
  const listed = at.v2('GET', '/instances').then(() => done.push('listed'));
  await Promise.all([created, listed]);
  expect(done).toEqual(['listed', 'created']);
  expect(new Set(digests(at)).size).toBe(100);
  expect(digests(at).every((digest) => /^[0-9a-f]{32}\$[0-9a-f]{64}$/.test(`${digest}`))).toBe(
    true,
  );
});

it('refuses what would be refused without hashing anything', async () => {
  const count = at.emulator.store.counters.get('streams')?.value ?? 0;
  await expect(at.instance({ ...order, capacity: 3 })).rejects.toThrow('DCS.4012');
  expect(at.emulator.store.counters.get('streams')?.value ?? 0).toBe(count);
});

it('creates what others create meanwhile as well, each once', async () => {
  const ids = await Promise.all([
    at.instance({ ...order, name: 'with-one' }),
    at.instance({ name: 'without' }),
    at.instance({ ...order, name: 'with-two' }),
  ]);
  expect(new Set(ids).size).toBe(3);
  expect(at.emulator.store.instances.all.size).toBe(3);
});

it('comes to the same digests with the same requests', async () => {
  const other = controlled();
  for (const service of [at, other]) await service.instance({ ...order, instance_num: 3 });
  expect(digests(other)).toEqual(digests(at));
  other.close();
});

it('accepts the password afterwards, and no other', async () => {
  const id = await at.instance(order);
  await at.control('POST', '/clock/advance', { by: '10s' });
  const change = async (old_password: string) =>
    (
      await at.v2('PUT', `/instances/${id}/password`, {
        old_password,
        new_password: 'Other-Horse-8',
      })
    ).body.result;
  expect(await change('Wrong-Horse-9')).toBe('passwordFailed');
  // Which of the two is hashed first is up to the threads that do it.
  const both = await Promise.all([change(password), change(password)]);
  expect(both.sort()).toEqual(['passwordFailed', 'success']);
});
