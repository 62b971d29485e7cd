// The machine for PlantUML: bold events are requests of an operator, dashed lines inferred, dotted ones assumed.

import { type Certainty, type DiagramModel, type DiagramState, withStatesInside } from './model.js';
import { labelOf, remarksOn, remarksOnDrawing, sourceOf } from './wording.js';

const lines: Readonly<Record<Certainty, string>> = {
  documented: '-->',
  inferred: '-[dashed]->',
  assumed: '-[dotted]->',
};

/**
 * Renders a diagram model as a state diagram of PlantUML.
 *
 * @param model - what to draw
 */
export function renderPlantuml(model: DiagramModel): string {
  const remarks = [model.root.description, ...remarksOn(model), ...remarksOnDrawing(model)];
  const edges = model.edges.flatMap((edge) => {
    const { from, to, mover, certainty, description } = edge;
    const label = mover === 'operator' ? `**${labelOf(edge)}**` : labelOf(edge);
    return [
      `' ${oneLine(description)} ${oneLine(sourceOf(edge))}.`,
      `${idOf(from)} ${lines[certainty]} ${idOf(to)} : ${label}`,
    ];
  });
  const notes = withStatesInside(model.root)
    .filter(({ name }) => name !== '')
    .map(({ name, description }) => `' ${name}: ${oneLine(description)}`);
  return `@startuml
${remarks.map((line) => `' ${oneLine(line)}`).join('\n')}
' Bold: a request of an operator; plain: an outcome that the platform reports.
' Solid lines are documented, dashed ones inferred, dotted ones assumed.
${notes.join('\n')}
hide empty description
left to right direction
${insideOf(model.root, '').join('\n')}
${edges.join('\n')}
@enduml
`;
}

/** PlantUML's ids have no dots, which mean something else there. */
const idOf = (name: string): string => name.replaceAll('.', '__');

function insideOf(state: DiagramState, indent: string): string[] {
  const start = state.initial ? [`${indent}[*] --> ${idOf(state.initial)}`] : [];
  return [...start, ...state.states.flatMap((inner) => linesOf(inner, indent))];
}

function linesOf(state: DiagramState, indent: string): string[] {
  const id = idOf(state.name);
  const tags = state.tags.map((tag) => `${indent}${id} : ${tag}`);
  const head = `${indent}state "${state.key}" as ${id}`;
  if (state.states.length === 0) {
    return [head, ...tags, ...(state.final ? [`${indent}${id} --> [*]`] : [])];
  }
  return [`${head} {`, ...insideOf(state, `${indent}  `), `${indent}}`, ...tags];
}

/** A comment ends with its line. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
