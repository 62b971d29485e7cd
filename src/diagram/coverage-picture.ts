// Which edges of a machine were taken, as a picture: the more often the thicker, with the figure beside it; what was
// never taken is dashed.

import { escapeMermaid, mermaidIds } from './escape.js';
import { isInside, type OutlineEdge, type OutlineState } from './outline.js';
import { boldFace, type PictureEdge, type PictureState, renderPicture } from './picture.js';

/** An edge, and how often it was taken. */
export interface CoveredEdge extends Pick<OutlineEdge, 'from' | 'event' | 'guard' | 'to'> {
  /** For certain. */
  readonly count: number;
  /** May be; it is drawn when the other is 0. */
  readonly possible: number;
  /** Whether nothing could have seen it. */
  readonly hidden: boolean;
}

/** What to draw. */
export interface CoveredChart {
  readonly title: string;
  readonly description: string;
  /** With the root, which tells where the machine begins. */
  readonly states: readonly OutlineState[];
  readonly edges: readonly CoveredEdge[];
}

/** How an edge is drawn: taken, taken perhaps, out of sight, never taken. */
type Sight = 'taken' | 'possible' | 'hidden' | 'never';

const sightOf = ({ count, possible, hidden }: CoveredEdge): Sight => {
  if (count > 0) return 'taken';
  if (possible > 0) return 'possible';
  return hidden ? 'hidden' : 'never';
};

/** The widest line, and what it stands for grows tenfold with each step. */
const [widest, perTenfold] = [7, 1.4];

const looks: Readonly<Record<Sight, (edge: CoveredEdge) => Readonly<Record<string, string>>>> = {
  taken: ({ count }) => ({
    fontname: boldFace,
    penwidth: String(Math.min(widest, Math.round((1 + perTenfold * Math.log10(count)) * 10) / 10)),
  }),
  possible: () => ({ style: 'dashed', penwidth: '1.5' }),
  hidden: () => ({ style: 'dotted' }),
  never: () => ({ style: 'dashed' }),
};

const classes: Readonly<Record<Sight, string>> = {
  taken: 'taken',
  possible: 'changed',
  hidden: 'faint',
  never: 'removed',
};

/** What stands behind the event. */
const figureOf = (edge: CoveredEdge): string =>
  ({
    taken: `${edge.count}×`,
    possible: `0 to ${edge.possible}×`,
    hidden: 'out of sight',
    never: 'never',
  })[sightOf(edge)];

/** Draws which edges were taken, as an SVG document. */
export async function renderCoverage(chart: CoveredChart): Promise<string> {
  const { title, description, states } = chart;
  const edges = chart.edges.filter(({ from }) => from !== '');
  const sights = new Set(edges.map(sightOf));
  const meanings: Readonly<Record<Sight, string>> = {
    taken: 'solid: taken so often, the thicker the more',
    possible: 'dashed, with figures: this one or another, nothing tells which',
    hidden: 'dotted: nothing that was recorded can show it',
    never: 'dashed: never taken',
  };
  return renderPicture({
    title,
    description,
    notes: (Object.keys(meanings) as Sight[])
      .filter((sight) => sights.has(sight))
      .map((sight) => meanings[sight]),
    states: statesIn('', states, edges),
    edges: edges.flatMap(edgeToDraw),
  });
}

function statesIn(
  parent: string,
  states: readonly OutlineState[],
  edges: readonly CoveredEdge[],
): PictureState[] {
  return states
    .filter((state) => isInside(state, parent))
    .map(({ name, tags, type }) => {
      const label = name.slice(parent ? parent.length + 1 : 0);
      return {
        name,
        label: tags.length > 0 ? `${label}\n${tags.join(', ')}` : label,
        class: edges.some(
          ({ from, to, count, possible }) => count + possible > 0 && [from, to].includes(name),
        )
          ? 'visited'
          : 'faint',
        final: type === 'final',
        initial: states.some(({ initial }) => initial === name),
        states: statesIn(name, states, edges),
      };
    });
}

const edgeToDraw = (edge: CoveredEdge): PictureEdge[] =>
  edge.to.split(' and ').map((to) => ({
    from: edge.from,
    to,
    label: `${labelOf(edge)}\n${figureOf(edge)}`,
    class: classes[sightOf(edge)],
    attributes: looks[sightOf(edge)](edge),
  }));

const labelOf = ({ event, guard }: CoveredEdge): string => `${event}${guard && ` [${guard}]`}`;

/** The same for Mermaid, where a figure has to do: its lines are all alike. */
export function mermaidOfCoverage({ title, states, edges }: CoveredChart): string {
  const idOf = mermaidIds();
  const begin = ({ initial }: OutlineState, indent: string): string[] =>
    initial === '' ? [] : [`${indent}[*] --> ${idOf(initial)}`];
  const inside = (parent: string, indent: string): string[] =>
    states
      .filter((state) => isInside(state, parent))
      .flatMap((state) => {
        const { name } = state;
        const label = name.slice(parent ? parent.length + 1 : 0);
        const named = `${indent}state "${escapeMermaid(label)}" as ${idOf(name)}`;
        const block = [...begin(state, `${indent}  `), ...inside(name, `${indent}  `)];
        // Mermaid takes no empty block: a history state has none.
        if (block.length === 0) return [named];
        return [named, `${indent}state ${idOf(name)} {`, ...block, `${indent}}`];
      });
  const lines = new Map<string, CoveredEdge[]>();
  for (const edge of edges.filter(({ from }) => from !== '')) {
    for (const to of edge.to.split(' and ')) {
      const arrow = `${idOf(edge.from)} --> ${idOf(to)}`;
      lines.set(arrow, [...(lines.get(arrow) ?? []), edge]);
    }
  }
  const text = (edge: CoveredEdge) => escapeMermaid(`${labelOf(edge)} ${figureOf(edge)}`);
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'stateDiagram-v2',
    '  direction LR',
    ...states.filter(({ name }) => name === '').flatMap((root) => begin(root, '  ')),
    ...inside('', '  '),
    ...[...lines].map(([arrow, along]) => `  ${arrow} : ${along.map(text).join('<br/>')}`),
    '',
  ].join('\n');
}
