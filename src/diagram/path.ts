// Any machine as a picture in which one way is lit: its states and edges in order, everything else faint.

import { escapeDot, escapeXml } from './escape.js';
import { pathStyle } from './svg-style.js';

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

const margin = 16;
const titleHeight = 44;
const [face, boldFace] = ['Courier', 'Courier-Bold'];

/**
 * Draws a way through a machine as an SVG document, legible on light and dark pages.
 *
 * @returns the same bytes for the same way
 */
export async function renderPath(path: DrawnPath): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  const drawing = graphviz.layout(dotOf(path), 'svg', 'dot');
  const [, width = '0', height = '0'] =
    /viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(drawing) ?? [];
  const letters = Math.max(path.title.length * 8.4, path.description.length * 7.2);
  const w = Math.ceil(Math.max(Number(width), letters)) + 2 * margin;
  const h = Math.ceil(Number(height)) + 2 * margin + titleHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="path-title path-description">
<title id="path-title">${escapeXml(path.title)}</title>
<desc id="path-description">${escapeXml(path.description)}</desc>
<style>${pathStyle}</style>
<rect class="paper" x="0.5" y="0.5" width="${w - 1}" height="${h - 1}" rx="8"/>
<text class="title" x="${margin}" y="${margin + 12}" font-size="14">${escapeXml(path.title)}</text>
<text x="${margin}" y="${margin + 30}" font-size="12">${escapeXml(path.description)}</text>
<g transform="translate(${margin} ${margin + titleHeight})">
${inner(drawing)}
</g>
</svg>
`;
}

/** Graphviz's drawing without its head, its paper and its technical titles. */
const inner = (drawing: string): string =>
  drawing
    .replace(/^[\s\S]*?<svg[^>]*>\s*/, '')
    .replace(/\s*<\/svg>\s*$/, '')
    .replaceAll(/<!--[\s\S]*?-->\n/g, '')
    .replaceAll(/<title>[^<]*<\/title>\n/g, '')
    .replace(/<polygon fill="white"[^>]*\/>\n/, '');

function dotOf({ states, edges, visited, last, wrong }: DrawnPath): string {
  const classOf = ({ name }: DrawnState) =>
    [visited.includes(name) ? 'visited' : 'faint', name === last && (wrong ? 'last wrong' : 'last')]
      .filter(Boolean)
      .join(' ');
  const stateLines = (state: DrawnState): string[] => {
    const tags = state.tags.length > 0 ? `\n${state.tags.join(', ')}` : '';
    if (state.states.length > 0) {
      return [
        `subgraph "cluster_${escapeDot(state.name)}" {`,
        `label="${escapeDot(state.label + tags)}" class="${classOf(state)}" style="rounded" fontname="${face}"`,
        ...state.states.flatMap(stateLines),
        '}',
      ];
    }
    const rims = state.final ? ' peripheries="2"' : '';
    return [
      `"${escapeDot(state.name)}" [label="${escapeDot(state.label + tags)}" class="${classOf(state)}"${rims}]`,
    ];
  };
  return `digraph {
compound="true" newrank="true" rankdir="LR" nodesep="0.3" ranksep="0.6" fontname="${face}"
node [shape="box" style="rounded" fontname="${face}" fontsize="12"]
edge [fontname="${face}" fontsize="11"]
${states.flatMap(stateLines).join('\n')}
${edgeLines(states, edges).join('\n')}
}
`;
}

/** One line between two states for all events that the way does not take, one for each that it does. */
function edgeLines(states: readonly DrawnState[], edges: readonly DrawnEdge[]): string[] {
  const all = withInner(states);
  const taken = edges.filter(({ steps }) => steps.length > 0);
  const faint = new Map<string, { from: string; to: string; events: string[] }>();
  for (const { from, to, event, steps } of edges) {
    if (steps.length > 0) continue;
    const key = JSON.stringify([from, to]);
    const known = faint.get(key) ?? { from, to, events: [] };
    known.events.push(event);
    faint.set(key, known);
  }
  const line = (from: string, to: string, attributes: Readonly<Record<string, string>>) => {
    const [tail, head] = [all.get(from), all.get(to)];
    const full = {
      ...attributes,
      ...(tail && tail.states.length > 0 && { ltail: `cluster_${from}` }),
      ...(head && head.states.length > 0 && { lhead: `cluster_${to}` }),
    };
    const list = Object.entries(full).map(([key, text]) => `${key}="${escapeDot(text)}"`);
    return `"${escapeDot(leafIn(tail, from))}" -> "${escapeDot(leafIn(head, to))}" [${list.join(' ')}]`;
  };
  return [
    ...[...faint.values()].map(({ from, to, events }) =>
      line(from, to, { class: 'faint', label: `${[...new Set(events)].join('\n')} ` }),
    ),
    ...taken.map(({ from, to, event, steps }) =>
      line(from, to, {
        class: 'taken',
        label: `${steps.join(', ')} ${event} `,
        fontname: boldFace,
        penwidth: '2',
        weight: '4',
      }),
    ),
  ];
}

const withInner = (states: readonly DrawnState[]): Map<string, DrawnState> =>
  new Map(states.flatMap((state) => [[state.name, state] as const, ...withInner(state.states)]));

/** Graphviz draws edges between leaves: the one in which a state with others inside begins. */
function leafIn(state: DrawnState | undefined, name: string): string {
  if (!state || state.states.length === 0) return name;
  const first = state.states.find(({ initial }) => initial) ?? state.states[0];
  return leafIn(first, first?.name ?? name);
}
