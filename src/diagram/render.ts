// One door to all formats: a machine in, the text of a diagram out. Every format is derived from the
// chart that it is given, and the same chart always gives the same bytes.

import { type InstanceMachine, instanceMachine } from '../../machines/index.js';
import { renderDot } from './dot.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import { renderMermaid } from './mermaid.js';
import { type Chart, chartOf } from './model.js';
import { renderScxml } from './scxml.js';
import { renderSvg } from './svg.js';

/** The formats that a chart can be rendered in. */
export const diagramFormats = ['mermaid', 'svg', 'dot', 'scxml', 'markdown', 'json'] as const;

/** A format that a chart can be rendered in. */
export type DiagramFormat = (typeof diagramFormats)[number];

const renderers: Readonly<Record<DiagramFormat, (chart: Chart) => string | Promise<string>>> = {
  mermaid: renderMermaid,
  svg: renderSvg,
  dot: renderDot,
  scxml: renderScxml,
  markdown: renderMarkdown,
  json: renderJson,
};

/**
 * Renders a chart. What a format cannot show is said in a comment of that format.
 *
 * @param format - the format
 * @param machine - the chart; the lifecycle of an instance unless told
 * @returns the text, which ends with a line break
 * @throws TypeError for `json` when the chart holds a function besides its context, which would get lost
 * @example
 * const picture = await renderDiagram('svg');
 * picture.startsWith('<svg '); // true
 */
export async function renderDiagram(
  format: DiagramFormat,
  machine: InstanceMachine = instanceMachine,
): Promise<string> {
  return renderers[format](chartOf(machine));
}
