// The prover on machines that are not ours: context, data of events, parallel states, timers, runs without end.

import { assign, createMachine, fromPromise, setup, spawnChild } from 'xstate';
import { claims, events, machine as feedback } from '../../docs/examples/feedback.machine.mjs';
import { drawingOf } from '../../src/prove/drawing.js';
import {
  always,
  type Claim,
  everyEdgeTaken,
  leadsTo,
  never,
  oneWay,
  type ProveOptions,
  prove,
  proveInSteps,
  reachable,
  type Trace,
  toSatisfy,
  verdictText,
} from '../../src/prove/index.js';

const verdict = (
  machine: Parameters<typeof prove>[0],
  claim: Claim,
  options: Omit<ProveOptions, 'claims'> = {},
) => {
  const [first] = prove(machine, { ...options, claims: [claim] }).verdicts;
  if (!first) throw new Error('no verdict');
  return first;
};

const light = createMachine({
  id: 'light',
  initial: 'green',
  states: {
    green: { after: { 1000: 'yellow' } },
    yellow: { after: { 500: 'red' } },
    red: { after: { 1000: 'green' }, on: { fail: 'dark' } },
    dark: {},
  },
});

const at = (name: string) => (state: { matches(value: never): boolean }) =>
  state.matches(name as never);

test('what an actor tells comes only while it runs, a timer only in its own state', () => {
  const fetcher = createMachine({
    id: 'loading',
    initial: 'idle',
    states: {
      idle: { on: { go: 'loading', '*': 'lost' } },
      loading: {
        invoke: {
          src: 'load.v1',
          onDone: 'done',
          onError: 'failed',
          onSnapshot: { actions: () => {} },
        },
        after: { 0.5: 'idle' },
      },
      done: { type: 'final' },
      failed: {},
      lost: {},
    },
  });
  const claims = [
    never('lost', at('lost')),
    reachable('done', { from: at('idle'), to: at('done') }),
    reachable('failed', { from: at('idle'), to: at('failed') }),
    everyEdgeTaken('each'),
  ];
  const { verdicts } = prove(fetcher, { claims });
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['proven', 'proven', 'proven', 'refuted']);
  expect(verdicts[3]?.reason).toBe('never taken: idle --*--> lost');
});

test('an actor that was spawned ends where it runs, whatever state the machine is in', () => {
  const parent = createMachine({
    id: 'parent',
    initial: 'here',
    states: {
      here: { on: { start: { actions: spawnChild('work', { id: 'my.worker' }) } } },
      told: {},
    },
    on: { 'xstate.done.actor.my.worker': '.told' },
  });
  const [told] = prove(parent, { claims: [reachable('told', { to: at('told') })] }).verdicts;
  expect(told?.witness?.steps.map(({ event }) => event?.type)).toEqual([
    undefined,
    'start',
    'xstate.done.actor.my.worker',
  ]);
});

test('a state ends only when all inside is at its end, and what it then takes is taken', () => {
  const form = createMachine({
    id: 'form',
    initial: 'asking',
    states: {
      asking: {
        initial: 'name',
        states: {
          name: { on: { next: 'city' } },
          city: { on: { next: 'over' } },
          over: { type: 'final' },
        },
        onDone: 'thanks',
      },
      thanks: { on: { next: 'asking' } },
    },
  });
  const { verdicts, walks } = prove(form, {
    claims: [reachable('thanks', { to: at('thanks') }), everyEdgeTaken('each edge is taken')],
  });
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['proven', 'proven']);
  expect(verdicts[0]?.witness?.steps).toHaveLength(3);
  expect(walks.at(-1)?.edges).toEqual({ seen: 4, of: 4 });
  const { edges } = drawingOf(form, verdicts[0]?.witness as Trace);
  expect(edges.map(({ from, to, steps }) => [from, to, steps])).toEqual([
    ['asking', 'thanks', [2]],
    ['asking.name', 'asking.city', [1]],
    ['asking.city', 'asking.over', [2]],
    ['thanks', 'asking', []],
  ]);
});

test('a machine that is at its end takes nothing more, not even what holds in every state', () => {
  const machine = createMachine({
    initial: 'a',
    states: { a: { on: { go: 'end' } }, end: { type: 'final' }, b: {} },
    on: { again: '.b' },
  });
  const { verdicts, withoutWalks } = prove(machine, {
    claims: [
      reachable('b after the end', { from: at('end'), to: at('b') }),
      reachable('b', { from: at('a'), to: at('b') }),
    ],
  });
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(['refuted', 'proven']);
  expect(withoutWalks).toMatch(/goes on when the machine is at its end/);
});

test('an actor ends where only a wildcard takes it, and an error that nothing takes is left out', () => {
  const jobs = createMachine({
    initial: 'a',
    states: {
      a: { invoke: { id: 'job', src: 'job', onError: 'b' } },
      b: { invoke: { id: 'job', src: 'job' }, on: { 'xstate.done.*': 'c' } },
      c: { invoke: { src: 'job' }, on: { '*': 'd' } },
      d: {},
    },
  });
  const { verdicts, reached } = prove(jobs, { claims: [reachable('d', { to: at('d') })] });
  const [verdict] = verdicts;
  expect(verdict?.witness?.steps.slice(1).map(({ event }) => event?.type)).toEqual([
    'xstate.error.actor.job',
    'xstate.done.actor.job',
    'xstate.done.actor.0.(machine).c',
  ]);
  expect(reached).toEqual([{ start: 'start', snapshots: 4, complete: true }]);
});

test('a machine that does not start is told, also where an actor of it fails', () => {
  const greets = createMachine({
    initial: 'greet',
    states: { greet: { invoke: { src: 'greet', input: ({ context }) => context.who.name } } },
  });
  const withActor = greets.provide({ actors: { greet: fromPromise(async () => 'hello') } });
  expect(() => prove(withActor, { claims: [] })).toThrow(
    /^the machine does not start with start: /,
  );
});

test('a form that thanks for nothing is found out in one step, and told', () => {
  const [first, second] = prove(feedback, { claims: claims as Claim[], events }).verdicts;
  expect(verdictText(first as never)).toEqual([
    '✗ thanked-for-words: Who is thanked has written something.',
    '    refuted in 1 step (start): nothing was written',
    '    0                   prompt',
    '    1  feedback.good  → thanks  ← nothing was written',
  ]);
  expect(second).toMatchObject({ outcome: 'proven' });
});

test('a claim about what is never reached is vacuous', () => {
  const claim = always('blue is calm', () => true, { about: (state) => state.matches('blue') });
  expect(verdict(light, claim).outcome).toBe('vacuous');
});

test('timers are events that may happen', () => {
  const claim = never('dark', (state) => state.matches('dark'));
  const { outcome, counterexample } = verdict(light, claim);
  expect(outcome).toBe('refuted');
  expect(counterexample?.steps.map(({ state }) => state)).toEqual([
    'green',
    'yellow',
    'red',
    'dark',
  ]);
});

test('what goes on for ever and what stands still both keep a run from arriving', () => {
  const toGreen = leadsTo('green again', {
    from: (state) => state.matches('yellow'),
    to: (state) => state.matches('green'),
  });
  expect(verdict(light, toGreen)).toMatchObject({
    outcome: 'refuted',
    counterexample: { forever: { type: 'stays' } },
  });
  const toDark = leadsTo('dark in the end', {
    from: (state) => state.matches('green'),
    to: (state) => state.matches('dark'),
  });
  const round = verdict(light, toDark);
  expect(round.counterexample?.forever).toEqual({ type: 'repeats', from: 0 });
  expect(round.counterexample?.steps.map(({ state }) => state)).toEqual([
    'green',
    'yellow',
    'red',
    'green',
  ]);
});

test('a run may do anything else for ever while nothing that helps is possible', () => {
  const work = createMachine({
    id: 'work',
    initial: 'busy',
    states: {
      busy: { on: { poke: 'busy', done: 'idle' } },
      idle: {},
    },
  });
  const ends = (helpful: readonly string[]) =>
    leadsTo('it ends', {
      from: (state) => state.matches('busy'),
      to: (state) => state.matches('idle'),
      helpful: ({ type }) => helpful.includes(type),
    });
  expect(verdict(work, ends(['done'])).outcome).toBe('proven');
  expect(verdict(work, ends(['done', 'poke']))).toMatchObject({ outcome: 'refuted' });
  expect(verdict(work, ends(['luck'])).counterexample?.forever).toEqual({ type: 'stays' });
});

const counter = setup({ types: {} as { context: { n: number } } }).createMachine({
  id: 'counter',
  context: { n: 0 },
  initial: 'on',
  states: { on: { on: { add: { actions: assign({ n: ({ context }) => context.n + 1 }) } } } },
});

test('a context that counts is looked at as far as was asked for, and no further is claimed', () => {
  const small = always('small', ({ context }) => context.n < 40);
  expect(verdict(counter, small, { depth: 20 })).toMatchObject({ outcome: 'bounded', checked: 21 });
  const { outcome, counterexample } = verdict(counter, small, { maxSnapshots: 100 });
  expect(outcome).toBe('refuted');
  expect(counterexample?.steps).toHaveLength(41);
});

test('where nothing was found beyond a limit, it is not said that nothing is there', () => {
  const far = reachable('forty', { to: ({ context }) => context.n === 40 });
  expect(verdict(counter, far, { depth: 20 }).outcome).toBe('bounded');
});

test('of a long way no copies are kept: all sorts of claims are held against 20,000 snapshots', () => {
  const [ends, comes, turns] = prove(counter, {
    maxSnapshots: 20_000,
    walks: false,
    claims: [
      reachable('the last', { to: ({ context }) => context.n === 19_999 }),
      leadsTo('the last comes', {
        from: () => true,
        to: ({ context }) => context.n === 19_999,
        helpful: ({ type }) => type === 'add',
      }),
      oneWay('one way'),
    ],
  }).verdicts;
  expect([ends?.outcome, comes?.outcome, turns?.outcome]).toEqual([
    'bounded',
    'bounded',
    'bounded',
  ]);
  expect(comes?.witness?.steps).toHaveLength(20_000);
});

test('of several runs without end the shortest is shown, wherever it begins', () => {
  const machine = createMachine({
    id: 'several',
    initial: 'a',
    states: {
      a: { on: { far: 'b', near: 'd' } },
      b: { on: { on: 'c' } },
      c: { on: { on: 'b' } },
      d: { on: { on: 'e' } },
      e: { on: { on: 'f' } },
      f: { on: { on: 'd' } },
    },
  });
  const never = leadsTo('nowhere', { from: (s) => !s.matches('a'), to: () => false });
  const { counterexample } = verdict(machine, never);
  expect(counterexample?.steps.map(({ state }) => state)).toEqual(['a', 'b', 'c', 'b']);
  expect(counterexample?.forever).toEqual({ type: 'repeats', from: 1 });
});

test('parallel states are named together, and every region moves', () => {
  const both = createMachine({
    id: 'both',
    type: 'parallel',
    states: {
      left: { initial: 'a', states: { a: { on: { l: 'b' } }, b: {} } },
      right: { initial: 'a', states: { a: { on: { r: 'b' } }, b: {} } },
    },
  });
  const claim = never('both at the end', (state) => state.matches({ left: 'b', right: 'b' }));
  const { counterexample } = verdict(both, claim);
  expect(counterexample?.steps.at(-1)?.state).toBe('left.b and right.b');
});

test('an event that leads two ways in one state is found', () => {
  const remembers = setup({ types: {} as { context: { odd: boolean } } }).createMachine({
    id: 'remembers',
    context: { odd: false },
    initial: 'here',
    states: {
      here: {
        on: {
          flip: { actions: assign({ odd: ({ context }) => !context.odd }) },
          go: [{ guard: ({ context }) => context.odd, target: 'there' }, { target: 'elsewhere' }],
        },
      },
      there: {},
      elsewhere: {},
    },
  });
  expect(verdict(remembers, oneWay('one way'))).toMatchObject({
    outcome: 'refuted',
    reason: 'go in here led to elsewhere before',
  });
});

test('an event without the data that it needs is one sentence, with what helps', () => {
  const greedy = createMachine({
    id: 'greedy',
    initial: 'on',
    states: {
      on: { on: { take: { guard: ({ event }) => event.list.length > 0, target: 'off' } } },
      off: {},
    },
  });
  expect(() => prove(greedy, { claims: [oneWay('one way')] })).toThrow(/^on cannot take take: /);
});

test('the walks agree with the search, and are left out in words where they cannot be made', () => {
  const { walks, withoutWalks } = prove(feedback, { claims: claims as Claim[], events });
  expect([walks, withoutWalks]).toEqual([[], 'an event comes with different data']);
  expect(prove(light, { claims: [oneWay('one way')] }).withoutWalks).toMatch(/takes no timers/);
  const invokes = createMachine({ invoke: { src: 'job' } });
  expect(prove(invokes, { claims: [] }).withoutWalks).toContain('Invocations on test machines');
  const door = createMachine({
    id: 'door',
    initial: 'shut',
    states: { shut: { on: { open: 'ajar' } }, ajar: { on: { close: 'shut' } } },
  });
  const proof = prove(door, { claims: [reachable('it opens', { to: (s) => s.matches('ajar') })] });
  expect(proof.walks.map(({ paths, edges }) => [paths, edges.seen, edges.of])).toEqual([
    [3, 2, 2],
    [2, 1, 2],
    [7, 2, 2],
    [127, 2, 2],
  ]);
});

test('a matcher prints the way of what does not hold', () => {
  expect.extend({ toSatisfy } as never);
  const claim = never('dark', (state) => state.matches('dark'));
  const expectation = expect(light) as unknown as { toSatisfy(claim: Claim): void };
  expect(() => expectation.toSatisfy(claim)).toThrow(/refuted in 3 steps/);
  (expect(light) as unknown as { not: { toSatisfy(claim: Claim): void } }).not.toSatisfy(claim);
});

test('a search that is long pauses on its way', () => {
  const counter = createMachine({
    context: { n: 0 },
    on: { up: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
  });
  const steps = proveInSteps(counter, { claims: [], maxSnapshots: 1200, walks: false });
  const seen: number[] = [];
  for (let step = steps.next(); !step.done; step = steps.next()) seen.push(step.value.snapshots);
  expect(seen).toEqual([500, 1000, 1200]);
});

test('a proof in steps pauses after each start and each claim, and comes to the same', () => {
  const claims = [never('dark', (state) => state.matches('dark')), oneWay('one way')];
  const options = { claims, starts: ['a', 'b'].map((name) => ({ name, input: undefined })) };
  const seen: [snapshots: number, verdicts: number][] = [];
  const steps = proveInSteps(light, options);
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    seen.push([step.value.snapshots, step.value.verdicts.length]);
  }
  expect(seen).toEqual([
    [4, 0],
    [8, 0],
    [8, 1],
    [8, 2],
  ]);
  const inOneGo = prove(light, options);
  expect(step.value.verdicts.map(({ outcome }) => outcome)).toEqual(['refuted', 'proven']);
  expect(step.value.reached).toEqual(inOneGo.reached);
});
