// The trace: numbered, bounded, reported to listeners, and kept with the store.

import {
  createStore,
  type Persistence,
  type StatusChange,
  type Store,
} from '../../../src/emulator/store/index.js';
import { RecordedTrace } from '../../../src/emulator/world/trace.js';
import { memoryPersistence } from '../../support/emulator/memory-persistence.js';

const change = (n: number): StatusChange => ({
  at: new Date(n).toISOString(),
  instance_id: String(n),
  status: 'RUNNING',
});

const traceIn = (store: Store, limit = 10, run = 'a') => new RecordedTrace(store, limit, run);

function add(store: Store, trace: RecordedTrace, n: number): void {
  store.transact(() => trace.note('p', change(n)));
  trace.publish();
}

function traceOf(limit: number, count: number, persistence?: Persistence) {
  const store = createStore(persistence);
  const trace = traceIn(store, limit);
  for (let n = 1; n <= count; n++) add(store, trace, n);
  return trace;
}

const numbers = (trace: RecordedTrace, since?: number) =>
  trace.since(since).map(({ number }) => number);

test('entries are numbered from one and can be asked for from any number on', () => {
  const trace = traceOf(10, 4);
  expect(numbers(trace)).toEqual([1, 2, 3, 4]);
  expect(numbers(trace, 2)).toEqual([3, 4]);
  expect(numbers(trace, 4)).toEqual([]);
  expect(numbers(trace, 99)).toEqual([]);
});

test.each([5, 10, 11, 20, 21, 1000])('of %i entries the last ten are known', (count) => {
  const trace = traceOf(10, count);
  const expected = Array.from({ length: count }, (_, n) => n + 1).slice(-10);
  expect(numbers(trace)).toEqual(expected);
  expect(numbers(trace, count - 3)).toEqual(expected.slice(-3));
});

test('nothing is known before it is published, and nothing of what was discarded', () => {
  const store = createStore();
  const trace = traceIn(store);
  const told: number[] = [];
  trace.subscribe(({ number }) => told.push(number));
  const failed = () =>
    store.transact(() => {
      trace.note('p', change(1));
      throw new Error('no');
    });
  expect(failed).toThrow('no');
  expect(numbers(trace)).toEqual([]);
  trace.discard();
  trace.publish();
  expect(numbers(trace)).toEqual([]);
  expect(store.trace.all.size).toBe(0);
  add(store, trace, 2);
  expect(trace.since()).toEqual([{ number: 1, project: 'p', change: change(2) }]);
  expect(told).toEqual([1]);
});

test('who has left is not told, and who subscribes twice is told twice', () => {
  const store = createStore();
  const trace = traceIn(store);
  let told = 0;
  const listener = () => {
    told++;
  };
  const leave = trace.subscribe(listener);
  trace.subscribe(listener);
  add(store, trace, 1);
  expect(told).toBe(2);
  leave();
  add(store, trace, 2);
  expect(told).toBe(3);
});

test.each([0, 7, 10, 37])(
  'of %i entries a service that comes back knows the same ones',
  (count) => {
    const persistence = memoryPersistence();
    const before = traceOf(10, count, persistence);
    const store = createStore(persistence);
    const after = traceIn(store, 10, 'b');
    expect(after.since()).toEqual(before.since());
    expect(store.trace.all.size).toBe(Math.min(count, 10));
    expect(after.run).toBe(count > 0 ? 'a' : 'b');
    add(store, after, 99);
    expect(after.since(count)).toEqual([{ number: count + 1, project: 'p', change: change(99) }]);
  },
);

test.each([3, 25])('after a trace of ten one of %i goes on without a gap', (limit) => {
  const persistence = memoryPersistence();
  traceOf(10, 17, persistence);
  const store = createStore(persistence);
  const other = traceIn(store, limit);
  for (let n = 18; n <= 22; n++) add(store, other, n);
  const again = numbers(traceIn(createStore(persistence), limit));
  expect(again.at(-1)).toBe(22);
  expect(again).toEqual(again.map((_, i) => (again[0] as number) + i));
  expect(again.length).toBeGreaterThanOrEqual(3);
});

test('what is forgotten is not there later either, and the numbers go on', () => {
  const store = createStore(memoryPersistence());
  const trace = traceIn(store);
  for (let n = 1; n <= 4; n++) add(store, trace, n);
  store.clear();
  trace.forget();
  expect(numbers(trace)).toEqual([]);
  add(store, trace, 5);
  expect(numbers(trace)).toEqual([5]);
  expect(numbers(traceIn(store, 10, 'b'))).toEqual([5]);
});

test('a store that keeps nothing is given no trace to keep', () => {
  const store = createStore();
  const trace = traceIn(store);
  add(store, trace, 1);
  expect(numbers(trace)).toEqual([1]);
  expect(store.trace.all.size).toBe(0);
});
