// The machine as a Mermaid state diagram, which GitHub draws. Mermaid has one kind of line and of arrowhead,
// so marks in the labels say who moves and which edges are inferred or assumed; comments have the sources.

import { escapeMermaid, escapeMermaidComment, escapeMermaidNote } from './escape.js';
import {
  type DiagramEdge,
  type DiagramModel,
  type DiagramState,
  withStatesInside,
} from './model.js';
import { tagColours } from './svg-style.js';
import { labelOf, remarksOn, remarksOnDrawing, sentenceOf } from './wording.js';

/** Marks the requests of operators. Every font has it. */
const operatorMark = '»';

/** Marks what the pages do not say outright: short, because long labels run into each other. */
const certaintyMarks = { documented: '', inferred: ' ?', assumed: ' ??' } as const;

/** Far enough apart that no label lies on a state or on another label, as Mermaid 11 lays it out. */
const spacing = ['config:', '  state:', '    nodeSpacing: 80', '    rankSpacing: 60'];

/**
 * Renders a diagram model as a Mermaid `stateDiagram-v2`.
 *
 * @param model - what to draw
 */
export function renderMermaid(model: DiagramModel): string {
  const { root } = model;
  const states = withStatesInside(root).filter(({ name }) => name !== '');
  const key = [
    `${operatorMark} an operator asks, without it the platform reports`,
    '? inferred, ?? assumed, otherwise documented',
  ].join(' · ');
  return [
    '---',
    `title: ${JSON.stringify(key)}`,
    ...spacing,
    '---',
    'stateDiagram-v2',
    ...indented([
      `accTitle: ${escapeMermaidNote(root.description)}`,
      `accDescr: ${escapeMermaidNote(key)}`,
      ...remarks(remarksOn(model)),
      ...remarks(remarksOnDrawing(model)),
      ...remarks([
        'What Mermaid cannot show: lines and heads that differ. Marks in the labels tell who moves and how certain a step is.',
        'Comments before the arrows give the meaning and the sources of every step.',
      ]),
      'direction LR',
      '',
      ...insideOf(root),
      '',
      ...arrowsOf(model),
      ...states.filter(({ final }) => final).map(({ name }) => `${idOf(name)} --> [*]`),
      '',
      ...states.filter(({ initial, tags }) => initial && tags.length > 0).map(noteOn),
      ...stylesOf(states),
    ]),
    '',
  ].join('\n');
}

/** Mermaid's ids have no dots. */
const idOf = (name: string): string => name.replaceAll('.', '_');

const indented = (lines: readonly string[]): string[] =>
  lines.map((line) => (line === '' ? '' : `  ${line}`));

const remarks = (lines: readonly string[]): string[] =>
  lines.map((line) => `%% ${escapeMermaidComment(line)}`);

function insideOf(state: DiagramState): string[] {
  return [
    ...(state.initial ? [`[*] --> ${idOf(state.initial)}`] : []),
    ...state.states.flatMap((inner) => {
      const id = idOf(inner.name);
      const named = `state "${escapeMermaid(inner.key)}" as ${id}`;
      if (inner.initial) return [named, `state ${id} {`, ...indented(insideOf(inner)), '}'];
      return inner.tags.length > 0
        ? [named, `${id} : ${escapeMermaid(inner.tags.join(', '))}`]
        : [named];
    }),
  ];
}

/** One arrow for all the steps between two states, a line of its label each: fewer labels collide. */
function arrowsOf({ edges }: DiagramModel): string[] {
  const arrows = new Map<string, DiagramEdge[]>();
  for (const edge of edges) {
    const arrow = `${idOf(edge.from)} --> ${idOf(edge.to)}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), edge]);
  }
  return [...arrows].flatMap(([arrow, steps]) => [
    ...remarks(steps.map(sentenceOf)),
    `${arrow} : ${steps.map(lineOf).join('<br/>')}`,
  ]);
}

function lineOf(edge: DiagramEdge): string {
  const mark = edge.mover === 'operator' ? `${operatorMark} ` : '';
  return escapeMermaid(`${mark}${labelOf(edge)}${certaintyMarks[edge.certainty]}`);
}

/** A box with states inside has no room for its tags. */
function noteOn({ name, tags, description }: DiagramState): string {
  const text = `${tags.join(', ')} – ${description}`;
  return `note right of ${idOf(name)} : ${escapeMermaidNote(text)}`;
}

/** Colours for boxes with tags; before Mermaid 11, boxes with states inside stay without. */
function stylesOf(states: readonly DiagramState[]): string[] {
  return Object.entries(tagColours).flatMap(([tag, { fill, rim, ink }]) => {
    const tagged = states.filter(({ tags }) => tags.includes(tag));
    if (tagged.length === 0) return [];
    const ids = tagged.map(({ name }) => idOf(name)).join(',');
    return [`classDef ${tag} fill:${fill},stroke:${rim},color:${ink}`, `class ${ids} ${tag}`];
  });
}
