/// <reference lib="dom" />
// The parts of the drawing, each in its place: lines lie within the box, and texts where they are read.

import { h } from 'preact';
import { Arrow, Box } from '../../src/statechart/index.js';
import type { ChartState, ChartTransition } from '../../src/statechart/internal.js';
import { contentOf, labelOf } from '../../src/statechart/internal.js';
import { openDocument } from './drawn.js';

let page: ReturnType<typeof openDocument>;
beforeEach(() => {
  page = openDocument();
});
afterEach(() => page.close());

const numbers = (selector: string, ...names: string[]) => {
  const [element] = page.all(selector);
  return names.map((name) => Number(element?.getAttribute(name)));
};
const rectangle = (selector: string) => numbers(selector, 'x', 'y', 'width', 'height');

const state: ChartState = {
  id: 'red.walk',
  name: 'walk',
  type: 'atomic',
  deep: false,
  initial: [],
  description: '',
  tags: [],
  entry: [],
  exit: [],
  invokes: [],
  children: [],
};

describe('a box of 100 by 60 at (10, 20)', () => {
  const draw = (changes: Partial<ChartState> = {}, active = false, depth = 0) => {
    const of = { ...state, ...changes };
    const placed = { x: 10, y: 20, width: 100, height: 60, depth, state: of, hidden: 0 };
    const box = h(Box, { placed: { ...placed, content: contentOf(of, []) }, active });
    page.draw(h('svg', null, box));
    return [...(page.all('.box')[0]?.classList ?? [])];
  };

  test('has its edge of 1.5 pixels within', () => {
    draw();
    expect(rectangle('.edge')).toEqual([10.75, 20.75, 98.5, 58.5]);
    expect(page.all('.inner, .parallel-sign')).toEqual([]);
  });

  test('has a second edge four pixels within when it is final', () => {
    draw({ type: 'final' });
    expect(rectangle('.inner')).toEqual([14, 24, 92, 52]);
  });

  test('has two strokes at its right top when it is parallel', () => {
    draw({ type: 'parallel', children: [state] });
    expect(page.all('.parallel-sign')[0]?.getAttribute('d')).toBe('M88 29v10m5 -10v10');
  });

  test.each([
    [false, 'H', 'shallow'],
    [true, 'H*', 'deep'],
  ])('is a circle in the middle when it is a history; deep: %j', (deep, sign, word) => {
    draw({ type: 'history', deep });
    expect(numbers('circle', 'cx', 'cy', 'r')).toEqual([60, 50, 49]);
    expect(numbers('text', 'x', 'y')).toEqual([60, 54.5]);
    expect(page.texts('text')).toEqual([sign]);
    expect(page.texts('title')).toEqual([`red.walk: ${word} history`]);
    expect(page.all('.edge')).toEqual([]);
  });

  test('has its lines in the middle, one below the other', () => {
    draw({ description: 'People walk.' });
    const lines = page.all('text').map((line) => ['x', 'y'].map((at) => line.getAttribute(at)));
    expect(lines).toEqual([
      ['60', '39.5'],
      ['60', '55.5'],
    ]);
    expect(page.all('text').map((line) => line.getAttribute('text-anchor'))).toEqual([
      'middle',
      'middle',
    ]);
  });

  test('has its name at the left when there are others in it', () => {
    draw({ type: 'compound', children: [state] });
    expect(numbers('text', 'x', 'y')).toEqual([24, 39.5]);
    expect(page.all('text')[0]?.getAttribute('text-anchor')).toBe('start');
  });

  test('says what it is by its classes, and whether it is active', () => {
    expect(draw()).toEqual(['box', 'atomic', 'depth-0', 'leaf']);
    expect(draw({ type: 'compound', children: [state] }, true, 3)).toEqual([
      'box',
      'compound',
      'depth-1',
      'active',
    ]);
  });

  test('is called by its id and its description, and the whole by its name', () => {
    const title = (changes: Partial<ChartState>) => {
      draw(changes);
      return page.texts('title')[0];
    };
    expect(title({})).toBe('red.walk');
    expect(title({ description: 'People walk.' })).toBe('red.walk: People walk.');
    expect(title({ id: '', name: 'light', description: 'A light.' })).toBe('light: A light.');
  });
});

describe('an arrow', () => {
  const transition = {
    id: 't1',
    from: 'a',
    to: ['b'],
    eventType: 'GO',
    trigger: 'event',
    label: 'GO',
    guard: 'isFit',
    actions: [],
    description: '',
  } as unknown as ChartTransition;
  const points = [
    { x: 0, y: 0 },
    { x: 30, y: 0 },
  ];
  const draw = (of: ChartTransition | undefined, hasLabel = true) => {
    const content = of && labelOf([of]);
    const label = hasLabel && content ? { x: 5, y: 8, width: 40, height: 38, content } : undefined;
    const arrow = { id: 'e1', transitions: of ? [of] : [], points, label };
    page.draw(h('svg', null, h(Arrow, { arrow, look: 'possible' })));
    return page.all('.arrow')[0]?.getAttribute('class');
  };

  test('goes its way to a tip of its own look', () => {
    expect(draw(transition)).toBe('arrow event possible');
    const [way] = page.all('.way');
    expect(way?.getAttribute('d')).toBe('M0 0L30 0');
    expect(way?.getAttribute('marker-end')).toBe('url(#tip-possible)');
  });

  test('has its label in the middle of its place', () => {
    draw(transition);
    expect(rectangle('.label rect')).toEqual([5, 8, 40, 38]);
    const lines = page
      .all('text')
      .map((line) => [
        line.textContent,
        line.getAttribute('x'),
        line.getAttribute('y'),
        line.getAttribute('text-anchor'),
      ]);
    expect(lines).toEqual([
      ['GO', '25', '22.5', 'middle'],
      ['if isFit', '25', '38.5', 'middle'],
    ]);
    expect(page.texts('title')).toEqual(['GO']);
    draw({ ...transition, description: 'Off it goes.' });
    expect(page.texts('title')).toEqual(['Off it goes.']);
  });

  test('that shows where a state begins has no label, and is no transition', () => {
    expect(draw(undefined, false)).toBe('arrow initial possible');
    expect(page.all('.label')).toEqual([]);
    expect(page.all('.arrow')[0]?.hasAttribute('data-transition')).toBe(false);
  });
});
