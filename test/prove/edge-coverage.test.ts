// Which edges an application takes: counted while it runs, and read from what an inspector saved, are the same.

import { createActor, createMachine, fromPromise, setup, transition } from 'xstate';
import { instanceMachine, lifecycle } from '../../machines/index.js';
import {
  createRelay,
  type Frame,
  inspectWith,
  readInspection,
  savedInspection,
} from '../../src/inspector/index.js';
import { coverageOf, toCoverEveryEdge, watchEdges } from '../../src/prove/index.js';
import { until } from '../support/waiting/index.js';

/** A purchase with a guard, a timer, an actor, a transition without an event, and a context. */
const order = setup({
  types: {} as {
    context: { readonly items: number };
    events: { readonly type: 'add' } | { readonly type: 'pay' } | { readonly type: 'again' };
  },
  guards: { hasItems: ({ context }) => context.items > 0 },
  actors: { charge: fromPromise(async () => true) },
}).createMachine({
  id: 'order',
  context: { items: 0 },
  initial: 'open',
  states: {
    open: {
      on: {
        add: { actions: ({ context }) => context.items },
        pay: [{ guard: 'hasItems', target: 'paying' }, { target: 'empty' }],
      },
      after: { 100000: 'empty' },
    },
    empty: { always: 'open' },
    paying: { invoke: { src: 'charge', onDone: 'paid', onError: 'open' } },
    paid: { type: 'final' },
  },
});

type Inspect = NonNullable<Parameters<typeof createActor>[1]>['inspect'];

/** What an inspector saves of a run, once it has heard of the last event. */
async function inspected(run: (inspect: Inspect) => void, last: string): Promise<Frame[]> {
  const relay = createRelay();
  run(inspectWith(relay, { name: 'shop' }).inspect);
  const frames = () => {
    const found: Frame[] = [];
    relay.view((frame) => found.push(frame))();
    return found;
  };
  await until(() => JSON.stringify(frames()).includes(`"${last}"`));
  return [...readInspection([...savedInspection(frames(), 0)].join(''))];
}

const taken = ({ edges }: ReturnType<typeof coverageOf>) =>
  edges.flatMap(({ name, count }) => (count > 0 ? [[name, count]] : []));

test('edges are counted in actors that run, with guards, transitions without events and actors of other machines', async () => {
  const watch = watchEdges(order);
  const paid = order.provide({ guards: { hasItems: () => true } });
  const first = createActor(order, { inspect: watch.inspect }).start();
  for (const type of ['add', 'pay', 'again'] as const) first.send({ type });
  const second = createActor(paid, { inspect: watch.inspect }).start();
  second.send({ type: 'pay' });
  createActor(createMachine({ initial: 'a', states: { a: { on: { add: 'a' } } } }), {
    inspect: watch.inspect,
  })
    .start()
    .send({ type: 'add' });
  await new Promise((done) => second.subscribe({ complete: () => done(undefined) }));
  const { edges, never, actors, unplaced } = watch.coverage();
  expect({ actors, unplaced }).toEqual({ actors: 2, unplaced: 0 });
  expect(edges.flatMap(({ name, count }) => (count > 0 ? [[name, count]] : []))).toEqual([
    ['open --add--> open', 1],
    ['open --pay if hasItems--> paying', 1],
    ['open --pay--> empty', 1],
    ['empty --always--> open', 1],
    ['paying --done.actor.0--> paid', 1],
  ]);
  expect(never).toEqual(['open --after.100000--> empty', 'paying --error.actor.0--> open']);
  first.stop();
});

test('what an inspector saved has the same edges, but for those without an event', async () => {
  const watch = watchEdges(order);
  const walk = (inspect: Inspect) => {
    const actor = createActor(order, { ...(inspect && { inspect }) }).start();
    for (const type of ['add', 'pay', 'again', 'pay', 'add', 'last'] as const) {
      actor.send({ type } as { type: 'add' });
    }
    actor.stop();
  };
  walk(watch.inspect);
  const saved = coverageOf(order, await inspected(walk, 'last'));
  expect(saved).toMatchObject({ actors: 1, unplaced: 0 });
  const isSeen = ([name]: unknown[]) => !String(name).includes('--always');
  expect(taken(saved)).toEqual(taken(watch.coverage()).filter(isSeen));
  expect(saved.edges.filter(({ hidden }) => hidden).map(({ name }) => name)).toEqual([
    'empty --always--> open',
  ]);
  expect(saved.never).not.toContain('empty --always--> open');
});

test('a walk along every edge of the lifecycle covers it, and a step less is named by the matcher', () => {
  const watch = watchEdges(instanceMachine);
  for (const edge of lifecycle.edges.slice(0, -1)) {
    const kind = edge.kinds[0] as never;
    const [leaf] = edge.leaves;
    const way = lifecycle.path({ from: 'CREATING', to: leaf as never, kind });
    const actor = createActor(instanceMachine, { input: { kind }, inspect: watch.inspect }).start();
    for (const { event } of [...(way?.steps ?? []), edge]) actor.send({ type: event });
  }
  const { never } = watch.coverage();
  expect(never).toHaveLength(1);
  const { pass, message } = toCoverEveryEdge(watch.coverage());
  expect(pass).toBe(false);
  expect(message()).toBe(
    `1 of ${lifecycle.edges.length} edges of instance were never taken:\n  ${never[0]}`,
  );
  expect(toCoverEveryEdge(watch.coverage(), { except: never }).pass).toBe(true);
  expect(toCoverEveryEdge(watch.coverage(), { except: [...never, 'x'] }).message()).toBe(
    'named as exceptions, and taken, or no edge of it:\n  x',
  );
});

test('steps that fit no state of the machine are counted apart, and ignored events nowhere', () => {
  const at = (value: string) => ({ value, context: { items: 0 }, status: 'active' as const });
  const definition = JSON.stringify({ id: 'order' });
  const frames = [
    { type: '@xstate.actor', sessionId: 'x', definition, snapshot: at('gone') },
    { type: '@xstate.snapshot', sessionId: 'x', event: { type: 'pay' }, snapshot: at('open') },
    { type: '@xstate.snapshot', sessionId: 'x', event: { type: 'again' }, snapshot: at('open') },
  ].map((message) => ({ type: 'message', source: 's', message }));
  const { unplaced, edges } = coverageOf(order, frames);
  expect({ unplaced, taken: edges.filter(({ count }) => count > 0) }).toEqual({
    unplaced: 1,
    taken: [],
  });
  expect(transition(order, order.resolveState(at('open')), { type: 'again' })[0].value).toBe(
    'open',
  );
});
