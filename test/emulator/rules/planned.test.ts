// Which exception decides how something goes, and what it leaves to the plan.

import fc from 'fast-check';
import type { StateName } from '../../../machines/index.js';
import type { Subject } from '../../../src/emulator/rules/index.js';
import {
  type Override,
  overrideFor,
  overrideSchemaOver,
  plannedNameOf,
  planUnder,
} from '../../../src/emulator/rules/index.js';
import {
  drawPhase,
  drawRemoval,
  type Plan,
  parsePlan,
  phases,
  presets,
} from '../../../src/plan/index.js';
import { parseInput } from '../../../src/plan/internal.js';
import { createRandom } from '../../../src/random/index.js';

const instance: Subject = { id: 'i1', name: 'prod-1', kind: 'ha', project: 'p1', tags: [] };
const schema = overrideSchemaOver({
  resizeInstance: ['EXTENDING'],
  'v2.resizeInstance': ['EXTENDING'],
  'v1.0.extendInstance': ['EXTENDING'],
  deleteInstance: ['removal'],
  switchOver: ['switchover'],
});

const given = (...orders: object[]): Override[] =>
  orders.map((order, index) => ({
    ...parseInput(schema, order),
    id: String(index + 1),
    seq: index + 1,
    used: 0,
  }));

const draw = (overrides: Override[], state: StateName, plan: Plan = presets.demo) =>
  drawPhase(
    planUnder(plan, overrideFor(overrides, { instance, state, nowMs: 0 }), plannedNameOf(state)),
    state,
    createRandom(1),
  );

it('decides by the plan when no exception is for the phase', () => {
  const overrides = given({ phase: 'EXTENDING', takes: '1s' }, { name: 'test-*', takes: '2s' });
  expect(draw(overrides, 'RESTARTING')).toEqual(
    drawPhase(presets.demo, 'RESTARTING', createRandom(1)),
  );
});

it('decides by the narrowest exception, whatever the order in which they came', () => {
  const orders = [
    { takes: '1s' },
    { kind: 'ha', takes: '2s' },
    { kind: 'ha', phase: 'RESTARTING', takes: '3s' },
    { name: 'p*', takes: '4s' },
    { name: 'prod-*', takes: '5s' },
    { instance: 'i1', takes: '6s' },
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(orders, { minLength: 1 }), (some) => {
      const widestLast = orders.filter((order) => some.includes(order)).at(-1);
      expect(draw(given(...some), 'RESTARTING')?.durationMs).toBe(
        Number(widestLast?.takes[0]) * 1000,
      );
    }),
  );
});

it('decides by the latest of two that are equally narrow', () => {
  expect(draw(given({ takes: '1s' }, { takes: '2s' }), 'RESTARTING')?.durationMs).toBe(2000);
});

it('gives way to the next narrowest once it is used up', () => {
  const [wide, narrow] = given({ takes: '1s' }, { instance: 'i1', takes: '2s', uses: 2 });
  const after = (used: number) => draw([wide, { ...narrow, used }] as Override[], 'EXTENDING');
  expect([0, 1, 2].map((used) => after(used)?.durationMs)).toEqual([2000, 2000, 1000]);
});

it('is for what its operation caused, by its name or its id, and for nothing else', () => {
  const decided = (operation: string, cause?: string) =>
    overrideFor(given({ operation, takes: '1s' }), {
      instance,
      state: 'EXTENDING',
      nowMs: 0,
      operation: cause,
    }) !== undefined;
  expect(decided('resizeInstance', 'v2.resizeInstance')).toBe(true);
  expect(decided('v2.resizeInstance', 'v2.resizeInstance')).toBe(true);
  expect(decided('resizeInstance', 'v1.0.extendInstance')).toBe(false);
  expect(decided('resizeInstance')).toBe(false);
  expect(decided('extend')).toBe(true);
});

it('leaves what it does not say as the plan has it', () => {
  const plan = parsePlan({ phases: { RESTARTING: { takes: '23s', faults: 1 } } });
  expect(draw(given({ takes: '1s' }), 'RESTARTING', plan)).toEqual({
    durationMs: 1000,
    outcome: 'fault',
  });
  expect(draw(given({ phase: 'RESTARTING', fails: 1 }), 'RESTARTING', plan)).toEqual({
    durationMs: 23_000,
    outcome: 'fail',
  });
});

it('changes how a phase ends and not how long it takes', () => {
  const planned = drawPhase(presets.demo, 'RESTARTING', createRandom(1));
  expect(draw(given({ outcome: 'fault' }), 'RESTARTING')).toEqual({
    durationMs: planned?.durationMs,
    outcome: 'fault',
  });
});

it('decides until its time is over', () => {
  const [override] = given({ phase: 'EXTENDING', takes: '1s' });
  const at = (nowMs: number) =>
    overrideFor([{ ...(override as Override), untilMs: 60_000 }], {
      instance,
      state: 'EXTENDING',
      nowMs,
    })?.id;
  expect([59_999, 60_000].map(at)).toEqual(['1', undefined]);
});

it('without a phase is for all that can end as it says', () => {
  const overrides = given({ outcome: 'fault' });
  const able = phases.filter(({ state }) => overrideFor(overrides, { instance, state, nowMs: 0 }));
  expect(able).toEqual(phases.filter(({ outcomes }) => outcomes.includes('fault')));
  expect(able.length).toBeGreaterThan(0);
  expect(able.length).toBeLessThan(phases.length);
});

it('lets a phase last for good, or end where the plan lets it last', () => {
  expect(draw(given({ takes: 'never' }), 'RESTARTING')).toBeUndefined();
  expect(draw(given(), 'ERROR')).toBeUndefined();
  expect(draw(given({ phase: 'ERROR', takes: '5s' }), 'ERROR')).toEqual({
    durationMs: 5000,
    outcome: 'recover',
  });
});

it('puts a whole other plan in force for some instances', () => {
  const overrides = given({ name: 'prod-*', plan: 'documented' });
  expect(draw(overrides, 'RUNNING.backingUp')).toEqual(
    drawPhase(presets.documented, 'RUNNING.backingUp', createRandom(1)),
  );
});

it('says how long a removal takes, when it is for removals or is a whole plan', () => {
  const removal = (order: object) =>
    drawRemoval(
      planUnder(
        presets.instant,
        overrideFor(given(order), { instance, state: 'deleted', nowMs: 0 }),
        'removal',
      ),
      createRandom(1),
    );
  expect(removal({ operation: 'delete', takes: '7s' })).toBe(7000);
  expect(removal({ plan: { removal: '8s' } })).toBe(8000);
  expect(removal({ takes: '9s' })).toBe(0);
});

it.each([
  ['deleteInstance', 'deleted', undefined],
  ['switchOver', 'RUNNING.idle', 'switchover'],
] as const)('for %s decides what that operation starts', (operation, state, besides) => {
  const overrides = given({ takes: '9s' }, { operation, takes: '7s' });
  const decided = (cause: string) =>
    overrideFor(overrides, { instance, state, nowMs: 0, besides, operation: cause })?.id;
  expect(decided(`v2.${operation}`)).toBe('2');
  expect(decided('v2.other')).toBeUndefined();
});
