// The machine as a Mermaid state diagram, which GitHub draws. Mermaid has one kind of line and of arrowhead,
// so labels say who moves and which edges are inferred or assumed; comments have the sources.

import { escapeMermaid, escapeMermaidComment, escapeMermaidNote } from './escape.js';
import {
  type DiagramEdge,
  type DiagramModel,
  type DiagramState,
  withStatesInside,
} from './model.js';
import { labelOf, remarksOn, remarksOnDrawing, sentenceOf } from './wording.js';

/** Marks the requests of operators. */
const operatorMark = '▸';

/** Fill, rim and letters of the tags, readable on light and on dark pages. */
const tagStyles: Readonly<Record<string, string>> = {
  serving: 'fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
  transitional: 'fill:#fff8c5,stroke:#9a6700,color:#1f2328',
  failed: 'fill:#ffebe9,stroke:#cf222e,color:#1f2328',
};

/**
 * Renders a diagram model as a Mermaid `stateDiagram-v2`.
 *
 * @param model - what to draw
 */
export function renderMermaid(model: DiagramModel): string {
  const { root } = model;
  const states = withStatesInside(root).filter(({ name }) => name !== '');
  const key = `${operatorMark} an operator asks, no mark – the platform reports`;
  return [
    '---',
    `title: ${JSON.stringify(key)}`,
    '---',
    'stateDiagram-v2',
    ...indented([
      `accTitle: ${escapeMermaidNote(root.description)}`,
      `accDescr: ${escapeMermaidNote(key)}`,
      ...remarks(remarksOn(model)),
      ...remarks(remarksOnDrawing(model)),
      ...remarks([
        'What Mermaid cannot show: lines and heads that differ. Labels tell who moves and what is inferred or assumed; the rest is documented.',
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
  const certainty = edge.certainty === 'documented' ? '' : `, ${edge.certainty}`;
  return escapeMermaid(`${mark}${labelOf(edge)}${certainty}`);
}

/** A box with states inside has no room for its tags. */
function noteOn({ name, tags, description }: DiagramState): string {
  const text = `${tags.join(', ')} – ${description}`;
  return `note right of ${idOf(name)} : ${escapeMermaidNote(text)}`;
}

/** Colours for boxes with tags; Mermaid has none for boxes with states inside. */
function stylesOf(states: readonly DiagramState[]): string[] {
  return Object.entries(tagStyles).flatMap(([tag, style]) => {
    const tagged = states.filter(({ initial, tags }) => !initial && tags.includes(tag));
    if (tagged.length === 0) return [];
    const ids = tagged.map(({ name }) => idOf(name)).join(',');
    return [`classDef ${tag} ${style}`, `class ${ids} ${tag}`];
  });
}
