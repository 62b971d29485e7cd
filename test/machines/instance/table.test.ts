// The compiled table is the machine: every cell against a real transition, for the chart and for
// charts that say something else.

import { transition } from 'xstate';
import {
  compileTable,
  type EventName,
  eventNames,
  guards,
  type InstanceMachine,
  instanceMachine,
  kinds,
  lifecycle,
  refused,
  snapshotAt,
  statuses,
  statusOf,
  step,
  type TransitionTable,
} from '../../../machines/index.js';
import { rowOf, stateInRow } from '../../../machines/internal.js';
import {
  alterChart,
  dropState,
  edgeOf,
  leafNames,
  leafOf,
  stateOf,
} from '../../support/proof/index.js';
import { cells, leaves, rules } from './expected.js';

const table = compileTable();

/** The cells in which a table, in either layout, and a machine are of different minds. */
function differences(machine: InstanceMachine, compiled: TransitionTable): string[] {
  const { states } = compiled;
  return compiled.kinds.flatMap((kind, k) =>
    states.flatMap((state, s) =>
      compiled.events.flatMap((event, e) => {
        const before = snapshotAt(machine, state, kind);
        const after = transition(machine, before, { type: event })[0];
        const end = states.indexOf(leafOf(after) as never);
        const row = compiled.rows[rowOf(compiled, k, s) + e];
        const isRight =
          step(compiled, k, s, e) === (before.can({ type: event }) ? end : -1) &&
          row === rowOf(compiled, k, end);
        return isRight ? [] : [`${state} ${event} (${kind})`];
      }),
    ),
  );
}

/** The states that serve, as a table has them. */
const servingStates = ({ states, serving }: TransitionTable) =>
  states.filter((_, s) => serving[s] === 1);

describe('the compiled table', () => {
  test('is the machine on every state, event and kind', () => {
    expect(differences(instanceMachine, table)).toEqual([]);
  });

  test('is the oracle on every state, event and kind', () => {
    const wrong = cells.filter(({ kind, state, event, to }) => {
      const next = step(
        table,
        table.kinds.indexOf(kind),
        table.states.indexOf(state),
        table.events.indexOf(event),
      );
      return (next === refused ? undefined : table.states[next]) !== to;
    });
    expect(wrong).toEqual([]);
  });

  test('numbers kinds, states, events and statuses as the vocabulary does', () => {
    expect([table.kinds, table.events, table.statuses]).toEqual([kinds, eventNames, statuses]);
    expect(table.states).toEqual(leaves);
    expect(table.states).toEqual(leafNames(instanceMachine));
  });

  test('has one cell for every kind, state and event, and a refusal is -1', () => {
    expect(table.next).toHaveLength(cells.length);
    const none = cells.filter(({ to }) => to === undefined);
    expect(table.next.filter((next) => next === -1)).toHaveLength(none.length);
    expect(refused).toBe(-1);
    expect(Math.max(...table.next)).toBe(table.states.length - 1);
  });

  test('has its rows one behind the other, each as long as there are events', () => {
    const eventCount = rules.requests.length + rules.outcomes.length;
    expect([table.stateCount, table.eventCount]).toEqual([leaves.length, eventCount]);
    expect(table.rows).toHaveLength(table.next.length);
    const places = kinds.flatMap((_, k) => table.states.map((_, s) => rowOf(table, k, s)));
    expect(places).toEqual(places.map((_, index) => index * eventCount));
    expect(new Set(table.rows)).toEqual(new Set(places));
  });

  test('says which state a row is that of, whatever the kind', () => {
    for (const k of kinds.keys()) {
      const found = table.states.map((_, s) => stateInRow(table, rowOf(table, k, s)));
      expect(found).toEqual([...table.states.keys()]);
    }
  });

  test('takes an instance through a life by its rows, past what is refused', () => {
    const life = ['restart', 'succeed', 'backUp', 'backUp', 'fault', 'recover', 'delete', 'fail'];
    let row = rowOf(table, kinds.indexOf('ha'), table.initial);
    const lived = life.map((event) => {
      row = table.rows[row + table.events.indexOf(event as EventName)] as number;
      return table.states[stateInRow(table, row)];
    });
    expect(lived.join(' ')).toBe(
      'CREATING RUNNING.idle RUNNING.backingUp RUNNING.backingUp ERROR RUNNING.idle deleted deleted',
    );
  });

  test('knows the status of every state, and that deleted is none', () => {
    const statusesOfLeaves = leaves.map((leaf) => leaf.split('.')[0]);
    expect(table.states.map(statusOf)).toEqual(statusesOfLeaves);
    const numbers = statusesOfLeaves.map((status) => rules.statuses.indexOf(status as never));
    expect([...table.status]).toEqual(numbers);
    expect(numbers.at(-1)).toBe(-1);
  });

  test('knows that the states of RUNNING serve, and no others', () => {
    expect(servingStates(table)).toEqual(leaves.filter((leaf) => leaf.startsWith('RUNNING.')));
  });

  test('knows that an instance is born in CREATING', () => {
    expect(table.states[table.initial]).toBe('CREATING');
  });

  test('is the one that the lifecycle answers from', () => {
    expect(lifecycle.table).toEqual(table);
  });
});

describe('the table of another chart', () => {
  const rerouted = alterChart(instanceMachine, guards, (chart) => {
    edgeOf(chart, 'RESTARTING', 'fail').target = 'RUNNING';
  });
  const unguarded = alterChart(instanceMachine, guards, (chart) => {
    const [, last] = stateOf(chart, 'RUNNING.idle').on.restore as { guard?: string }[];
    delete last?.guard;
  });
  const extended = alterChart(instanceMachine, guards, (chart) => {
    stateOf(chart, 'ERROR').on.flush = { target: 'ERROR' };
  });

  test.each([
    ['with an edge rerouted', rerouted, kinds.map((kind) => `RESTARTING fail (${kind})`)],
    ['with a guard dropped', unguarded, ['RUNNING.idle restore (single)']],
    ['with an edge added', extended, kinds.map((kind) => `ERROR flush (${kind})`)],
  ])('%s is that chart, and differs from this one in just those cells', (_, chart, cellsOfIt) => {
    expect(differences(chart, compileTable(chart))).toEqual([]);
    expect(differences(instanceMachine, compileTable(chart))).toEqual(cellsOfIt);
  });

  test('with fewer states has fewer rows, and finds the state of each', () => {
    const smaller = alterChart(instanceMachine, guards, (chart) => {
      dropState(chart, 'RESTORING');
    });
    const compiled = compileTable(smaller);
    expect(differences(smaller, compiled)).toEqual([]);
    expect(compiled.states).toEqual(leaves.filter((leaf) => leaf !== 'RESTORING'));
    expect(compiled.rows).toHaveLength(kinds.length * compiled.states.length * eventNames.length);
    for (const k of kinds.keys()) {
      const found = compiled.states.map((_, s) => stateInRow(compiled, rowOf(compiled, k, s)));
      expect(found).toEqual([...compiled.states.keys()]);
    }
  });

  test('born elsewhere and serving elsewhere says so', () => {
    const odd = alterChart(instanceMachine, guards, (chart) => {
      chart.initial = 'RUNNING';
      stateOf(chart, 'ERROR').tags = ['serving'];
      delete stateOf(chart, 'RUNNING').tags;
    });
    const compiled = compileTable(odd);
    expect(compiled.states[compiled.initial]).toBe('RUNNING.idle');
    expect(servingStates(compiled)).toEqual(['ERROR']);
  });
});
