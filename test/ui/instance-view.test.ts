// The view says of every status, task and kind what the chart says.

import {
  kinds,
  lifecycle,
  requests,
  type StateName,
  type Status,
  situationOf,
  statuses,
  type Task,
} from '../../machines/index.js';
import { phaseRanges, presets } from '../../src/plan/index.js';
import { fleetView, instanceView } from '../../src/ui/index.js';

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
      const reason = `the status ${status} is not one that this lifecycle knows`;
      expect(view).toMatchObject({
        ...{
          status,
          known: false,
          label: status,
          description: `Nothing is known about it: ${reason}.`,
        },
        ...{ tone: 'unknown', shape: 'question', serving: false, transitional: false },
        ...{ nextMover: 'unknown', announcement: `Unknown status ${status}.` },
      });
      expect(view.actions.map(({ request, label }) => [request, label])).toEqual(
        instanceView({ status: 'RUNNING', kind: 'ha' }).actions.map(({ request, label }) => [
          request,
          label,
        ]),
      );
      expect(new Set(view.actions.map((action) => action.reason))).toEqual(new Set([reason]));
      expect(view.actions.every(({ enabled, reason }) => !enabled && reason)).toBe(true);
    },
  );

  test('and so does an unknown task', () => {
    expect(instanceView({ status: 'RUNNING', kind: 'ha', task: 'dreaming' as Task }).known).toBe(
      false,
    );
  });
});

describe.each([undefined, 'solo' as 'ha'])('the kind %s', (kind) => {
  test.each(statuses)(
    'leaves certain of %s what is the same for all kinds, and the rest open',
    (status) => {
      const view = instanceView({ status, kind });
      const views = kinds.map((each) => instanceView({ status, kind: each }));
      const { label, tone, serving, description, nextMover } = view;
      expect(view.known).toBe(false);
      for (const each of views) {
        expect(each).toMatchObject({ label, tone, serving, description, nextMover });
      }
      for (const [index, { enabled, reason }] of view.actions.entries()) {
        const all = views.map(({ actions }) => actions[index]?.enabled);
        expect(enabled).toBe(all.every(Boolean));
        expect(enabled || reason !== undefined).toBe(true);
        if (new Set(all).size > 1) expect(reason).toMatch(/depends on the kind/);
      }
    },
  );

  test('contradicts no sum over a fleet', () => {
    const { serving, counts } = fleetView([{ status: 'RUNNING', kind }]);
    const view = instanceView({ status: 'RUNNING', kind });
    expect([serving, counts.find(({ count }) => count > 0)?.tone]).toEqual([1, view.tone]);
  });
});

test('a status that was not confirmed is no success, and offers no action', () => {
  const view = instanceView({ status: 'RUNNING', kind: 'ha', staleSince: 1_767_254_400_000 });
  expect(view).toMatchObject({
    label: 'Running',
    tone: 'unknown',
    shape: 'question',
    serving: false,
    stale: { sinceMs: 1_767_254_400_000 },
  });
  expect(view.actions.every(({ enabled }) => !enabled)).toBe(true);
  expect(view.actions[0]?.reason).toBe('there was no answer since 2026-01-01T08:00:00.000Z');
  const { description } = instanceView({ status: 'RUNNING', kind: 'ha' });
  expect(view.description).toBe(
    `Not confirmed: there was no answer since 2026-01-01T08:00:00.000Z. It was: ${description}`,
  );
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
