// The view says of every status, task and kind what the chart says.

import {
  kinds,
  lifecycle,
  requests,
  type StateName,
  type Status,
  situationOf,
  type Task,
} from '../../machines/index.js';
import { phaseRanges, presets } from '../../src/plan/index.js';
import { instanceView } from '../../src/ui/index.js';

const grid = lifecycle.table.states.flatMap((state) => kinds.map((kind) => [state, kind] as const));

describe.each(grid)('%s of a %s instance', (state, kind) => {
  const situation = situationOf(kind, state);
  const view = instanceView(situation);

  test('serves, moves and is moved as in the chart', () => {
    expect(view).toMatchObject({
      known: true,
      serving: lifecycle.serves(state),
      transitional: lifecycle.hasTag(state, 'transitional'),
      nextMover: lifecycle.nextMover(situation),
    });
  });

  test('offers every request, enabled exactly where the chart accepts it', () => {
    expect(view.actions.map(({ request }) => request)).toEqual(requests);
    for (const { request, enabled, reason, code } of view.actions) {
      const refusal = lifecycle.refusal(request, situation);
      expect({ request, enabled, reason, code }).toEqual({
        request,
        enabled: refusal === undefined,
        reason: refusal?.message,
        code: refusal?.code,
      });
    }
  });

  test('is plain data that survives JSON', () => {
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});

test('tones are success where the chart says serving, inProgress where transitional, error where failed', () => {
  const tones = Object.fromEntries(
    lifecycle.table.states.map((state) => [state, instanceView(situationOf('ha', state)).tone]),
  );
  for (const [state, tone] of Object.entries(tones)) {
    const has = (tag: 'serving' | 'transitional' | 'failed') =>
      lifecycle.hasTag(state as StateName, tag);
    expect([state, tone]).toEqual([
      state,
      has('serving')
        ? 'success'
        : has('transitional')
          ? 'inProgress'
          : has('failed')
            ? 'error'
            : 'stopped',
    ]);
  }
});

test('no two tones share a shape', () => {
  const views = lifecycle.table.states.map((state) => instanceView(situationOf('ha', state)));
  const pairs = new Set(views.map(({ tone, shape }) => `${tone} ${shape}`));
  expect(new Set(views.map(({ shape }) => shape)).size).toBe(pairs.size);
  expect(pairs.size).toBeGreaterThanOrEqual(4);
});

test('only what is settled is announced', () => {
  for (const [state, kind] of grid) {
    const { transitional, announcement } = instanceView(situationOf(kind, state));
    expect(announcement === undefined).toBe(transitional);
  }
});

describe('a status outside the seven', () => {
  test.each(['PAUSED', 'FLUSHING', '', 'running', '__proto__', 'toString', 'RUNNING.idle '])(
    '%j gives an honest unknown view',
    (status) => {
      const view = instanceView({ status, kind: 'ha' });
      expect(view).toMatchObject({ status, known: false, tone: 'unknown', serving: false });
      expect(view.actions.every(({ enabled, reason }) => !enabled && reason)).toBe(true);
    },
  );

  test('and so does an unknown task or kind', () => {
    expect(instanceView({ status: 'RUNNING', kind: 'ha', task: 'dreaming' as Task }).known).toBe(
      false,
    );
    expect(instanceView({ status: 'RUNNING', kind: 'solo' as 'ha' }).known).toBe(false);
  });
});

describe('the time left', () => {
  const plan = phaseRanges(presets.documented);
  const restarting = { status: 'RESTARTING' as Status, kind: 'ha' as const, plan, since: 1_000 };

  test('is what the plan leaves after what has passed', () => {
    expect(instanceView({ ...restarting, now: 1_000 + 5_000 }).timeLeft).toEqual({
      fromMs: 5_000,
      toMs: 1_795_000,
      overdue: false,
    });
  });

  test('is nothing, and overdue, after the longest time', () => {
    const { timeLeft } = instanceView({ ...restarting, now: 1_000 + 1_800_001 });
    expect(timeLeft).toEqual({ fromMs: 0, toMs: 0, overdue: true });
  });

  test('is not said without a plan, a beginning, or where nothing is under way', () => {
    expect(
      instanceView({ status: 'RESTARTING', kind: 'ha', since: 0, now: 0 }).timeLeft,
    ).toBeUndefined();
    expect(
      instanceView({ status: 'RESTARTING', kind: 'ha', plan, now: 0 }).timeLeft,
    ).toBeUndefined();
    expect(
      instanceView({ status: 'RUNNING', kind: 'ha', plan, since: 0, now: 0 }).timeLeft,
    ).toBeUndefined();
  });

  test('of a clock that is behind is the whole of it', () => {
    expect(instanceView({ ...restarting, now: 0 }).timeLeft?.fromMs).toBe(10_000);
  });
});
