// The machine as a picture: laid out by Graphviz, legible on light and dark pages, with a title and a
// description for readers who cannot see it, and a sentence on every state and edge.

import { graphOf } from './dot.js';
import { escapeXml, escapeXmlComment } from './escape.js';
import { type DiagramModel, type DiagramState, withStatesInside } from './model.js';
import { legendOf } from './svg-legend.js';
import { styleSheet } from './svg-style.js';
import { labelOf, remarksOn, remarksOnDrawing, sentenceOf } from './wording.js';

const margin = 16;

/**
 * Renders a diagram model as an SVG document.
 *
 * @param model - what to draw
 */
export async function renderSvg(model: DiagramModel): Promise<string> {
  // Loaded when something is drawn: most of who imports this draws nothing.
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  const drawing = graphviz.layout(await graphOf(model, () => ({})), 'svg', 'dot');
  const [, width = 0, height = 0] = /viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(drawing) ?? [];
  const legend = legendOf(model);
  const [w, h] = [
    Math.ceil(Math.max(Number(width), legend.width)) + 2 * margin,
    Math.ceil(Number(height)) + legend.height + 3 * margin,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="chart-title chart-description">
<title id="chart-title">${escapeXml(model.root.description)}</title>
<desc id="chart-description">${escapeXml(descriptionOf(model))}</desc>
<!-- What this picture cannot show:
${[...remarksOn(model), ...remarksOnDrawing(model)].map(escapeXmlComment).join('\n')}
-->
<style>${styleSheet}</style>
<rect class="paper" fill="white" x="0.5" y="0.5" width="${w - 1}" height="${h - 1}" rx="8"/>
<g transform="translate(${margin} ${margin})">
${polished(model, drawing)}
</g>
<g transform="translate(${margin + 4} ${Math.ceil(Number(height)) + 2 * margin + 10})">
${legend.svg}
</g>
</svg>
`;
}

/** Graphviz's drawing without its paper, its comments and its technical titles. */
function polished(model: DiagramModel, drawing: string): string {
  const states = new Map(withStatesInside(model.root).map((state) => [state.name, state]));
  const edges = new Map(model.edges.map((edge) => [`edge-${edge.number}`, edge]));
  const titleOf = (id: string, name: string) => {
    const edge = edges.get(id);
    if (edge) return sentenceOf(edge);
    const state = states.get(name.replace(/^cluster_/, ''));
    return state ? stateSentence(state) : '';
  };
  return (
    drawing
      .replace(/^[\s\S]*?<svg[^>]*>\s*/, '')
      .replace(/\n<\/svg>\n$/, '')
      .replaceAll(/<!--[\s\S]*?-->\n/g, '')
      .replaceAll('&#45;', '-')
      .replace(/<title>[^<]*<\/title>\n<polygon[^>]*\/>\n/, '')
      .replaceAll(
        /<g id="([^"]*)"([^>]*)>\n<title>([^<]*)<\/title>/g,
        (_, id: string, rest: string, name: string) => {
          const title = escapeXml(titleOf(id, name));
          return `<g id="${id}"${rest}>${title && `\n<title>${title}</title>`}`;
        },
      )
      // The rim of a state is drawn last and unfilled; filled, it has to come before the text.
      .replaceAll(
        /(<g id="node[^>]*>\n(?:<title>[^<]*<\/title>\n)?)<polygon[^>]*\/>\n([\s\S]*?)(<path[^>]*\/>\n)<\/g>/g,
        '$1$3$2</g>',
      )
      // The edges out of the start have a label of blanks.
      .replaceAll(/<text[^>]*>(?:\s|&#160;)*<\/text>\n/g, '')
  );
}

function stateSentence({ name, description, tags }: DiagramState): string {
  return `${name}${tags.length > 0 ? ` (${tags.join(', ')})` : ''}: ${description}`;
}

/** The picture in words, state by state. */
function descriptionOf(model: DiagramModel): string {
  return withStatesInside(model.root)
    .filter(({ name }) => name !== '')
    .map((state) => {
      const out = model.edges
        .filter(({ from }) => from === state.name)
        .map((edge) => `${labelOf(edge)} to ${edge.to} (${edge.mover}, ${edge.certainty})`);
      return `${stateSentence(state)} ${out.length > 0 ? `Steps: ${out.join('; ')}.` : ''}`.trim();
    })
    .join('\n');
}
