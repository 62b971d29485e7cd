/// <reference lib="dom" />
// The chart as a drawing: what is written into it, the ways of its arrows, and what is marked.

import { createRequire } from 'node:module';
import { h } from 'preact';
import { inThread } from '../../src/inspector/web/model/thread.js';
import { ChartView } from '../../src/inspector/web/view/index.js';
import {
  activeStates,
  arrowPath,
  chartOf,
  contentOf,
  cutTo,
  fitOf,
  foldedAtFirst,
  graphOf,
  type Layout,
  labelOf,
  placed,
  shownOf,
  wrapTo,
} from '../../src/statechart/internal.js';
import { until } from '../support/waiting/index.js';
import { openDocument } from './drawn.js';

let page: ReturnType<typeof openDocument>;
beforeEach(() => {
  page = openDocument();
});
afterEach(() => page.close());

const chartFrom = (definition: object) => {
  const chart = chartOf(JSON.stringify(definition));
  if (!('root' in chart)) throw new Error(chart.reason);
  return chart;
};

describe('the graph that is laid out', () => {
  const chart = chartFrom({
    id: 'm',
    initial: 'a',
    states: {
      a: { on: { GO: 'b', AGAIN: 'a' } },
      b: {
        initial: 'x',
        states: {
          x: { on: { IN: 'y' } },
          y: { on: { OUT: 'x', HOME: '#m.a' } },
          h: { type: 'history' },
        },
        on: { BACK: 'a', ON: 'c' },
      },
      c: {},
    },
  });
  let graph: ReturnType<typeof graphOf>['graph'];
  let meaning: ReturnType<typeof graphOf>['meaning'];
  let edges: NonNullable<typeof graph.edges>;
  beforeEach(() => {
    ({ graph, meaning } = graphOf(shownOf(chart), 'RIGHT'));
    edges = (graph.edges ?? []).filter(({ id }) => id.startsWith('t:'));
  });
  const way = ({ sources, targets }: { sources: string[]; targets: string[] }) =>
    `${sources.join()} ${targets.join()}`.replaceAll('s:', '');

  test('has the ways that lead back laid the other way round, at every depth', () => {
    const turned = edges.filter(({ id }) => meaning.backward.has(id)).map(way);
    expect(turned.sort()).toEqual(['a b', 'a b.y', 'b.x b.y']);
    const others = edges.filter(({ id }) => !meaning.backward.has(id)).map(way);
    expect(others.filter((each) => !each.includes('.h')).sort()).toEqual([
      'a a',
      'a b',
      'b c',
      'b.x b.y',
    ]);
  });

  test('has boxes within boxes, a dot of 12 before where each begins, and a circle of 30 for history', () => {
    const [root] = graph.children ?? [];
    const ids = (node = root) => node?.children?.map(({ id }) => id);
    const inner = root?.children?.find(({ id }) => id === 's:b');
    expect(ids()).toEqual(['i::0', 's:a', 's:b', 's:c']);
    expect(ids(inner)).toEqual(['i:b:0', 's:b.x', 's:b.y', 's:b.h']);
    expect(root?.children?.[0]).toMatchObject({ width: 12, height: 12 });
    expect(inner?.children?.at(-1)).toEqual({ id: 's:b.h', width: 30, height: 30 });
    const begins = (graph.edges ?? []).filter(({ id }) => id.startsWith('b:'));
    expect(begins.map(({ sources, targets }) => [...sources, ...targets])).toEqual([
      ['i:b:0', 's:b.x'],
      ['i::0', 's:a'],
    ]);
    expect(begins.map(({ layoutOptions }) => layoutOptions)).toEqual(
      begins.map(() => ({ 'elk.layered.priority.direction': '10' })),
    );
  });

  test('has room in a box for what stands above its children, and in none less than 76 pixels', () => {
    const [root] = graph.children ?? [];
    const content = meaning.states.get('s:b')?.content;
    const { width = 0, height = 0 } = content ?? {};
    expect(root?.children?.find(({ id }) => id === 's:b')?.layoutOptions).toMatchObject({
      'elk.padding': `[top=${height + 14},left=16,bottom=16,right=16]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${width + 8}, ${height + 30})`,
      'elk.spacing.nodeNode': '28',
    });
    expect(root?.children?.find(({ id }) => id === 's:c')?.width).toBe(76);
  });

  test('has a label in line with each way, as large as its text, and reads as it is told to', () => {
    for (const { id, labels } of edges) {
      const { transitions: [transition] = [], content } = meaning.arrows.get(id) ?? {};
      expect(labels).toEqual([
        {
          id: `l:${id}`,
          text: transition?.label || ' ',
          ...{ width: content?.width, height: content?.height },
          layoutOptions: { 'elk.edgeLabels.inline': 'true' },
        },
      ]);
    }
    expect(graph.layoutOptions).toMatchObject({
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.edgeRouting': 'ORTHOGONAL',
    });
  });
});

describe('a machine that is large', () => {
  const group = (name: string) => ({
    initial: 's0',
    states: Object.fromEntries(
      Array.from({ length: 10 }, (_, n) => [
        `s${n}`,
        { on: { [`${name}${n}`]: `s${(n + 1) % 10}` } },
      ]),
    ),
    on: { LEAVE: 'g0', RETURN: 'g1' },
  });
  const names = Array.from({ length: 10 }, (_, n) => `g${n}`);
  const large = chartFrom({
    id: 'large',
    initial: 'g0',
    states: Object.fromEntries(names.map((name) => [name, group(name)])),
  });

  test('opens with its inner states folded, and a small one does not', () => {
    expect([...foldedAtFirst(large)]).toEqual(names);
    expect(
      foldedAtFirst(chartFrom({ initial: 'g0', states: { g0: group('g0'), g1: {} } })).size,
    ).toBe(0);
  });

  test('has arrows between what is folded, and none within', () => {
    const { root, arrows, standIns } = shownOf(large, foldedAtFirst(large));
    expect(root.children.map(({ hidden, children }) => [hidden, children.length])).toEqual(
      names.map(() => [10, 0]),
    );
    expect(arrows.filter(({ from }) => from === 'g2').map(({ to }) => to)).toEqual(['g0', 'g1']);
    expect(arrows).toHaveLength(20);
    expect(standIns.get('g3.s4')).toBe('g3');
  });

  test('has one arrow for all ways from one to another where names stand alone', () => {
    const { arrows } = shownOf(large, new Set(names.slice(1)), true);
    expect(arrows.filter(({ from }) => from.startsWith('g0.'))).toHaveLength(10);
    const both = shownOf(
      chartFrom({ initial: 'a', states: { a: { on: { X: 'b', Y: 'b' } }, b: {} } }),
      new Set(),
      true,
    ).arrows;
    expect(both.map(({ transitions }) => transitions.map(({ label }) => label))).toEqual([
      ['X', 'Y'],
    ]);
  });

  test('is written as names that can be read, where there is no room for more', async () => {
    // Stands in for the library: as high and as wide as the lines that it is given.
    const tried: string[] = [];
    const layout: Layout = async (graph) => {
      const height = graph.edges?.some(({ labels }) => labels) ? 4_000 : 900;
      tried.push(graph.layoutOptions?.['elk.direction'] ?? '');
      return { ...graph, width: height, height };
    };
    const small = chartFrom({ id: 'm', initial: 'a', states: { a: { on: { GO: 'b' } }, b: {} } });
    const room = { width: 1024, height: 1024 };
    expect((await placed(layout, small, room)).detail).toBe('names');
    expect((await placed(layout, small, { width: 5_000, height: 5_000 })).detail).toBe('all');
    expect((await placed(layout, small, room, { detail: 'all' })).detail).toBe('all');
    tried.length = 0;
    const whole = await placed(layout, large, room);
    expect([whole.detail, tried]).toEqual(['names', ['DOWN']]);
  });
});

describe('texts', () => {
  // Without a canvas a letter is 0.6 of its size: 6.9 pixels of a note.
  test('what fits is not cut, and what does not says so', () => {
    expect(cutTo('0123456789', 'note', 69)).toBe('0123456789');
    expect(cutTo('0123456789', 'note', 68)).toBe('01234567…');
    expect(cutTo('0123456789', 'note', 7)).toBe('0…');
    expect(cutTo('😀😀😀', 'note', 28)).toBe('😀…');
  });

  test('words are kept whole in as many lines as there may be', () => {
    expect(wrapTo('one two  three', 'note', 69, 3)).toEqual(['one two', 'three']);
    expect(wrapTo('one two three', 'note', 48, 3)).toEqual(['one', 'two', 'three']);
    expect(wrapTo('one two three four', 'note', 69, 1)).toEqual(['one two …']);
    expect(wrapTo('', 'note', 69, 3)).toEqual([]);
  });

  test('a box says what the state is and does, and ways that lead nowhere', () => {
    const { states, transitions } = chartFrom({
      id: 'm',
      initial: 'a',
      states: {
        a: {
          description: 'The first.',
          tags: ['safe'],
          entry: ['begin'],
          exit: ['finish'],
          invoke: { src: 'alarm', id: 'alarm' },
          on: { KNOCK: { guard: 'isLoud', actions: ['answer', 'wait'] }, GO: 'b' },
        },
        b: {},
      },
    });
    const own = transitions.filter(({ from }) => from === 'a');
    const content = contentOf(states.get('a') as never, own);
    expect(content.lines.map(({ text, look }) => `${look}: ${text}`)).toEqual([
      'name: a',
      'note: The first.',
      'note: # safe',
      'action: invoke / alarm',
      'action: entry / begin',
      'action: exit / finish',
      'action: KNOCK [isLoud] / answer, wait',
    ]);
    expect(content.height).toBe(7 * 16 + 14);
    expect(content.width).toBeCloseTo('KNOCK [isLoud] / answer, wait'.length * 6.9 + 24);
  });

  test('an arrow has its event, its guard and its first three actions, or no label at all', () => {
    const [full, bare] = chartFrom({
      initial: 'a',
      states: {
        a: {
          on: { GO: { target: 'b', guard: 'isFit', actions: ['one', 'two', 'three', 'four'] } },
        },
        b: {},
      },
    }).transitions;
    const label = labelOf([full as never]);
    expect(label?.lines.map(({ text }) => text)).toEqual([
      'GO',
      'if isFit',
      'do one',
      'do two',
      'do three',
    ]);
    expect(label?.height).toBe(5 * 16 + 6);
    expect(bare).toBeUndefined();
    expect(labelOf([{ ...(full as object), label: '', guard: '', actions: [] } as never])).toBe(
      undefined,
    );
  });
});

test.each([
  ['nothing', [], ''],
  ['a straight line', [0, 0, 10.26, 0], 'M0 0L10.3 0'],
  ['a round corner', [0, 0, 20, 0, 20, 30], 'M0 0L12 0Q20 0 20 8L20 30'],
  ['a corner that is near', [0, 0, 8, 0, 8, 4], 'M0 0L4 0Q8 0 8 2L8 4'],
  ['a corner that is no way away', [0, 0, 0, 0, 9, 0], 'M0 0L0 0Q0 0 4.5 0L9 0'],
])('the way of %s', (_, numbers, path) => {
  const points = Array.from({ length: numbers.length / 2 }, (_, i) => ({
    x: numbers[2 * i] as number,
    y: numbers[2 * i + 1] as number,
  }));
  expect(arrowPath(points)).toBe(path);
});

describe('the drawing', () => {
  const chart = chartFrom({
    id: 'light',
    initial: 'green',
    states: {
      green: { on: { TIMER: 'red' } },
      red: { initial: 'walk', states: { walk: { on: { STOP: 'wait' } }, wait: {} } },
    },
  });
  // It works in this thread, and is done before anything could end it.
  const Worker = class extends createRequire(import.meta.url)('elkjs/lib/elk-worker.js').Worker {
    terminate() {}
  };

  async function drawn(value: unknown, event = '', of = chart) {
    Object.assign(globalThis, { Worker });
    const active = activeStates(value as never);
    const taken = of.transitions.filter(({ eventType }) => eventType === event);
    await until(() => {
      page.draw(h(ChartView, { chart: of, active, taken }));
      return page.all('svg.chart').length === 1;
    });
    Reflect.deleteProperty(globalThis, 'Worker');
  }
  const size = () => Number(page.all('svg.chart')[0]?.getAttribute('width'));
  const press = (name: string) =>
    page.press(
      page
        .all('.zoom button')
        .find((each) => [each.getAttribute('aria-label'), each.textContent].includes(name)),
    );

  test('lights the active states and says which, marks the way taken and those that are open', async () => {
    await drawn({ red: 'walk' }, 'TIMER');
    expect(
      page
        .all('.box.active')
        .map((each) => each.getAttribute('data-state'))
        .sort(),
    ).toEqual(['', 'red', 'red.walk']);
    expect(page.all('svg.chart')[0]?.getAttribute('aria-label')).toContain(
      'active: red, red.walk.',
    );
    const looks = page.all('.arrow').map(({ classList }) => [...classList].join(' '));
    expect(looks.filter((look) => look.includes('taken'))).toHaveLength(1);
    expect(looks.at(-1)).toContain('taken');
    expect(looks.filter((look) => look.includes('possible'))).toHaveLength(1);
  });

  test('nothing is active before the first snapshot', async () => {
    await drawn(undefined);
    expect(page.all('svg.chart')[0]?.getAttribute('aria-label')).toMatch(/active: (nothing)?/);
    expect(page.all('.arrow.taken')).toEqual([]);
  });

  test('becomes larger and smaller by a quarter, within bounds, and fits again', async () => {
    await drawn('green');
    const before = size();
    press('Larger');
    expect(size()).toBeCloseTo(before * 1.25, 5);
    press('Smaller');
    expect(size()).toBeCloseTo(before, 5);
    const [, , whole = 0] = (page.all('svg.chart')[0]?.getAttribute('viewBox') ?? '')
      .split(' ')
      .map(Number);
    for (let n = 0; n < 20; n++) press('Larger');
    expect(size()).toBeCloseTo(whole * 2.5, 5);
    // A document without a browser has no room at all, so what fits is as small as can be.
    for (let n = 0; n < 30; n++) press('Smaller');
    expect(size()).toBeCloseTo(whole * 0.02, 5);
    press('Larger');
    press('Fit');
    expect(size()).toBeCloseTo(whole * 0.02, 5);
  });

  test('says why a chart cannot be placed, and no more of it beside the next chart', async () => {
    Object.assign(globalThis, { Worker });
    const transitions = chart.transitions.map((each) => ({ ...each, to: ['nowhere'] }));
    const torn = { ...chart, transitions };
    await until(() => {
      page.draw(h(ChartView, { chart: torn, active: new Set<string>(), taken: [] }));
      return page.texts('.nothing').length === 1;
    });
    expect(page.texts('.nothing')[0]).toMatch(/^The chart cannot be placed: .*nowhere/);
    await drawn('green');
    expect(page.texts('.nothing')).toEqual([]);
  });

  test.each([
    [{ parts: 3, depth: 10 }, '10, which is 4 states', '3 parts below that are', '24', '11'],
    [{ parts: 1, depth: 24 }, '24, which is 11 states', '1 part below that is', '48', '23'],
  ])(
    'says what the application cut off, and what helps: %j',
    (cuts, depth, parts, option, levels) => {
      page.draw(h(ChartView, { chart: { ...chart, cuts }, active: new Set<string>(), taken: [] }));
      expect(page.texts('.cuts')).toEqual([
        `The application writes its machine to a depth of ${depth} within one another; ${parts} missing. ` +
          `With serializationDepthLimit: ${option} its inspector writes ${levels}.`,
      ]);
    },
  );

  test('a final state has a second edge, parallel ones a sign, and no other either', async () => {
    const all = chartFrom({
      id: 'all',
      initial: 'both',
      states: {
        both: { type: 'parallel', states: { one: {}, two: {} }, on: { END: 'gone' } },
        gone: { type: 'final' },
      },
    });
    await drawn({ both: { one: {}, two: {} } }, 'END', all);
    const owners = (selector: string) =>
      page.all(selector).map((each) => each.parentElement?.getAttribute('data-state'));
    expect(owners('.inner')).toEqual(['gone']);
    expect(owners('.parallel-sign')).toEqual(['both']);
    expect(page.texts('title')).toContain('both.one');
  });

  test('lies the way in which it can be shown larger', async () => {
    Object.assign(globalThis, { Worker });
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const chain = chartFrom({
      id: 'chain',
      initial: 'a',
      states: Object.fromEntries(
        names.map((name, n) => [name, names[n + 1] ? { on: { GO: names[n + 1] } } : {}]),
      ),
    });
    const flat = await placed(inThread, chain, { width: 1600, height: 200 });
    const tall = await placed(inThread, chain, { width: 200, height: 1600 });
    expect(flat.width).toBeGreaterThan(flat.height);
    expect(tall.height).toBeGreaterThan(tall.width);
    expect(fitOf(flat, { width: 5000, height: 5000 })).toBe(1.15);
    const room = { width: flat.width / 2 + 24, height: 5000 };
    expect(fitOf(flat, room)).toBeCloseTo(0.5, 10);
    Reflect.deleteProperty(globalThis, 'Worker');
  });

  test('folds and unfolds a state, and says how many are in it', async () => {
    await drawn({ red: 'walk' });
    const [fold] = page.all('.fold');
    expect(fold?.getAttribute('aria-label')).toBe('red, fold');
    page.press(fold);
    await drawn({ red: 'walk' });
    await until(() => {
      page.frame();
      return page.all('.box.folded').length === 1;
    });
    expect(page.texts('.box.folded text')).toEqual(['red', 'walk']);
    expect(page.all('.fold')[0]?.getAttribute('aria-expanded')).toBe('false');
    page.press(page.all('.fold')[0]);
  });
});
