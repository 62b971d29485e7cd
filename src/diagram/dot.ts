// The machine for Graphviz: solid lines are documented, dashed ones inferred, dotted ones assumed; a
// filled head with a bold label is an operator's request, a hollow head is the platform's outcome.

import { isPlanned } from '../../machines/index.js';
import { escapeDot } from './escape.js';
import { type Certainty, type DiagramEdge, type DiagramModel, withStatesInside } from './model.js';
import { catModelOf, renderCat, startOf } from './state-machine-cat.js';
import { labelOf, remarksOn, remarksOnDrawing, sentenceOf } from './wording.js';

/** The fonts of the layout: all their letters are equally wide, on every machine. */
const [face, boldFace] = ['Courier', 'Courier-Bold'];

const lineStyles: Readonly<Record<Certainty, string>> = {
  documented: 'solid',
  inferred: 'dashed',
  assumed: 'dotted',
};

/** Distances and order, chosen by eye for this machine. */
const graphAttributes = {
  newrank: 'true',
  ordering: '""',
  nodesep: '0.22',
  ranksep: '0.5',
  labelloc: 'b',
  labeljust: 'l',
  fontname: face,
};

/**
 * Renders a diagram model as a DOT graph, with the sentence of every edge as its tooltip.
 *
 * @param model - what to draw
 */
export async function renderDot(model: DiagramModel): Promise<string> {
  const comment = [
    model.root.description,
    ...remarksOn(model),
    ...remarksOnDrawing(model),
    'Solid lines are documented, dashed ones inferred, dotted ones assumed.',
    'A filled head with a bold label is a request of an operator; a hollow head is an outcome that the platform reports.',
    'Graphviz has no word for the tags of a state: they stand below its name and among its classes.',
    ...withStatesInside(model.root).flatMap(({ name, description }) =>
      name && description ? [`${name}: ${description}`] : [],
    ),
  ];
  const graph = await graphOf(model, (edge) => ({ tooltip: sentenceOf(edge) }));
  return `${comment.map((line) => `// ${line}\n`).join('')}${graph}`;
}

/**
 * Draws a diagram model as a DOT graph.
 *
 * @param model - what to draw
 * @param more - further attributes of an edge
 */
export async function graphOf(
  model: DiagramModel,
  more: (edge: DiagramEdge) => Readonly<Record<string, string>>,
): Promise<string> {
  const states = await renderCat(catModelOf(model, 'picture'), 'dot', {
    direction: 'left-right',
    dotGraphAttrs: Object.entries(graphAttributes).map(([name, value]) => ({ name, value })),
    dotNodeAttrs: [{ name: 'fontname', value: face }],
    dotEdgeAttrs: [{ name: 'fontname', value: face }],
  });
  // Graphviz lays out better when it knows all states before the first edge, and the long ones last.
  const edges = model.edges.toReversed().map((edge) => lineOf(model, edge, more(edge)));
  return states.replace(/\s*\}\s*$/, () => `\n\n${edges.join('\n')}\n}\n`);
}

function lineOf(
  model: DiagramModel,
  edge: DiagramEdge,
  more: Readonly<Record<string, string>>,
): string {
  const { from, to, event, mover, certainty } = edge;
  const composite = (name: string) =>
    withStatesInside(model.root).find((state) => state.name === name && state.initial);
  const [tail, head] = [composite(from), composite(to)];
  const byOperator = mover === 'operator';
  const attributes = {
    id: `edge-${edge.number}`,
    class: `${mover} ${certainty}`,
    // The blanks keep the label off the head of its arrow.
    label: `${labelOf(edge)}  `,
    style: lineStyles[certainty],
    arrowhead: byOperator ? 'normal' : 'onormal',
    ...(byOperator && { fontname: boldFace }),
    // An unplanned event leaves nearly every state, so its lines must not pull the picture together.
    ...(!isPlanned(event) && { weight: '0' }),
    ...(tail && { ltail: `cluster_${from}` }),
    ...(head && { lhead: `cluster_${to}` }),
    ...more,
  };
  // Arrows into a composite aim at its start, so that they do not hide those that leave it; but back
  // from where a request of the composite itself leads, there is a shorter way.
  const isReturn = model.edges.some(
    (other) => other.from === to && other.to === from && other.mover === 'operator',
  );
  const aim = head && !isReturn ? startOf(head) : to;
  const list = Object.entries(attributes).map(([key, text]) => `${key}="${escapeDot(text)}"`);
  return `  "${escapeDot(from)}" -> "${escapeDot(aim)}" [${list.join(' ')}]`;
}
