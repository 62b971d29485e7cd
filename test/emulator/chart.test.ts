// The machine decides: in every state of the chart, for every kind, each request gets what the chart
// says, also the requests for which the chart has no event of their own.

import {
  deleted,
  type Kind,
  lifecycle,
  type Outcome,
  type Request,
  type StateName,
} from '../../machines/index.js';
import type { InstanceRecord } from '../../src/emulator/store/index.js';
import { created } from '../contract/orders.js';
import { type Answer, createTarget, testOurs } from '../contract/target.js';

const target = createTarget();
const client = target.client();
afterAll(() => target.close());

const forms: Readonly<Record<'single' | 'ha' | 'cluster', object>> = {
  single: { spec_code: 'redis.single.xu1.large.1', capacity: 1 },
  ha: { spec_code: 'redis.ha.xu1.large.r2.1', capacity: 1 },
  cluster: { spec_code: 'redis.cluster.xu1.large.r2.4', capacity: 4 },
};

/** Leads a new instance to a state, by the shortest way that the chart has. */
async function at(state: StateName, kind: keyof typeof forms): Promise<string> {
  const id = await created(client, { engine_version: '6.0', ...forms[kind] });
  const { core, clock } = target.emulator;
  core.run(clock.now(), undefined, (world) => {
    let instance: InstanceRecord = world.find(client.project, id);
    const way = lifecycle.path({ from: instance.state, to: state, kind })?.steps ?? [];
    for (const { event, mover } of way) {
      instance =
        mover === 'operator'
          ? world.request(instance, event as Request)
          : (world.apply(instance, event as Outcome) as InstanceRecord);
    }
    expect(instance.state).toBe(state);
  });
  return id;
}

type Send = (id: string) => Promise<Answer>;
const v2 =
  (method: string, path: string, body: object = {}): Send =>
  (id) =>
    client.v2(method, `/instances/${id}${path}`, body);

const password = { old_password: 'Correct-Horse-7', new_password: 'Battery-Staple-8' };
const item = { param_id: '2', param_name: 'maxmemory-policy', param_value: 'noeviction' };

/** What is sent, and the request of the chart whose word goes for it. */
const requests: readonly (readonly [string, Request, Send])[] = [
  ['a backup', 'backUp', v2('POST', '/backups')],
  ['a change of parameters', 'configure', v2('PUT', '/configs', { redis_config: [item] })],
  ['a change of password', 'configure', v2('PUT', '/password', password)],
  [
    'a reset of the password',
    'configure',
    v2('POST', '/password/reset', { no_password_access: true }),
  ],
];

const stateNames = lifecycle.table.states;
const grid = (Object.keys(forms) as (keyof typeof forms)[]).flatMap((kind) =>
  stateNames
    .filter(
      (state) => state === 'CREATING' || lifecycle.path({ from: 'CREATING', to: state, kind }),
    )
    .flatMap((state) => requests.map(([what, ...rest]) => [what, state, kind, ...rest] as const)),
);

const situation = (state: StateName, kind: Kind) => {
  const [status, task] = state.split('.');
  return { kind, status, task } as Parameters<typeof lifecycle.refusal>[1];
};

testOurs.each(grid)(
  '%s in %s for %s is what the chart says',
  async (_what, state, kind, asked, send) => {
    const id = await at(state, kind);
    const refusal = lifecycle.refusal(asked, situation(state, kind));
    const { status, body } = await send(id);
    if (!refusal) expect(status).toBeLessThan(300);
    else {
      const httpStatus = state === deleted ? 404 : 400;
      expect({ status, code: body.error_code }).toEqual({ status: httpStatus, code: refusal.code });
    }
  },
);

testOurs.each(stateNames.filter((state) => state !== deleted))(
  'SSL is switched in %s exactly where the instance serves',
  async (state) => {
    const { status, body } = await v2('PUT', '/ssl', { enabled: true })(await at(state, 'ha'));
    const refusal = lifecycle.refusal('configure', situation(state, 'ha'));
    if (lifecycle.serves(state)) expect(status).toBe(200);
    else expect({ status, code: body.error_code }).toEqual({ status: 400, code: refusal?.code });
  },
);

testOurs.each(stateNames.filter((state) => state !== deleted))(
  'tags and whitelists can be changed in %s',
  async (state) => {
    const id = await at(state, 'ha');
    const tags = { action: 'create', tags: [{ key: 'a', value: 'b' }] };
    expect((await client.v2('POST', `/dcs/${id}/tags/action`, tags)).status).toBe(204);
    const whitelist = { enable_whitelist: false, whitelist: [] };
    expect((await client.v2('PUT', `/instance/${id}/whitelist`, whitelist)).status).toBe(204);
  },
);
