// The legend of the picture: samples stand in a row, what they mean beside them, and notes below.

import { instanceMachine, kinds } from '../../machines/index.js';
import { diagramModelOf } from '../../src/diagram/model.js';
import { legendOf } from '../../src/diagram/svg-legend.js';
import {
  guardInWords,
  kindsInWords,
  remarkOnRefusals,
  remarksOnDrawing,
} from '../../src/diagram/wording.js';

const model = diagramModelOf(instanceMachine);
const legend = legendOf(model);
/** A letter of a text of 10 pixels takes six of them at most. */
const lengthOf = (text: string) => text.length * 6;

const items = [...legend.svg.matchAll(/translate\((\d+) 0\)">([\s\S]*?)<\/g>/g)].map(
  ([, x, inner = '']) => {
    const [, textX, meaning = ''] = /<text x="(\d+)"[^>]*>(.*)<\/text>/.exec(inner) ?? [];
    return { x: Number(x), textX: Number(textX), meaning, hasHead: inner.includes('<polygon') };
  },
);

test('who moves and how sure a step is has a sample each, the movers with their heads', () => {
  expect(items.map(({ meaning, hasHead }) => [meaning, hasHead])).toEqual([
    ['an operator asks (request)', true],
    ['the platform reports (outcome)', true],
    ['documented', false],
    ['inferred from what a page says', false],
    ['assumed: no page says so', false],
  ]);
});

test('samples of 36 pixels follow one another, 20 pixels apart, each with its words 6 beside it', () => {
  expect(items.map(({ textX }) => textX)).toEqual(items.map(() => 42));
  for (const [n, { x, meaning }] of items.entries()) {
    const end = x + 42 + lengthOf(meaning);
    if (n + 1 < items.length) expect(items[n + 1]?.x).toBe(end + 20);
    expect(legend.width).toBeGreaterThanOrEqual(end);
  }
});

test('what each guard means stands below, a line of 18 pixels each, and the width holds the longest', () => {
  const notes = [...legend.svg.matchAll(/<text y="(\d+)"[^>]*>(.*)<\/text>/g)];
  const texts = notes.map(([, , text = '']) => text);
  expect(texts.slice(-1)).toEqual(['[else] for the kinds that the others leave']);
  expect(texts).toContain('[isSingle] for single');
  expect(notes.map(([, y]) => Number(y))).toEqual(notes.map((_, n) => 18 * (n + 1)));
  expect(legend.height).toBe(10 + 18 * notes.length);
  for (const text of texts) expect(legend.width).toBeGreaterThanOrEqual(lengthOf(text));
});

test('"else" is explained where it stands, and nowhere else', () => {
  const edges = model.edges.filter(({ condition }) => condition !== 'else');
  const only = model.edges.filter(({ condition }) => condition === 'else');
  for (const [shown, isSaid] of [
    [edges, false],
    [only, true],
  ] as const) {
    expect(legendOf({ ...model, edges: shown }).svg.includes('[else] for')).toBe(isSaid);
    expect(
      remarksOnDrawing({ ...model, edges: shown })
        .join()
        .includes('[else] holds'),
    ).toBe(isSaid);
  }
});

test('a drawing leaves out refusals and what each guard means, and says nothing else besides', () => {
  const edges = model.edges.filter(({ condition }) => condition !== 'else');
  expect(remarksOnDrawing({ ...model, edges })).toEqual([
    remarkOnRefusals,
    ...model.guards.map((guard) => `[${guard.name}] ${guardInWords(guard)}.`),
  ]);
});

test.each([
  [[...kinds], 'all kinds'],
  [['single', 'ha'], 'single, ha'],
  [[], 'no kind'],
])('the kinds %j are %s in words', (some, words) => expect(kindsInWords(some)).toBe(words));
