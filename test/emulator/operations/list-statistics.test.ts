// Statistics of the instances that run.

import { shapes } from '../../../src/protocol/index.js';
import { created } from '../../contract/orders.js';
import { ownTarget } from '../../contract/own-target.js';
import { report } from '../../contract/states.js';
import { testOurs } from '../../contract/target.js';

const { target } = ownTarget();

testOurs('statistics are about the instances that run', async () => {
  const tenant = target.client('d'.repeat(32));
  const [id] = [await created(tenant), await created(tenant)];
  report(target, tenant, id as string, 'succeed');
  for (const api of ['v1', 'v2'] as const) {
    const { status, body } = await tenant[api]('GET', '/instances/statistic');
    expect(status).toBe(200);
    expect(shapes.statisticsList.parse(body)).toEqual(body);
    expect(body.statistics.map((each: { instance_id: string }) => each.instance_id)).toEqual([id]);
  }
});
