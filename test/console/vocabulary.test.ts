// What the build takes from the chart: the picture with a name on each state and each edge, and the
// step that each edge is. Proven against the chart itself, cell by cell.

import * as machines from '../../machines/index.js';
import { vocabularyOf } from '../../src/console/drawing.mjs';
import { marksFor } from '../../src/console/instance/index.js';
import type { PictureNode, Vocabulary } from '../../src/console/words/index.js';
import { renderDiagram } from '../../src/diagram/index.js';
import { row } from './rows.js';

const { kinds, lifecycle, eventNames, situationOf, statusOf } = machines;

let vocabulary: Vocabulary;
beforeAll(async () => {
  const svg = await renderDiagram('svg');
  const sources = {
    machines,
    svg,
    phases: [],
    besides: [],
    presets: [],
    operations: [],
    catalogue: {},
  };
  vocabulary = vocabularyOf(sources) as unknown as Vocabulary;
});

const within = (node: PictureNode): PictureNode[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : within(child))),
];
const named = (attribute: string) =>
  within(vocabulary.picture.tree).flatMap(({ attributes }) => attributes[attribute] ?? []);

it('draws every edge of the chart once, by its number', () => {
  const numbers = named('data-edge').map(Number);
  expect(numbers.sort((a, b) => a - b)).toEqual(lifecycle.edges.map((_, index) => index + 1));
});

it('draws every state of the chart once, and the status around the tasks', () => {
  const around = new Set(lifecycle.table.states.map(statusOf));
  const all = new Set<string | undefined>([...lifecycle.table.states, ...around]);
  expect(named('data-state').sort()).toEqual([...all].sort());
});

it('has no script, no style and no address in the picture', () => {
  for (const { tag, attributes } of within(vocabulary.picture.tree)) {
    expect(['g', 'title', 'path', 'polygon', 'polyline', 'ellipse', 'text', 'line']).toContain(tag);
    expect(Object.keys(attributes).filter((name) => /^(on|style|href|xlink)/.test(name))).toEqual(
      [],
    );
  }
});

it('knows for every state, kind and event where it leads, and an edge of the chart that says so', () => {
  for (const state of lifecycle.table.states) {
    for (const [k, kind] of kinds.entries()) {
      for (const event of eventNames) {
        const to = lifecycle.next(situationOf(kind, state), event);
        const step = vocabulary.steps.find((each) => each.state === state && each.event === event);
        const end = step?.ends[k] ?? undefined;
        expect(end?.to).toBe(to);
        const reached = lifecycle.edges.some(
          (edge) =>
            edge.leaves.includes(state) && edge.kinds.includes(kind) && edge.event === event,
        );
        if (end && reached) expect(lifecycle.edges[end.edge - 1]).toMatchObject({ event });
      }
    }
  }
});

it('marks where an instance is, the very edge that it took, and what is possible by whom', () => {
  const moved = { event: 'fail', from: 'EXTENDING' } as const;
  const marks = marksFor(vocabulary, row({ kind: 'ha', state: 'RUNNING.recovering', moved }));
  expect(marks.lit).toEqual(['RUNNING.recovering', 'RUNNING']);
  const taken = lifecycle.edges[(marks.taken ?? 0) - 1];
  expect(taken).toMatchObject({ from: 'EXTENDING', event: 'fail', to: 'RUNNING.recovering' });
  const accepted = lifecycle.accepted({ kind: 'ha', status: 'RUNNING', task: 'recovering' });
  expect(marks.possible.size).toBe(accepted.length);
  for (const [number, by] of marks.possible) {
    expect(machines.moverOf((lifecycle.edges[number - 1] as machines.Edge).event)).toBe(by);
  }
});

it('tells the edges by which something goes wrong from all others, as the chart has it', () => {
  const faults: number[] = [];
  const visit = ({ attributes, children }: PictureNode): void => {
    if (attributes.class?.split(' ').includes('fault'))
      faults.push(Number(attributes['data-edge']));
    for (const child of children) if (typeof child !== 'string') visit(child);
  };
  visit(vocabulary.picture.tree);
  const isBad = ({ event }: machines.Edge) =>
    ['endsBadly', 'breaks'].includes(machines.roleOf(event) ?? '');
  expect(faults.sort((a, b) => a - b)).toEqual(
    lifecycle.edges.flatMap((edge, index) => (isBad(edge) ? [index + 1] : [])),
  );
});
