// The SCXML is well-formed and means what the chart means: read by the rules of the notation, it takes
// the chart's step on every state, event and kind.

import { XMLValidator } from 'fast-xml-parser';
import { type InstanceMachine, instanceMachine, lifecycleOf } from '../../machines/index.js';
import { renderDiagram } from '../../src/diagram/index.js';
import { alteredCharts } from './altered-chart.js';
import { parseScxml, type ScxmlState } from './read-back.js';

/** Takes a step by the rules of SCXML: innermost state first, first condition that holds. */
function step(document: ScxmlState, kind: string, from: string, event: string): string | undefined {
  const parents = new Map<string, ScxmlState | undefined>();
  const states = new Map<string, ScxmlState>();
  const index = (state: ScxmlState, parent?: ScxmlState) => {
    states.set(state.id, state);
    parents.set(state.id, parent);
    for (const inner of [...(state.state ?? []), ...(state.final ?? [])]) index(inner, state);
  };
  for (const state of [...(document.state ?? []), ...(document.final ?? [])]) index(state);

  const data = new Map(document.datamodel?.[0]?.data.map(({ id, expr }) => [id, expr]));
  const holds = (cond: string) =>
    new Function('kind', `return ${data.get(cond) ?? 'undefined'}`)(kind) === true;
  for (let state = states.get(from); state; state = parents.get(state.id)) {
    const taken = state.transition?.find(
      (each) => each.event === event && (each.cond === undefined || holds(each.cond)),
    );
    if (!taken) continue;
    let target = taken.target;
    for (let inner = states.get(target)?.initial; inner; inner = states.get(target)?.initial) {
      target = inner;
    }
    return target;
  }
  return undefined;
}

it.each([['the real chart', instanceMachine], ...Object.entries(alteredCharts)])(
  'takes the same step on every state, event and kind: %s',
  async (_what, machine) => {
    const document = parseScxml(await renderDiagram('scxml', machine as InstanceMachine));
    const { table } = lifecycleOf(machine as InstanceMachine);
    const grid = table.kinds.flatMap((kind, k) =>
      table.states.flatMap((from, s) =>
        table.events.map((event, e) => {
          const next = table.next[(k * table.states.length + s) * table.events.length + e] ?? -1;
          return { kind, from, event, to: table.states[next] };
        }),
      ),
    );
    expect(grid.length).toBe(table.next.length);
    expect(
      grid.map(({ kind, from, event }) => ({
        kind,
        from,
        event,
        to: step(document, kind, from, event),
      })),
    ).toEqual(grid);
  },
);

it('starts where the chart starts', async () => {
  expect(parseScxml(await renderDiagram('scxml')).initial).toBe(instanceMachine.config.initial);
});

it('makes every final state of the chart final, and no other', async () => {
  const finals = parseScxml(await renderDiagram('scxml')).final?.map(({ id }) => id);
  const expected = Object.values(instanceMachine.root.states)
    .filter(({ type }) => type === 'final')
    .map(({ key }) => key);
  expect(finals).toEqual(expected);
});

it.each([['the real chart', instanceMachine], ...Object.entries(alteredCharts)])(
  'is well-formed XML: %s',
  async (_what, machine) => {
    const document = await renderDiagram('scxml', machine as InstanceMachine);
    expect(XMLValidator.validate(document)).toBe(true);
    // Two hyphens may not stand inside a comment; the validator does not mind them.
    for (const [, text = ''] of document.matchAll(/<!--([\s\S]*?)-->/g)) {
      expect(text).not.toMatch(/--|-$/);
    }
  },
);

it('says of every transition, just before it, who causes it and where it comes from', async () => {
  const document = await renderDiagram('scxml');
  const transitions = document.match(/^ *<transition /gm) ?? [];
  const said = document.match(
    /^ *<!-- .*\((operator|platform).*(Documented|Inferred|Assumed).*-->\n *<transition /gm,
  );
  expect(said).toHaveLength(transitions.length);
});
