// Any machine as a picture in which one way is lit: its states and edges in order, everything else faint.

import { boldFace, type PictureEdge, type PictureState, renderPicture } from './picture.js';

/** A state of a machine, with those inside it. */
export interface DrawnState {
  /** Its path below the root, with dots. */
  readonly name: string;
  readonly label: string;
  readonly tags: readonly string[];
  readonly final: boolean;
  readonly initial: boolean;
  readonly states: readonly DrawnState[];
}

/** An edge between two of them. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly event: string;
  /** The numbers of the steps in which the way takes it; empty for the others. */
  readonly steps: readonly number[];
}

/** A picture of a way. */
export interface DrawnPath {
  readonly title: string;
  readonly description: string;
  readonly states: readonly DrawnState[];
  readonly edges: readonly DrawnEdge[];
  /** The states that the way visits. */
  readonly visited: readonly string[];
  /** The state in which it ends. */
  readonly last: string;
  /** Whether something is wrong there. */
  readonly wrong: boolean;
}

/**
 * Draws a way through a machine as an SVG document, legible on light and dark pages.
 *
 * @returns the same bytes for the same way
 */
export async function renderPath(path: DrawnPath): Promise<string> {
  const { title, description, states, edges } = path;
  return renderPicture({
    title,
    description,
    states: states.map((state) => stateToDraw(state, path)),
    edges: [...faintEdges(edges), ...edges.flatMap(takenEdge)],
  });
}

function stateToDraw(state: DrawnState, path: DrawnPath): PictureState {
  const { name, label, tags, final, initial, states } = state;
  const marks = [
    path.visited.includes(name) ? 'visited' : 'faint',
    name === path.last && (path.wrong ? 'last wrong' : 'last'),
  ];
  return {
    name,
    label: tags.length > 0 ? `${label}\n${tags.join(', ')}` : label,
    class: marks.filter(Boolean).join(' '),
    final,
    initial,
    states: states.map((inner) => stateToDraw(inner, path)),
  };
}

/** One line between two states for all events that the way does not take. */
function faintEdges(edges: readonly DrawnEdge[]): PictureEdge[] {
  const faint = new Map<string, { from: string; to: string; events: string[] }>();
  for (const { from, to, event, steps } of edges) {
    if (steps.length > 0) continue;
    const key = JSON.stringify([from, to]);
    const known = faint.get(key) ?? { from, to, events: [] };
    known.events.push(event);
    faint.set(key, known);
  }
  return [...faint.values()].map(({ from, to, events }) => ({
    from,
    to,
    class: 'faint',
    label: [...new Set(events)].join('\n'),
  }));
}

/** A line of its own for each that it does take. */
const takenEdge = ({ from, to, event, steps }: DrawnEdge): PictureEdge[] =>
  steps.length === 0
    ? []
    : [
        {
          from,
          to,
          class: 'taken',
          label: `${steps.join(', ')} ${event}`,
          attributes: { fontname: boldFace, penwidth: '2', weight: '4' },
        },
      ];
