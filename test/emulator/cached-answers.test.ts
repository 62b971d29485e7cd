// What is remembered of what clients ask again and again: the answers stay those of the moment.

import fc from 'fast-check';
import { alike } from '../../src/emulator/json/alike.js';
import { listedV2 } from '../../src/emulator/json/instance-v2.js';
import { instanceWith } from '../../src/emulator/store/index.js';
import { created } from '../contract/orders.js';
import { createTarget, testOurs } from '../contract/target.js';
import { anInstance } from '../support/emulator/instances.js';

testOurs(
  'a client that polls an instance sees each change at once, in the list too, and the time',
  async () => {
    const target = createTarget();
    const client = target.client();
    const id = await created(client);
    const show = async () => (await client.v2('GET', `/instances/${id}`)).body;
    const first = await show();
    target.emulator.clock.advanceBy(1);
    const second = await show();
    expect(second.bandwidth_info.current_time).toBe(first.bandwidth_info.current_time + 1);
    expect(second.status).toBe(first.status);
    target.settle();
    const settled = await show();
    expect(settled.status).not.toBe(first.status);
    await client.v2('PUT', `/instances/${id}`, { description: '"current_time":0' });
    expect((await show()).description).toBe('"current_time":0');
    const { instances } = (await client.v2('GET', '/instances')).body;
    expect(instances[0]).toMatchObject({ instance_id: id, description: '"current_time":0' });
    target.close();
  },
);

testOurs(
  'an answer is the same by the short way, and by the long one past a middleware',
  async () => {
    const short = createTarget();
    const long = createTarget({ hooks: { middleware: [(_, next) => next()] } });
    const paths = ['/instances', '/instances/', '/instances?limit=0', '/instances/1', '/nothing'];
    for (const path of [...paths, '/instances?limit=1&offset=%32', '/quota', '/%69nstances']) {
      const [one, other] = [
        await short.client().v2('GET', path),
        await long.client().v2('GET', path),
      ];
      expect([path, one.status, one.body]).toEqual([path, other.status, other.body]);
    }
    short.close();
    long.close();
  },
);

test('instances that are alike are written as each would be by itself, whatever they hold', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('a', 'own-name-6f776e206e616d65', '"', '$&'));
  const time = fc.constantFrom(0, 1, 2, 1_700_000_000_000, 1_700_000_000_001);
  const kinds = fc.constantFrom(
    anInstance(),
    anInstance({ kind: 'single', password: 'digest', ssl: true }),
    anInstance({ tags: [{ key: 'a', value: '0.111.119.110' }], capacityGb: 0.125 }),
  );
  const changes = fc.record({
    id: fc.uuid(),
    name: text,
    description: fc.option(text),
    ip: text,
    createdMs: time,
    updatedMs: time,
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(kinds, changes), { minLength: 1, size: '+2' }), (fleet) => {
      const write = alike(listedV2);
      for (const [kind, change] of fleet) {
        const instance = instanceWith(kind, change);
        expect(write(instance)).toBe(JSON.stringify(listedV2(instance)));
      }
    }),
    { numRuns: 50 },
  );
});

test('of instances that are alike, all but some are written without their shape being made', () => {
  let made = 0;
  const write = alike((instance) => {
    made++;
    return listedV2(instance);
  });
  const one = anInstance();
  for (let n = 0; n < 1000; n++) {
    write(instanceWith(one, { id: `${n}`, name: `one-${n}`, createdMs: 1000 + n }));
  }
  expect(made).toBeLessThan(20);
});
