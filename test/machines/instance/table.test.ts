// The compiled table is the machine: every cell against a real transition, for the chart and for
// charts that say something else.

import { transition } from 'xstate';
import {
  compileTable,
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
import { alterChart, edgeOf, leafNames, leafOf, stateOf } from '../../support/proof/index.js';
import { cells, leaves } from './expected.js';

const table = compileTable();

/** The cells in which a table and a machine are of different minds. */
function differences(machine: InstanceMachine, { states, ...rest }: TransitionTable): string[] {
  const compiled = { states, ...rest };
  return compiled.kinds.flatMap((kind, k) =>
    states.flatMap((state, s) =>
      compiled.events.flatMap((event, e) => {
        const before = snapshotAt(machine, state, kind);
        const after = transition(machine, before, { type: event })[0];
        const should = before.can({ type: event }) ? states.indexOf(leafOf(after) as never) : -1;
        return step(compiled, k, s, e) === should ? [] : [`${state} ${event} (${kind})`];
      }),
    ),
  );
}

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
    expect(table.next).toHaveLength(5 * 10 * 11);
    expect(table.next.filter((next) => next === -1)).toHaveLength(550 - 158);
    expect(refused).toBe(-1);
    expect(Math.max(...table.next)).toBe(table.states.length - 1);
  });

  test('knows the status of every state, and that deleted is none', () => {
    expect([...table.status]).toEqual([0, 1, 2, 2, 2, 3, 4, 5, 6, -1]);
    expect(table.states.map(statusOf)).toEqual([
      'CREATING',
      'CREATEFAILED',
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'ERROR',
      'RESTARTING',
      'EXTENDING',
      'RESTORING',
      'deleted',
    ]);
  });

  test('knows that the states of RUNNING serve, and no others', () => {
    expect([...table.serving]).toEqual([0, 0, 1, 1, 1, 0, 0, 0, 0, 0]);
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
    delete edgeOf(chart, 'RUNNING.idle', 'restore').guard;
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

  test('born elsewhere and serving elsewhere says so', () => {
    const odd = alterChart(instanceMachine, guards, (chart) => {
      chart.initial = 'RUNNING';
      stateOf(chart, 'ERROR').tags = ['serving'];
      delete stateOf(chart, 'RUNNING').tags;
    });
    const compiled = compileTable(odd);
    expect(compiled.states[compiled.initial]).toBe('RUNNING.idle');
    expect([...compiled.serving]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });
});
