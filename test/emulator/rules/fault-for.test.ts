// What a call gets that rules of faults are for, and what is counted.

import type { Subject } from '../../../src/emulator/rules/index.js';
import {
  type FaultCall,
  type FaultOrder,
  type FaultRule,
  faultFor,
} from '../../../src/emulator/rules/index.js';
import { RuleTable } from '../../support/emulator/rule-table.js';

const subject: Subject = { id: 'i1', name: 'prod-1', kind: 'ha', project: 'p1', tags: [] };
const resize: FaultCall = {
  operation: { id: 'v2.resizeInstance', name: 'resizeInstance', api: 'v2' },
  nowMs: 0,
  projectId: 'p1',
  instanceId: 'i1',
  subject: () => subject,
};
const list: FaultCall = {
  operation: { id: 'v2.listInstances', name: 'listInstances', api: 'v2' },
  nowMs: 0,
  projectId: 'p1',
  subject: () => undefined,
};

const rules = (...orders: (Partial<FaultOrder> & Pick<FaultOrder, 'effect'>)[]) =>
  new RuleTable<FaultRule>(
    orders.map((order, index) => ({
      selection: {},
      ...order,
      id: String(index + 1),
      seq: index + 1,
      seen: 0,
      hits: 0,
    })),
  );
const internal = { answer: { code: 'DCS.5000' } };

it('meets the next calls, as many as it says, and counts them', () => {
  const table = rules({ operations: ['resizeInstance'], times: 3, effect: internal });
  const codes = [1, 2, 3, 4].map(() => faultFor(table, 1, resize)?.answer?.code);
  expect(codes).toEqual(['DCS.5000', 'DCS.5000', 'DCS.5000', undefined]);
  expect(table.all).toMatchObject([{ hits: 3, seen: 3 }]);
});

it('meets calls until its time is over', () => {
  const table = rules({ effect: internal });
  const [rule] = table.all;
  table.put({ ...(rule as FaultRule), untilMs: 60_000 });
  const at = (nowMs: number) => faultFor(table, 1, { ...list, nowMs })?.answer?.code;
  expect([59_999, 60_000, 1e12].map(at)).toEqual(['DCS.5000', undefined, undefined]);
  expect(table.all).toMatchObject([{ hits: 1, seen: 1 }]);
});

it.each<[string, Partial<FaultOrder>, boolean, boolean]>([
  ['every call', {}, true, true],
  ['an operation by its name', { operations: ['listInstances'] }, false, true],
  ['an operation by its id', { operations: ['v2.resizeInstance'] }, true, false],
  ['an operation of the other API', { operations: ['v1.0.listInstances'] }, false, false],
  ['an API', { api: 'v2' }, true, true],
  ['another API', { api: 'v1.0' }, false, false],
  ['a project', { selection: { project: 'p1' } }, true, true],
  ['another project', { selection: { project: 'p2' } }, false, false],
  ['an instance', { selection: { instance: 'i1' } }, true, false],
  ['a kind', { selection: { kind: 'ha' } }, true, false],
  ['another kind', { selection: { kind: 'single' } }, false, false],
  ['a pattern of names', { selection: { name: 'prod-*' } }, true, false],
])('is for %s alone', (_, order, resizes, lists) => {
  const meets = (call: FaultCall) =>
    faultFor(rules({ ...order, effect: internal }), 1, call) !== undefined;
  expect([meets(resize), meets(list)]).toEqual([resizes, lists]);
});

it('is for an id that no instance has', () => {
  const gone: FaultCall = { ...resize, instanceId: 'gone', subject: () => undefined };
  const table = rules({ selection: { instance: 'gone' }, effect: internal });
  expect(faultFor(table, 1, gone)).toMatchObject(internal);
});

it('adds up delays, until a rule answers; later rules never see the call', () => {
  const table = rules(
    { effect: { latencyMs: 100 } },
    { effect: { latencyMs: 20, ...internal } },
    { effect: { drop: 'request' } },
  );
  expect(faultFor(table, 1, resize)).toEqual({
    ...internal,
    drop: undefined,
    latencyMs: 120,
    rules: ['1', '2'],
  });
  expect(table.all.map(({ seen }) => seen)).toEqual([1, 1, 0]);
});

it('meets by chance as often as it says, and the same calls for the same seed', () => {
  const met = (seed: number) => {
    const table = rules({ probability: 0.25, effect: { drop: 'answer' } });
    const calls = Array.from({ length: 4000 }, () => faultFor(table, seed, list) !== undefined);
    expect(table.all).toMatchObject([{ seen: 4000, hits: calls.filter(Boolean).length }]);
    return calls;
  };
  // Four standard deviations of a binomial with n = 4000 and p = 0.25 are 110.
  expect(Math.abs(met(7).filter(Boolean).length - 1000)).toBeLessThan(110);
  expect(met(7)).toEqual(met(7));
  expect(met(7)).not.toEqual(met(8));
});

it('draws lots for each rule of its own', () => {
  const table = rules(
    { probability: 0.5, effect: { latencyMs: 1 } },
    { probability: 0.5, effect: { latencyMs: 2 } },
  );
  const seen = new Set(Array.from({ length: 100 }, () => faultFor(table, 1, list)?.latencyMs ?? 0));
  expect(seen).toEqual(new Set([0, 1, 2, 3]));
});
