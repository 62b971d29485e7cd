// The JSON is a machine: XState makes the same chart of it again, and nothing but functions is missing.

import { createActor, createMachine, initialTransition, transition } from 'xstate';
import {
  compileTable,
  type InstanceMachine,
  instanceMachine,
  type Kind,
  kinds,
  refused,
  type StateName,
  step,
} from '../../machines/index.js';
import { renderDiagram } from '../../src/diagram/index.js';
import { alteredChart, alteredCharts } from './altered-chart.js';

interface MachineJson {
  description: string;
  meta: { kinds: Record<string, string>; guards: Record<string, { kinds: string[] }> };
}

/** The machine that a JSON describes, with guards made of nothing but the JSON itself. */
function machineFrom(json: string): InstanceMachine {
  const config = JSON.parse(json) as MachineJson;
  const guards = Object.fromEntries(
    Object.entries(config.meta.guards).map(([name, guard]) => [
      name,
      ({ context }: { context: { kind: string } }) => guard.kinds.includes(context.kind),
    ]),
  );
  const context = ({ input }: { input: { kind: string } }) => ({ kind: input.kind });
  const machine = createMachine({ ...config, context } as never).provide({ guards } as never);
  return machine as unknown as InstanceMachine;
}

it('makes a machine that takes the same step on every state, event and kind', async () => {
  const table = compileTable(machineFrom(await renderDiagram('json')));
  expect(table.next.length).toBe(kinds.length * table.states.length * table.events.length);
  expect(table).toEqual(compileTable(instanceMachine));
});

it.each(Object.entries(alteredCharts))('does so for a chart with %s', async (_what, machine) => {
  const table = compileTable(machineFrom(await renderDiagram('json', machine)));
  expect(table).toEqual(compileTable(machine));
  expect(table).not.toEqual(compileTable(instanceMachine));
});

it('is taken by createMachine as it is, and starts', async () => {
  const machine = createMachine(JSON.parse(await renderDiagram('json')));
  expect(machine.id).toBe('instance');
  expect(machine.root.initial.target.map(({ key }) => key)).toEqual(['CREATING']);
});

it.each(kinds)(
  'for %s it runs without anything more, and takes every step of that kind',
  async (kind) => {
    const machine = createMachine(
      JSON.parse(await renderDiagram('json', instanceMachine, { kind })),
    );
    const names = (value: unknown): string =>
      typeof value === 'string'
        ? value
        : Object.entries(value as object)
            .flat()
            .join('.');
    const table = compileTable(instanceMachine);
    const [k, reached] = [kinds.indexOf(kind), new Set<string>()];
    const visit = (snapshot: ReturnType<typeof initialTransition>[0]): void => {
      const from = names(snapshot.value);
      if (reached.has(from)) return;
      reached.add(from);
      for (const [e, type] of table.events.entries()) {
        const after = transition(machine, snapshot, { type })[0];
        const next = step(table, k, table.states.indexOf(from as StateName), e);
        const expected = next === refused ? from : table.states[next];
        expect([from, type, names(after.value)]).toEqual([from, type, expected]);
        visit(after);
      }
    };
    const actor = createActor(machine).start();
    expect(actor.getSnapshot().context).toEqual({ kind });
    visit(initialTransition(machine)[0]);
    expect(reached.size).toBeGreaterThan(6);
  },
);

it('says at its top whether it runs, and no other format takes a kind', async () => {
  const first = async (kind?: Kind) =>
    (await renderDiagram('json', instanceMachine, { ...(kind && { kind }) })).split('\n')[1];
  expect(await first()).toMatch(/^ {2}"description": "It does not run as it is: /);
  expect(await first('single')).toMatch(
    /^ {2}"description": "It runs as it is, for instances of the kind single: /,
  );
  await expect(renderDiagram('svg', instanceMachine, { kind: 'ha' })).rejects.toThrow(
    'svg is for all kinds of instance; one kind is for json',
  );
});

it('keeps descriptions, tags, sources and error codes where XState has a place for them', async () => {
  const { states } = JSON.parse(await renderDiagram('json'));
  const original = JSON.parse(JSON.stringify(instanceMachine.config)).states;
  expect(states).toEqual(original);
});

it('says in the description that the context and the guards are missing, and how to add them', async () => {
  const { description, meta } = JSON.parse(await renderDiagram('json')) as MachineJson;
  expect(description).toContain('"context": { "kind": "ha" }');
  expect(description).toContain('provide them as functions of context.kind');
  expect(Object.keys(meta.kinds)).toEqual([...kinds]);
});

it('refuses a chart with a function in it, which would get lost, and names its place', async () => {
  const machine = alteredChart(({ ERROR }) => {
    (ERROR?.on?.delete as Record<string, unknown>).guard = () => true;
  });
  await expect(renderDiagram('json', machine)).rejects.toThrow(
    /^cannot render the chart as JSON: guard is a function; name it instead$/,
  );
});
