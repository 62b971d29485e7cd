// Charts as they are read from what inspectors send.

import { createInspector } from '@statelyai/inspect';
import { type AnyStateMachine, createActor, createMachine } from 'xstate';
import { instanceMachine, lifecycle, statuses } from '../../machines/index.js';
import {
  activeStates,
  Coverage,
  chartOf,
  edgeTaken,
  type MachineChart,
  nestedStates,
} from '../../src/statechart/internal.js';
import { editor, timer, trafficLight } from '../support/inspector/index.js';

/** The definition as the real package sends it. */
function definitionOf(machine: AnyStateMachine, serializationDepthLimit = 10): string {
  let definition = '';
  const send = (event: { definition?: string }) => (definition = event.definition ?? '');
  const inspector = createInspector({ send: send as never }, { serializationDepthLimit });
  inspector.actor(createActor(machine, { input: { kind: 'ha' } }));
  return definition;
}

function charted(machine: AnyStateMachine, depth?: number): MachineChart {
  const chart = chartOf(definitionOf(machine, depth));
  if (!('root' in chart)) throw new Error(chart.reason);
  return chart;
}

const waysOf = ({ transitions }: MachineChart) =>
  transitions.map(({ from, label, guard, to }) =>
    [from || '(root)', guard ? `${label} [${guard}]` : label, to.join('+')].join(' › '),
  );

describe("this project's machine", () => {
  const chart = charted(instanceMachine);

  it('has every status as a state, and nothing is cut off', () => {
    expect([...chart.states.keys()]).toEqual(expect.arrayContaining([...statuses]));
    expect(chart.cuts.parts).toBe(0);
  });

  it('has exactly the edges that the chart answers with', () => {
    // Edges that leave RUNNING as a whole are answered for each task.
    const drawn = chart.transitions.map(({ from, eventType, to }) => `${from} ${eventType} ${to}`);
    for (const { from, event, to } of lifecycle.edges) {
      const outer = from.split('.')[0];
      const ends = [to, to.split('.')[0]];
      const possible = [from, outer].flatMap((start) =>
        ends.map((end) => `${start} ${event} ${end}`),
      );
      expect(drawn.filter((each) => possible.includes(each))).not.toEqual([]);
    }
  });

  it('begins with CREATING', () => {
    expect(chart.root.children[0]?.name).toBe('CREATING');
  });
});

describe('public examples', () => {
  it('a nested machine has its inner states, its final state and its way out when done', () => {
    const chart = charted(trafficLight);
    expect(chart.states.get('red')).toMatchObject({ type: 'compound', initial: ['red.walk'] });
    expect(chart.states.get('red.stop')?.type).toBe('final');
    expect(waysOf(chart)).toContain('red › done › green');
    expect(chart.root.children.map(({ name }) => name)).toEqual(['green', 'yellow', 'red']);
  });

  it('a parallel machine has its regions and its history', () => {
    const chart = charted(editor);
    expect(chart.states.get('styled')?.type).toBe('parallel');
    expect(chart.states.get('styled.before')).toMatchObject({ type: 'history', deep: true });
    expect(waysOf(chart)).toContain('plain › STYLE › styled.before');
  });

  it('a parallel state begins in all its regions, whatever its definition says', () => {
    const definition = { type: 'parallel', initial: 'b', states: { a: {}, b: {} } };
    const chart = chartOf(JSON.stringify(definition)) as MachineChart;
    expect(chart.root.initial).toEqual([]);
  });

  it('a machine with after and always has delays and guards in words', () => {
    expect(waysOf(charted(timer))).toEqual([
      '(root) › RESET › ',
      'paused › always [isNotOver] › running',
      'running › always [isOver] › paused',
      'running › after 20 ms › running',
    ]);
  });
});

describe('what moves a transition, in words', () => {
  it('names who ends, fails or tells by its id, unless XState made it up', () => {
    const chart = chartOf(
      JSON.stringify({
        id: 'm',
        initial: 'a',
        states: {
          a: {
            invoke: [
              { src: 'fetch', id: 'fetching', onDone: 'b', onError: 'c', onSnapshot: 'd' },
              { src: 'send', onDone: 'b' },
            ],
            on: { 'xstate.done': 'c', GO: 'b', '*': 'd' },
            after: { 500: 'b', 90000: 'c', 150000: 'd', 7200000: 'b', aWhile: 'c' },
          },
          b: { always: 'c', initial: 'in', states: { in: { type: 'final' } }, onDone: 'd' },
          c: {},
          d: {},
        },
      }),
    ) as MachineChart;
    expect(chart.transitions.map(({ trigger, label }) => `${trigger}: ${label}`).sort()).toEqual(
      [
        'after: after 500 ms',
        'after: after 90 s',
        'after: after 2.5 min',
        'after: after 2 h',
        'after: after aWhile',
        'always: always',
        'any: any event',
        'done: done',
        'done: done',
        'done: done (fetching)',
        'error: error (fetching)',
        'event: snapshot (fetching)',
        'event: xstate.done',
        'event: GO',
      ].sort(),
    );
  });
});

describe('a definition', () => {
  it.each([
    [undefined, 'The application sent no definition of this actor.'],
    ['{"id":"promise"}', 'This actor is not a state machine.'],
    ['not JSON', /^The definition is not one of XState 5: /],
    ['{"initial":"a","states":{"a":{"on":{"GO":"nowhere"}}}}', /nowhere/],
    ['null', 'This actor is not a state machine.'],
  ])('%s is told apart', (definition, reason) => {
    expect(chartOf(definition)).toEqual({
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
    });
  });

  it('that was cut off is drawn as far as it goes, and says how much is missing', () => {
    const chart = charted(trafficLight, 5);
    expect(chart.cuts.parts).toBeGreaterThan(0);
    expect(chart.cuts.depth).toBe(5);
    expect(chart.states.has('red')).toBe(true);
  });
});

describe('what the usual inspector cuts off', () => {
  const nested = (levels: number): object =>
    levels === 0 ? {} : { initial: 's', states: { s: nested(levels - 1) } };
  const cutsOf = (config: object) => charted(createMachine(config)).cuts;

  it('is what is nested deeper than four states, which is said by its option', () => {
    const described = (levels: number): object => ({
      description: 'A state.',
      ...(levels > 0 && { initial: 's', states: { s: described(levels - 1) } }),
    });
    expect(cutsOf(described(4))).toEqual({ parts: 0, depth: 0 });
    expect(cutsOf(described(5))).toEqual({ parts: 1, depth: 10 });
    expect(nestedStates(10)).toBe(4);
  });

  it('is no context, be it deep or circular', () => {
    const context: { self?: unknown; deep: unknown } = { deep: nested(20) };
    context.self = context;
    expect(cutsOf({ ...nested(1), context })).toEqual({ parts: 0, depth: 0 });
  });
});

it('keys with dots in them share no id with states within states', () => {
  const definition = {
    initial: 'off',
    states: {
      'a.b': { on: { OFF: 'off' } },
      a: { initial: 'b', states: { b: {}, 'c\\d.e': {} } },
      off: { on: { ON: { target: 'a' } } },
    },
  };
  const { states, transitions } = chartOf(JSON.stringify(definition)) as MachineChart;
  expect([...states.keys()].sort()).toEqual(
    ['', 'off', 'a', 'a.b', 'a\\.b', 'a.c\\\\d\\.e'].sort(),
  );
  expect(transitions.find(({ label }) => label === 'OFF')?.from).toBe('a\\.b');
  expect([...activeStates('a.b')]).toEqual(['', 'a\\.b']);
  expect([...activeStates({ a: 'b' })]).toEqual(['', 'a', 'a.b']);
});

describe('what was taken', () => {
  const chart = charted(trafficLight);
  const taken = (event: string, before: unknown, after: unknown) =>
    edgeTaken(chart, event, activeStates(before), activeStates(after)).map(({ id }) => id);

  it('is the transition of the event whose target is active', () => {
    const [edge] = edgeTaken(chart, 'TIMER', activeStates('green'), activeStates('yellow'));
    expect(edge).toMatchObject({ from: 'green', to: ['yellow'] });
  });

  it('is nothing when the event was refused', () => {
    expect(taken('NOPE', 'green', 'green')).toEqual([]);
  });

  it('is both, the event and the always that followed it', () => {
    const through = chartOf(
      JSON.stringify(
        createMachine({
          initial: 'a',
          states: { a: { on: { GO: 'b' } }, b: { always: 'c' }, c: {} },
        }).config,
      ),
    ) as MachineChart;
    const edges = edgeTaken(through, 'GO', activeStates('a'), activeStates('c'));
    expect(edges.map(({ from, to }) => `${from}→${to}`)).toEqual(['a→b', 'b→c']);
  });

  it('is the inner one when an outer state answers to the same event', () => {
    const both = chartOf(
      '{"initial":"o","states":{"o":{"initial":"i","on":{"GO":".j"},"states":{"i":{"on":{"GO":"j"}},"j":{}}}}}',
    ) as MachineChart;
    const edges = edgeTaken(both, 'GO', activeStates({ o: 'i' }), activeStates({ o: 'j' }));
    expect(edges.map(({ from }) => from)).toEqual(['o.i']);
  });

  it('is that of any event only when none is for this one', () => {
    const any = chartOf(
      '{"initial":"a","states":{"a":{"on":{"GO":"b","*":"c"},"after":{"5":"d"}},"b":{},"c":{},"d":{}}}',
    ) as MachineChart;
    const to = (event: string, after: string) =>
      edgeTaken(any, event, activeStates('a'), activeStates(after)).map((edge) => edge.to.join());
    expect(to('GO', 'b')).toEqual(['b']);
    expect(to('STOP', 'c')).toEqual(['c']);
    expect([to('GO', 'c'), to('STOP', 'b'), to('STOP', 'd')]).toEqual([[], [], []]);
  });
});

it('what was visited is what snapshots had and the ways between them, of any actor', () => {
  const chart = charted(trafficLight);
  const { states, transitions, see } = visiting(new Coverage(chart));
  see('one', 'green', 'xstate.init');
  expect([[...states], transitions.size]).toEqual([['', 'green'], 0]);
  see('one', 'yellow', 'TIMER');
  see('two', 'green', 'xstate.init');
  see('one', { red: 'walk' }, 'TIMER');
  see('one', 'nowhere', 'TIMER');
  expect([...states]).toEqual(['', 'green', 'yellow', 'red', 'red.walk']);
  expect([...transitions].map(({ from, to }) => `${from} ${to}`)).toEqual([
    'green yellow',
    'yellow red',
  ]);
});

const visiting = (coverage: Coverage) => ({
  states: coverage.states,
  transitions: coverage.transitions,
  see: coverage.see.bind(coverage),
});
