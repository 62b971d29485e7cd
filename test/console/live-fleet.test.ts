// The live fleet: taken in at once, shown once per frame, stale when the stream breaks, and whole again
// when it is back.

import { announce, type FleetRow, LiveFleet, sentenceFor } from '../../src/console/live/index.js';
import { stillEnvironment } from './environment.js';
import { row } from './rows.js';

const clock = { now: '2026-01-01T00:00:00.000Z', paused: false, scale: 60, next_change: null };

function followed(...rows: readonly FleetRow[]) {
  const at = stillEnvironment();
  const fleet = new LiveFleet(at);
  const begin = (...now: readonly FleetRow[]) => {
    at.tell('hello', { run: 'r', total: now.length });
    at.tell('clock', clock);
    at.tell('rows', now);
    at.tell('ready', {});
  };
  begin(...rows);
  at.frame();
  return { at, fleet, begin };
}

it('is live once the whole fleet was told, and not before', () => {
  const at = stillEnvironment();
  const fleet = new LiveFleet(at);
  at.tell('hello', { run: 'r', total: 1 });
  at.tell('rows', [row()]);
  expect([fleet.connectionState, fleet.rows.size]).toEqual(['connecting', 0]);
  at.tell('ready', {});
  expect([fleet.connectionState, fleet.rows.size]).toEqual(['live', 1]);
});

it('draws once per frame, however much changes in it', () => {
  const { at, fleet } = followed(row());
  let drawn = 0;
  fleet.subscribe(() => drawn++);
  for (let n = 0; n < 100; n++) at.tell('rows', [row({ since: n })]);
  expect(drawn).toBe(0);
  at.frame();
  expect(drawn).toBe(1);
  expect(fleet.rows.get('id-one')?.since).toBe(99);
});

it('lets go of instances that are gone', () => {
  const { at, fleet } = followed(row(), row({ name: 'two' }));
  at.tell('gone', ['id-one']);
  expect([...fleet.rows.keys()]).toEqual(['id-two']);
});

it('goes on with the time of the service at its speed, and stands still with it', () => {
  const { at, fleet } = followed();
  at.pass(1000);
  expect(new Date(fleet.nowMs() as number).toISOString()).toBe('2026-01-01T00:01:00.000Z');
  fleet.tellClock({ ...clock, paused: true });
  at.pass(1000);
  expect(new Date(fleet.nowMs() as number).toISOString()).toBe('2026-01-01T00:00:00.000Z');
});

it('keeps what it knows and calls it stale while the stream is broken, and asks again', () => {
  const { at, fleet, begin } = followed(row());
  at.breakOff();
  expect([fleet.connectionState, fleet.rows.size, at.isListening]).toEqual(['stale', 1, false]);
  at.pass(5000);
  expect(at.asked).toBeGreaterThan(1);
  begin(row({ name: 'other' }));
  expect([fleet.connectionState, [...fleet.rows.keys()]]).toEqual(['live', ['id-other']]);
});

it('knows nothing of the time in which no service ran, and takes none that is to come for that', () => {
  const { at, fleet } = followed(row());
  const restart = (run: string, now: string) => {
    at.breakOff();
    at.pass(5000);
    at.tell('hello', { run, total: 0 });
    at.tell('clock', { ...clock, now });
    at.tell('ready', {});
    return fleet.gaps.map(({ fromMs, toMs }) =>
      [fromMs, toMs ?? 0].map((ms) => new Date(ms).toISOString().slice(11, 19)),
    );
  };
  expect(restart('r', '2026-01-01T00:05:00.000Z')).toEqual([]);
  expect(restart('s', '2026-01-01T00:20:00.000Z')).toEqual([['00:05:00', '00:20:00']]);
  // Another run has a clock of its own.
  expect(restart('t', '2026-01-01T00:10:00.000Z')).toEqual([['00:05:00', '00:20:00']]);
  expect(restart('u', '2026-01-01T00:01:00.000Z')).toEqual([]);
});

it('takes a stream that says nothing for too long for broken', () => {
  const { at, fleet } = followed(row());
  at.pass(12_000);
  expect(fleet.connectionState).toBe('live');
  at.pass(12_000);
  expect(fleet.connectionState).toBe('stale');
});

it('asks no more once it is closed', () => {
  const { at, fleet } = followed(row());
  fleet.close();
  at.pass(100_000);
  expect([at.asked, at.isListening]).toEqual([1, false]);
});

describe('the live region', () => {
  const said = () => {
    const { at, fleet } = followed(row(), row({ name: 'two' }), row({ name: 'three' }));
    const texts: string[] = [];
    announce(
      fleet,
      at,
      () => true,
      (text) => texts.push(text),
    );
    return { at, texts };
  };

  it('says settled changes only, by name', () => {
    const { at, texts } = said();
    at.tell('rows', [row({ state: 'RESTARTING', since: 1 })]);
    at.pass(5000);
    expect(texts).toEqual([]);
    at.tell('rows', [row({ state: 'ERROR', since: 2 })]);
    at.pass(5000);
    expect(texts).toEqual(['one: Faulty. The instance does not work properly.']);
  });

  it('says nothing of tasks, and nothing of what moved on before it was said', () => {
    const { at, texts } = said();
    at.tell('rows', [row({ state: 'RUNNING.backingUp', since: 1 })]);
    at.tell('rows', [row({ name: 'two', state: 'ERROR', since: 2 })]);
    at.tell('rows', [row({ name: 'two', state: 'RESTARTING', since: 3 })]);
    at.pass(5000);
    expect(texts).toEqual([]);
  });

  it('sums many up', () => {
    const failed = ['one', 'two', 'three'].map((name) => row({ name, state: 'ERROR', since: 1 }));
    expect(sentenceFor([...failed, row({ name: 'four' })])).toBe(
      '4 instances settled: 3 Faulty, 1 Running.',
    );
  });
});

it('asks again only when it is told to, once the server has refused to tell', () => {
  const at = stillEnvironment();
  const fleet = new LiveFleet(at);
  at.refuse(401);
  at.pass(60_000);
  expect([fleet.connectionState, at.asked]).toEqual(['locked', 1]);
  fleet.retry();
  at.refuse(404);
  expect([fleet.connectionState, at.asked]).toEqual(['off', 2]);
  fleet.retry();
  at.refuse(503);
  at.pass(60_000);
  expect(at.asked).toBeGreaterThan(3);
  fleet.close();
});
