// A switchover: the standby becomes the master.

import { created, expectRefusal } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target, client, running, newestTask } = ownTarget();

describe('a switchover', () => {
  const swap = (id: string) => client.v2('POST', `/instances/${id}/swap`);
  const masterOf = async (id: string) => {
    const { body } = await client.v2('GET', `/instance/${id}/groups`);
    return body.group_list[0].replication_list.find(
      (each: { replication_role: string }) => each.replication_role === 'master',
    ).node_id;
  };

  testOurs('is a job that makes the standby the master', async () => {
    const id = await running();
    const before = await masterOf(id);
    const { status, body } = await swap(id);
    expect({ status, body }).toEqual({ status: 204, body: undefined });
    const { id: task, name } = await newestTask(id);
    expect(name).toBe('masterStandbySwapJob');
    const job = async () => (await client.v2('GET', `/jobs/${task}`)).body;
    expect(await job()).toMatchObject({
      job_id: task,
      job_type: 'masterStandbySwapJob',
      status: 'RUNNING',
      end_time: null,
    });
    expect(await masterOf(id)).toBe(before);
    expectRefusal(await swap(id), 400, 'DCS.4017');
    target.emulator.clock.advanceBy(3000);
    const end = await job();
    expect(end).toMatchObject({ status: 'SUCCESS', fail_reason: null });
    expect(Number(end.end_time) - Number(end.begin_time)).toBe(3000);
    expect(await masterOf(id)).not.toBe(before);
    await swap(id);
    target.emulator.clock.advanceBy(3000);
    expect(await masterOf(id)).toBe(before);
  });

  testOurs('fails when the instance stops running', async () => {
    const id = await running();
    const before = await masterOf(id);
    await swap(id);
    report(target, client, id, 'fault');
    target.emulator.clock.advanceBy(3000);
    expect(await newestTask(id)).toMatchObject({ status: 'FAIL' });
    expect(await masterOf(id)).toBe(before);
  });

  test.each([
    ['redis.single.xu1.large.1', 1],
    ['redis.ha.xu1.large.p2.1', 1],
    ['redis.proxy.xu1.large.4', 4],
    ['redis.cluster.xu1.large.r2.4', 4],
  ])('is not for %s', async (spec_code, capacity) => {
    expectRefusal(await swap(await running({ spec_code, capacity })), 400, 'DCS.4855');
  });

  test('is not for an instance at work', async () => {
    const id = await created(client);
    expectRefusal(await swap(id), 400, 'DCS.4118');
    await target.settle();
    await client.v2('POST', `/instances/${id}/backups`);
    expectRefusal(await swap(id), 400, 'DCS.4096');
  });
});
