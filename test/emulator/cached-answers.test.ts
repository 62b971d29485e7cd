// What is remembered of what clients ask again and again: the answers stay those of the moment.

import { created } from '../contract/orders.js';
import { createTarget, testOurs } from '../contract/target.js';

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
