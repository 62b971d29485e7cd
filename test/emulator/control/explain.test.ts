// What can happen next to an instance: every event of the chart is on one side, for every kind in
// every state, and the other side says why.

import {
  deleted,
  eventNames,
  kinds,
  lifecycle,
  moverOf,
  type Request,
  type Situation,
  statusOf,
  type Task,
} from '../../../machines/index.js';
import { explain } from '../../../src/emulator/control/index.js';
import { presets } from '../../../src/plan/index.js';
import { phaseAt } from '../../../src/plan/internal.js';
import { type Controlled, controlled, later } from '../../support/emulator/controlled.js';

const cells = kinds.flatMap((kind) =>
  lifecycle.table.states.map((state) => {
    const task = state.split('.')[1] as Task | undefined;
    const situation: Situation = { kind, status: statusOf(state), task };
    return [kind, state, situation] as const;
  }),
);

describe.each(cells)('for %s in %s', (_kind, _state, situation) => {
  const { possible, impossible, nextMover } = explain(situation, () => presets.documented);

  it('says of every event whether it can happen, as the chart does', () => {
    for (const event of eventNames) {
      const to = lifecycle.next(situation, event);
      const [yes, no] = [possible, impossible].map((side) =>
        side.filter((each) => each.event === event),
      );
      expect([yes?.length, no?.length]).toEqual(to ? [1, 0] : [0, 1]);
      if (to) expect(yes?.[0]).toMatchObject({ to, by: moverOf(event) });
    }
    expect(nextMover).toBe(lifecycle.nextMover(situation));
  });

  it('gives the reason of the chart for every request that is refused', () => {
    for (const { event, by, code, because } of impossible) {
      if (by === 'platform') {
        expect(because).toMatch(new RegExp(`^cannot ${event}: the instance is `));
      } else {
        const refusal = lifecycle.refusal(event as Request, situation);
        expect({ code, because }).toEqual({ code: refusal?.code, because: refusal?.message });
      }
    }
  });

  it('says how long takes what begins, wherever something does', () => {
    for (const { to, begins } of possible) {
      expect(begins?.phase).toBe(to === deleted ? 'removal' : phaseAt(to)?.name);
      if (begins) expect(begins.takes).toBeTruthy();
    }
  });
});

describe('over the control plane', () => {
  let at: Controlled;
  beforeEach(() => {
    at = controlled();
  });
  afterEach(() => at.close());

  it('it shows the instance, what is due, and the plan that is in force for it', async () => {
    const id = await at.instance({ name: 'prod-1' });
    await at.control('POST', '/clock/advance', { by: '10s' });
    await at.control('POST', '/plan/overrides', {
      name: 'prod-*',
      operation: 'extend',
      takes: '7s',
    });
    await at.control('POST', `/instances/${id}/events`, { event: 'fault', in: '1h' });
    const { body } = await at.control('GET', `/explain/${id.toUpperCase()}`);
    expect(body).toMatchObject({
      instance_id: id,
      name: 'prod-1',
      kind: 'ha',
      status: 'RUNNING',
      state: 'RUNNING.idle',
      now: later(10_000),
      next_mover: 'operator',
      due: [{ at: later(3_610_000), what: 'ordered event', event: 'fault' }],
    });
    const extend = body.possible.find((each: { event: string }) => each.event === 'extend');
    expect(extend).toEqual({
      event: 'extend',
      by: 'operator',
      when: 'an operator asks for another size',
      to: 'EXTENDING',
      begins: { phase: 'EXTENDING', takes: '7s' },
    });
  });

  it('asking counts no use of an override', async () => {
    const id = await at.instance();
    await at.control('POST', '/plan/overrides', { takes: '1s', uses: 1 });
    for (let i = 0; i < 3; i++) await at.control('GET', `/explain/${id}`);
    expect((await at.control('GET', '/plan/overrides')).body.overrides[0].used).toBe(0);
  });

  it('there is nothing to say of an instance that is not there', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await at.control('GET', `/explain/${unknown}`)).toMatchObject({
      status: 404,
      body: { error: `there is no instance ${unknown}` },
    });
  });
});
