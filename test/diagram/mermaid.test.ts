// The Mermaid text keeps to the statements of a state diagram, because no library that this project
// needs can parse one: every line is one of the forms below, and no label holds what would end it.

import {
  deleted,
  type InstanceMachine,
  instanceMachine,
  lifecycle,
  statusOf,
} from '../../machines/index.js';
import { renderDiagram } from '../../src/diagram/index.js';
import { alteredCharts } from './altered-chart.js';

const entity = '#\\d+;';
const label = `(?:[^:;#"<>{}\`\\n]|${entity})+`;
const id = '[A-Za-z]\\w*';

const statements = {
  comment: /^%%[^{}]*$/,
  accessible: /^acc(?:Title|Descr): [^;#{}]+$/,
  direction: /^direction (?:LR|TB)$/,
  start: new RegExp(`^\\[\\*\\] --> ${id}$`),
  end: new RegExp(`^${id} --> \\[\\*\\]$`),
  named: new RegExp(`^state "${label}" as ${id}$`),
  tagged: new RegExp(`^${id} : ${label}$`),
  opened: new RegExp(`^state ${id} \\{$`),
  closed: /^\}$/,
  arrow: new RegExp(`^${id} --> ${id} : ${label}(?:<br/>${label})*$`),
  note: new RegExp(`^note right of ${id} : [^:;#"<>{}\`]+$`),
  style: new RegExp(`^classDef ${id} [\\w:#,]+$`),
  styled: new RegExp(`^class ${id}(?:,${id})* ${id}$`),
};

const charts = [['the real chart', instanceMachine], ...Object.entries(alteredCharts)] as const;

it.each(charts)('holds statements of a state diagram only: %s', async (_what, machine) => {
  const diagram = await renderDiagram('mermaid', machine as InstanceMachine);
  const [, head, body = ''] =
    /^(---\ntitle: ".*"\nconfig:\n {2}state:\n(?: {4}\w+: \d+\n)+---\nstateDiagram-v2\n)([\s\S]*)$/.exec(
      diagram,
    ) ?? [];
  expect(head).toBeDefined();
  const strange = body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !Object.values(statements).some((form) => form.test(line)));
  expect(strange).toEqual([]);
});

it('opens and closes the states that hold others, and declares every id that it uses', async () => {
  const diagram = await renderDiagram('mermaid');
  expect(diagram.match(/\{$/gm)).toHaveLength((diagram.match(/^ *\}$/gm) ?? []).length);
  const declared = new Set(
    [...diagram.matchAll(/^ *state ".*" as (\w+)$/gm)].map(([, name]) => name),
  );
  for (const [, from, to] of diagram.matchAll(/^ *(\w+) --> (\w+) : /gm)) {
    expect([from, to].filter((name) => !declared.has(name))).toEqual([]);
  }
});

it('marks what an operator asks, what is inferred and what is assumed', async () => {
  const diagram = await renderDiagram('mermaid');
  const steps = [...diagram.matchAll(/^ *\w+ --> \w+ : (.*)$/gm)].flatMap(([, text = '']) =>
    text.split('<br/>'),
  );
  const count = (pattern: RegExp) => steps.filter((step) => pattern.test(step)).length;
  const { edges } = lifecycle;
  expect(count(/^» /)).toBe(edges.filter(({ mover }) => mover === 'operator').length);
  expect(count(/[^?] \?$/)).toBe(edges.filter((edge) => edge.provenance.inferred).length);
  expect(count(/ \?\?$/)).toBe(edges.filter((edge) => edge.provenance.assumed).length);
});

it('has the colour of its tag for every state, those with states inside as well, and a legend with every mark', async () => {
  const diagram = await renderDiagram('mermaid');
  const coloured = [...diagram.matchAll(/^ *class (\S+) (\w+)$/gm)].flatMap(([, ids = '', tag]) =>
    ids.split(',').map((each) => `${each} ${tag}`),
  );
  const statuses = lifecycle.table.states.map(statusOf).filter((each) => each !== deleted);
  const styled = new Set([...diagram.matchAll(/^ *classDef (\w+)/gm)].map(([, tag]) => tag));
  const expected = [...new Set(statuses)].flatMap((status) =>
    lifecycle
      .tagsOf(status)
      .filter((tag) => styled.has(tag))
      .map((tag) => `${status} ${tag}`),
  );
  const ofStatuses = coloured.filter((each) =>
    statuses.some((status) => each.startsWith(`${status} `)),
  );
  expect(ofStatuses.sort()).toEqual(expected.sort());
  expect(expected).toContain(`${statuses.find(lifecycle.serves)} serving`);
  const [, legend = ''] = /^title: "(.*)"$/m.exec(diagram) ?? [];
  for (const mark of ['» ', ' ? ', ' ?? ']) expect(` ${legend}`).toContain(mark);
});
