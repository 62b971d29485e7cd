// What the build takes from the chart: the pictures with each state and each edge, and the step that each
// edge is. Proven against the chart itself, cell by cell.

import * as machines from '../../machines/index.js';
import { vocabularyOf } from '../../src/console/drawing.mjs';
import { marksFor, pictureFor } from '../../src/console/instance/index.js';
import type { Picture, Vocabulary } from '../../src/console/words/index.js';
import { drawnChart } from './drawn-chart.js';
import { row } from './rows.js';

const { kinds, lifecycle, eventNames, situationOf, statuses, statusOf } = machines;

let vocabulary: Vocabulary;
beforeAll(async () => {
  const sources = {
    machines,
    drawn: await drawnChart(),
    phases: [],
    besides: [],
    presets: [],
    operations: [],
    catalogue: {},
  };
  vocabulary = vocabularyOf(sources) as unknown as Vocabulary;
});

const edgesIn = ({ arrows }: Picture) =>
  arrows.flatMap(({ transitions }) => transitions.map(({ id }) => vocabulary.chart.edges[id]));

it('draws every edge of the chart once, by its number, wherever nothing is folded', () => {
  for (const picture of vocabulary.chart.pictures.slice(0, 2)) {
    const numbers = edgesIn(picture).map(Number);
    expect(numbers.sort((a, b) => a - b)).toEqual(lifecycle.edges.map((_, index) => index + 1));
  }
});

it('draws every state of the chart once, and the status around the tasks', () => {
  const around = new Set(lifecycle.table.states.map(statusOf));
  const all = new Set<string | undefined>(['', ...lifecycle.table.states, ...around]);
  const [events, names, folded] = vocabulary.chart.pictures;
  for (const picture of [events, names]) {
    expect(picture?.states.map(({ state }) => state.id).sort()).toEqual([...all].sort());
  }
  expect(folded?.states.map(({ state }) => state.id).sort()).toEqual(
    ['', ...new Set(lifecycle.table.states.map((state) => statusOf(state) ?? state))].sort(),
  );
});

it('is drawn in the most detail that can be read, with letters of eleven pixels at least', () => {
  const sizes = { all: 11.5, events: 12, names: 19 } as const;
  const { pictures } = vocabulary.chart;
  const leastOf = ({ width, detail }: Picture) => width * (11 / sizes[detail]);
  for (const picture of pictures) {
    const width = Math.ceil(leastOf(picture));
    const { drawn, scale } = pictureFor(vocabulary, width);
    expect(drawn.width).toBe(picture.width);
    expect(drawn.width * scale).toBeLessThanOrEqual(width + 1e-9);
  }
  const narrowest = pictures.at(-1) as Picture;
  // What is left of the 360 pixels of a telephone beside the edges of the page and of the card, for the statuses of
  // the service; each more may take as much as one of those.
  const documented = 7;
  expect(leastOf(narrowest)).toBeLessThanOrEqual((300 / documented) * statuses.length);
  const { drawn, scale } = pictureFor(vocabulary, leastOf(narrowest) / 2);
  expect([drawn.width, drawn.width * scale]).toEqual([narrowest.width, leastOf(narrowest)]);
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
  const isBad = ({ event }: machines.Edge) =>
    ['endsBadly', 'breaks'].includes(machines.roleOf(event) ?? '');
  expect(vocabulary.chart.faults).toEqual(
    lifecycle.edges.flatMap((edge, index) => (isBad(edge) ? [index + 1] : [])),
  );
});
