// Any machine as a picture whose states and edges are marked in some way: what pictures of ways, of differences and of
// coverage have in common.

import { escapeDot, escapeXml } from './escape.js';
import { pictureStyle } from './svg-style.js';

/** A state of a picture, with those inside it. */
export interface PictureState {
  /** Its path below the root, with dots. */
  readonly name: string;
  /** Its lines. */
  readonly label: string;
  readonly class: string;
  readonly final: boolean;
  readonly initial: boolean;
  readonly states: readonly PictureState[];
  /** Attributes of Graphviz. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** An edge of a picture. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly class: string;
  /** Attributes of Graphviz. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What to draw. */
export interface Picture {
  readonly title: string;
  readonly description: string;
  /** What the marks mean, a line each. */
  readonly notes?: readonly string[];
  readonly states: readonly PictureState[];
  readonly edges: readonly PictureEdge[];
}

const margin = 16;
const titleHeight = 44;
const noteHeight = 18;
const face = 'Courier';

/** The font of what is told loudly. */
export const boldFace = 'Courier-Bold';

/**
 * Draws a machine as an SVG document, legible on light and dark pages.
 *
 * @returns the same bytes for the same picture
 */
export async function renderPicture(picture: Picture): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  const drawing = graphviz.layout(dotOf(picture), 'svg', 'dot');
  const [, width = '0', height = '0'] =
    /viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(drawing) ?? [];
  const { title, description, notes = [] } = picture;
  const letters = Math.max(
    title.length * 8.4,
    ...[description, ...notes].map(({ length }) => length * 7.2),
  );
  const w = Math.ceil(Math.max(Number(width), letters)) + 2 * margin;
  const noteAt = Math.ceil(Number(height)) + 2 * margin + titleHeight;
  const h = noteAt + notes.length * noteHeight;
  const lines = notes.map(
    (note, index) =>
      `<text x="${margin}" y="${noteAt + index * noteHeight}" font-size="12">${escapeXml(note)}</text>\n`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="path-title path-description">
<title id="path-title">${escapeXml(title)}</title>
<desc id="path-description">${escapeXml([description, ...notes].join('\n'))}</desc>
<style>${pictureStyle}</style>
<rect class="paper" x="0.5" y="0.5" width="${w - 1}" height="${h - 1}" rx="8"/>
<text class="title" x="${margin}" y="${margin + 12}" font-size="14">${escapeXml(title)}</text>
<text x="${margin}" y="${margin + 30}" font-size="12">${escapeXml(description)}</text>
<g transform="translate(${margin} ${margin + titleHeight})">
${inner(drawing)}
</g>
${lines.join('')}</svg>
`;
}

/** Graphviz's drawing without its head, its paper and its technical titles. */
const inner = (drawing: string): string =>
  drawing
    .replace(/^[\s\S]*?<svg[^>]*>\s*/, '')
    .replace(/\s*<\/svg>\s*$/, '')
    .replaceAll(/<!--[\s\S]*?-->\n/g, '')
    .replaceAll(/<title>[^<]*<\/title>\n/g, '')
    .replaceAll('&#45;', '-')
    .replace(/<polygon fill="white"[^>]*\/>\n/, '');

function dotOf({ states, edges }: Picture): string {
  const all = withInner(states);
  return `digraph {
compound="true" newrank="true" rankdir="LR" nodesep="0.3" ranksep="0.6" fontname="${face}"
node [shape="box" style="rounded" fontname="${face}" fontsize="12"]
edge [fontname="${face}" fontsize="11"]
${states.flatMap(stateLines).join('\n')}
${edges.map((edge) => edgeLine(edge, all)).join('\n')}
}
`;
}

function stateLines(state: PictureState): string[] {
  const more = state.attributes ? ` ${listed(state.attributes)}` : '';
  const own = `label="${escapeDot(state.label)}" class="${state.class}"`;
  if (state.states.length > 0) {
    return [
      `subgraph "cluster_${escapeDot(state.name)}" {`,
      `${own} style="rounded" fontname="${face}"${more}`,
      ...state.states.flatMap(stateLines),
      '}',
    ];
  }
  const rims = state.final ? ' peripheries="2"' : '';
  return [`"${escapeDot(state.name)}" [${own}${rims}${more}]`];
}

function edgeLine(edge: PictureEdge, all: ReadonlyMap<string, PictureState>): string {
  const { from, to, label } = edge;
  const [tail, head] = [all.get(from), all.get(to)];
  const attributes = {
    class: edge.class,
    // The blank keeps the label off the head of its arrow.
    label: `${label} `,
    ...edge.attributes,
    ...(tail && tail.states.length > 0 && { ltail: `cluster_${from}` }),
    ...(head && head.states.length > 0 && { lhead: `cluster_${to}` }),
  };
  return `"${escapeDot(leafIn(tail, from))}" -> "${escapeDot(leafIn(head, to))}" [${listed(attributes)}]`;
}

const listed = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([key, text]) => `${key}="${escapeDot(text)}"`)
    .join(' ');

const withInner = (states: readonly PictureState[]): Map<string, PictureState> =>
  new Map(states.flatMap((state) => [[state.name, state] as const, ...withInner(state.states)]));

/** Graphviz draws edges between leaves: the one in which a state with others inside begins. */
function leafIn(state: PictureState | undefined, name: string): string {
  if (!state || state.states.length === 0) return name;
  const first = state.states.find(({ initial }) => initial) ?? state.states[0];
  return leafIn(first, first?.name ?? name);
}
