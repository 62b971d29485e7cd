// What holds of every format: it shows the whole chart that it is given, and nothing else.

import {
  eventNames,
  guards,
  type InstanceMachine,
  instanceMachine,
  lifecycle,
  lifecycleOf,
  statuses,
  tasks,
} from '../../machines/index.js';
import { diagramFormats, renderDiagram } from '../../src/diagram/index.js';
import { diagramModelOf } from '../../src/diagram/model.js';
import { alteredCharts } from './altered-chart.js';
import { linesOf, readBack } from './read-back.js';

const pages = [...new Set(lifecycle.edges.flatMap(({ provenance }) => provenance.pages))];
const reasons = lifecycle.edges.flatMap(({ provenance: { assumed, inferred } }) =>
  [assumed, inferred].filter((reason) => reason !== undefined),
);

test.each(['png', 'toString', undefined])(
  '%p is no format, and the error names the formats',
  async (format) => {
    const given = typeof format === 'string' ? `"${format}"` : format;
    await expect(renderDiagram(format as never)).rejects.toThrow(
      `unknown diagram format ${given}; allowed: ${diagramFormats.join(', ')}`,
    );
  },
);

test('a way has "else" when guards come before it, its guard when it has one, and nothing else', () => {
  const { edges } = diagramModelOf(instanceMachine);
  const said = edges.map(({ from, event, to, condition }) => ({ from, event, to, condition }));
  const withElse = said.filter(({ condition }) => condition === 'else');
  expect(withElse).toHaveLength(2);
  for (const { from, event } of withElse) {
    const ways = said.filter((each) => each.from === from && each.event === event);
    expect(ways.map(({ condition }) => condition)).toEqual([expect.any(String), 'else']);
  }
  expect(said.filter(({ condition }) => condition !== 'else')).toEqual(
    lifecycle.edges
      .map(({ from, event, to, guard }) => ({ from, event, to, condition: guard }))
      .filter(({ from, event, to }) =>
        withElse.every((each) => each.from !== from || each.event !== event || each.to !== to),
      ),
  );
});

describe.each(diagramFormats)('%s', (format) => {
  let diagram: string;
  beforeAll(async () => {
    diagram = await renderDiagram(format);
  });

  it('shows every edge of the chart once, and no other', () => {
    expect(readBack(format, diagram)).toEqual(linesOf(lifecycle.edges));
  });

  it.each([
    ['status', statuses],
    ['task', tasks],
    ['event', eventNames],
    ['guard', Object.keys(guards)],
    ['page', pages],
    ['reason', reasons],
  ] as const)('names every %s', (_what, names) => {
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !diagram.includes(name))).toEqual([]);
  });

  it('says what it cannot show: how a kind is given and what decides the guards', () => {
    expect(diagram).toContain('An instance gets its kind when it is created');
    expect(diagram).toContain('Guards are predicates on the kind');
  });

  it('says which statuses serve, are transitional or have failed', () => {
    for (const tag of ['serving', 'transitional', 'failed']) expect(diagram).toContain(tag);
  });

  it('is the same bytes every time, and ends with one line break', async () => {
    expect(await renderDiagram(format, instanceMachine)).toBe(diagram);
    expect(diagram).toMatch(/\S\n$/);
  });

  it('holds no date, no undefined and no machine path', () => {
    expect(diagram).not.toMatch(/\b20\d\d-\d\d|undefined|\[object|NaN|\/home\/|node_modules/);
  });

  it.each(Object.entries(alteredCharts))('follows a chart with %s', async (_what, machine) => {
    const altered = await renderDiagram(format, machine as InstanceMachine);
    expect(altered).not.toBe(diagram);
    expect(readBack(format, altered)).toEqual(linesOf(lifecycleOf(machine).edges));
    expect(readBack(format, altered)).not.toEqual(linesOf(lifecycle.edges));
  });

  it('shows a status that was added to the chart, with its meaning', async () => {
    const altered = await renderDiagram(format, alteredCharts['a status more']);
    expect(altered).toContain('PAUSED');
    expect(altered).toContain(format === 'mermaid' ? 'Thawed' : 'The instance is frozen');
  });
});
