// The chart at work on the store: every move is the chart's, every refusal too.

import {
  type EventName,
  kinds,
  lifecycle,
  moverOf,
  type Outcome,
  type Request,
  type StateName,
  type Status,
  statusOf,
} from '../../../machines/index.js';
import { createStore, type InstanceRecord } from '../../../src/emulator/store/index.js';
import { createCore, type World } from '../../../src/emulator/world/index.js';
import { parsePlan } from '../../../src/plan/index.js';
import { phaseAt } from '../../../src/plan/internal.js';
import { DcsError } from '../../../src/protocol/index.js';
import { anInstance } from '../../support/emulator/instances.js';

const region = { name: 'eu-de', quota: { instances: 10, ramGb: 10 } };
const plan = parsePlan({ like: 'demo', removal: '7s' });

function coreWith(instance: InstanceRecord) {
  const store = createStore();
  store.transact(() => store.instances.put(instance));
  const core = createCore({
    store,
    seal: (text) => text,
    seed: () => 1,
    region,
    planFor: () => plan,
    jobKinds: [],
    eventKinds: [],
    traceLimit: 100,
    run: 'r',
  });
  return { store, core };
}

const inState = (state: StateName, kind: InstanceRecord['kind']) =>
  anInstance({
    kind,
    state,
    status: (state === 'deleted' ? 'RUNNING' : statusOf(state)) as Status,
  });

const situations = kinds.flatMap((kind) =>
  lifecycle.table.states.flatMap((state) =>
    lifecycle.table.events.map((event) => [kind, state, event] as const),
  ),
);

const taskOf = (state: StateName) => state.split('.')[1] as never;

function send(world: World, instance: InstanceRecord, event: EventName) {
  if (moverOf(event) === 'operator') return world.request(instance, event as Request);
  return world.apply(instance, event as Outcome);
}

test.each(situations)('%s in %s, on %s, does what the chart says', (kind, state, event) => {
  const instance = inState(state, kind);
  const { core, store } = coreWith(instance);
  const situation = { kind, status: statusOf(state), task: taskOf(state) };
  const to = lifecycle.next(situation, event);
  const refusal =
    moverOf(event) === 'operator' ? lifecycle.refusal(event as Request, situation) : undefined;
  const act = () => core.run(5, undefined, (world) => send(world, instance, event));
  if (refusal) {
    expect(act).toThrow(DcsError);
    expect(act).toThrow(expect.objectContaining({ code: refusal.code, detail: refusal.message }));
  } else if (to === undefined) {
    expect(act()).toBeUndefined();
  } else {
    expect(act()?.state).toBe(to);
  }
  const after = store.instances.get(instance.id) as InstanceRecord;
  expect(after.state).toBe(to ?? state);
  expect(after.status).toBe(to && to !== 'deleted' ? statusOf(to) : instance.status);
  const moved = to !== undefined && to !== state;
  const phase = moved && phaseAt(to);
  const isPhase = Boolean(phase && plan.phases[phase.name]);
  expect(after.phaseDue !== null).toBe(isPhase);
  const eventKinds = [...store.agenda.all].map(({ type }) => type);
  expect(eventKinds).toEqual(isPhase ? ['phaseEnd'] : to === 'deleted' ? ['removal'] : []);
});

test('a phase ends at the time that was drawn, and a request in between calls it off', () => {
  const { core, store } = coreWith(anInstance());
  const now = () => store.instances.get(anInstance().id) as InstanceRecord;
  core.run(0, undefined, (world) => world.request(now(), 'backUp'));
  const firstEnd = core.nextDueMs as number;
  core.run(10, undefined, (world) => world.request(now(), 'restart'));
  const end = core.nextDueMs as number;
  expect(end).not.toBe(firstEnd);
  core.settle(end - 1);
  expect(now().status).toBe('RESTARTING');
  core.settle(end);
  expect(now()).toMatchObject({ status: 'RUNNING', updatedMs: end, phaseDue: null });
  expect(core.nextDueMs).toBeUndefined();
});

test('what falls due on the way happens in order, each at its own time', () => {
  const { core } = coreWith(anInstance());
  core.run(0, undefined, (world) => {
    for (let n = 0; n < 50; n++) {
      const { seq: _seq, ...created } = anInstance({ id: `id-${n}` });
      world.create(created);
    }
  });
  core.settle(1_000_000);
  const times = core.trace.since().map(({ change }) => Date.parse(change.at));
  expect(times).toHaveLength(100);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(new Set(times.slice(50)).size).toBeGreaterThan(40);
});

test('a handler that throws leaves nothing behind', () => {
  const { core, store } = coreWith(anInstance());
  const told: unknown[] = [];
  core.trace.subscribe((entry) => told.push(entry));
  const dump = () =>
    JSON.stringify([store.instances, store.agenda, store.counters].map((t) => [...t.all]));
  const before = dump();
  const act = () =>
    core.run(0, undefined, (world) => {
      world.request(world.find(anInstance().project, anInstance().id), 'restart');
      throw new Error('no');
    });
  expect(act).toThrow('no');
  expect(dump()).toBe(before);
  expect(told).toEqual([]);
  expect(core.nextDueMs).toBeUndefined();
  core.run(0, undefined, (world) => world.request(anInstance(), 'restart'));
  expect(told).toHaveLength(1);
  expect(core.nextDueMs).toBeDefined();
});

test('an instance that is removed takes with it what is due about it', () => {
  const { core, store } = coreWith(anInstance());
  const { id } = anInstance();
  core.run(0, undefined, (world) => {
    world.agenda.add({ type: 'anything', atMs: 60_000, subject: id });
    world.request(anInstance(), 'delete');
  });
  expect(core.nextDueMs).toBe(7000);
  core.settle(7000);
  expect(store.instances.get(id)).toBeUndefined();
  expect(store.agenda.all.size).toBe(0);
});
