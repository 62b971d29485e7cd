// What is written for Spin and TLC: read back line by line and played, it takes the steps of the chart, for each kind.
// Where Spin is installed, test/prove/spin.deep.ts lets it count.

import {
  compileTable,
  type InstanceMachine,
  instanceMachine,
  kinds,
  lifecycleOf,
  refused,
  step,
} from '../../machines/index.js';
import { alterMachine, promelaOf, tlaOf } from '../../src/prove/index.js';
import { alteredCharts } from '../diagram/altered-chart.js';

interface WrittenStep {
  readonly from: string;
  readonly to: string;
  readonly event: string;
  readonly isFor: (kind: string) => boolean;
}

/** The steps of a model in Promela. */
function stepsOfPromela(text: string): WrittenStep[] {
  const guards = new Map(
    [...text.matchAll(/^#define (guard_\w+) \((.*)\)$/gm)].map(([, name = '', kinds = '']) => [
      name,
      [...kinds.matchAll(/kind_(\w+)/g)].map(([, kind]) => kind as string),
    ]),
  );
  return [
    ...text.matchAll(
      /^ {2}:: d_step \{ state == at_(\w+)(.*) -> state = at_(\w+) \} \/\* (\w+) \*\/$/gm,
    ),
  ].map(([, from = '', conditions = '', to = '', event = '']) => ({
    from,
    to,
    event,
    isFor: (kind) =>
      [...conditions.matchAll(/(!?)(guard_\w+)/g)].every(
        ([, no, name = '']) => guards.get(name)?.includes(kind) === (no !== '!'),
      ),
  }));
}

/** The steps of a module of TLA+. */
function stepsOfTla(text: string): WrittenStep[] {
  const guards = new Map(
    [...text.matchAll(/^(guard_\w+) == kind \\in (\{.*\})$/gm)].map(([, name = '', set = '']) => [
      name,
      [...set.matchAll(/"(\w+)"/g)].map(([, kind]) => kind as string),
    ]),
  );
  return [
    ...text.matchAll(
      /^ {2}\\\/ state = "([\w.]+)"(.*) \/\\ state' = "([\w.]+)" \/\\ UNCHANGED kind \\\* (\w+)$/gm,
    ),
  ].map(([, from = '', conditions = '', to = '', event = '']) => ({
    from: from.replace('.', '_'),
    to: to.replace('.', '_'),
    event,
    isFor: (kind) =>
      [...conditions.matchAll(/(~?)(guard_\w+)/g)].every(
        ([, no, name = '']) => guards.get(name)?.includes(kind) === (no !== '~'),
      ),
  }));
}

const charts: Readonly<Record<string, InstanceMachine>> = {
  'as it is': instanceMachine,
  ...alteredCharts,
  'with an edge without a source': alterMachine(instanceMachine, ['RESTARTING.on.delete=deleted']),
};

describe.each(Object.entries(charts))('the chart %s', (_, machine) => {
  const table = compileTable(machine);
  const word = (name: string) => name.replace('.', '_');
  const expected = kinds.flatMap((kind, k) =>
    table.states.flatMap((state, from) =>
      table.events.flatMap((event, e) => {
        const to = step(table, k, from, e);
        return to === refused
          ? []
          : [`${kind} ${word(state)} ${event} ${word(table.states[to] as string)}`];
      }),
    ),
  );

  test.each([
    ['Promela', stepsOfPromela(promelaOf(machine))],
    ['TLA+', stepsOfTla(tlaOf(machine))],
  ])('takes the same steps in %s, each for its kinds', (_what, steps) => {
    const written = kinds.flatMap((kind) =>
      steps
        .filter(({ isFor }) => isFor(kind))
        .map(({ from, event, to }) => `${kind} ${from} ${event} ${to}`),
    );
    expect([...written].sort()).toEqual([...expected].sort());
  });

  test('has every edge in words, every status and every tag', () => {
    const {
      edges,
      table: { statuses },
    } = lifecycleOf(machine);
    for (const text of [promelaOf(machine), tlaOf(machine)]) {
      for (const { from, event } of edges)
        expect(text).toMatch(new RegExp(`${from}, on ${event}[ ,]`));
      for (const status of statuses) expect(text).toContain(`in_${status}`);
      for (const tag of ['serving', 'transitional', 'failed']) expect(text).toContain(`is_${tag} `);
    }
  });
});

test('a claim that does not hold is written so that a model checker refutes it', () => {
  const machine = alterMachine(instanceMachine, ['RESTARTING.tags=serving']);
  const tagged = (text: string) => /is_serving (.*)/.exec(text)?.[1];
  expect(tagged(promelaOf(machine))).toContain('at_RESTARTING');
  expect(tagged(tlaOf(machine))).toContain('"RESTARTING"');
  expect(promelaOf(machine)).toContain('ltl serving_is_running { [] (is_serving <-> in_RUNNING) }');
  // Work in RESTARTING is no longer tagged transitional: that claim is written by where it holds, without RESTARTING.
  const [, states = ''] = /work_is_transitional == (.*)/.exec(tlaOf(machine)) ?? [];
  expect(states).not.toContain('RESTARTING');
  expect(states).toContain('EXTENDING');
  expect(/work_is_transitional == (.*)/.exec(tlaOf())?.[1]).toBe('reached');
});
