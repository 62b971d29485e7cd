// A machine in, the text of a diagram out. The same machine always gives the same bytes.

import { type InstanceMachine, instanceMachine, type Kind } from '../../machines/index.js';
import { renderDot } from './dot.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import { renderMermaid } from './mermaid.js';
import { type DiagramModel, diagramModelOf } from './model.js';
import { renderPlantuml } from './plantuml.js';
import { renderScxml } from './scxml.js';
import { renderSvg } from './svg.js';
import { renderXstate } from './xstate.js';

/** The formats of diagrams. */
export const diagramFormats = [
  'mermaid',
  'svg',
  'dot',
  'plantuml',
  'scxml',
  'markdown',
  'json',
  'xstate',
] as const;

/** A format of diagrams. */
export type DiagramFormat = (typeof diagramFormats)[number];

const renderers: Readonly<
  Record<DiagramFormat, (model: DiagramModel, kind?: Kind) => string | Promise<string>>
> = {
  mermaid: renderMermaid,
  svg: renderSvg,
  dot: renderDot,
  plantuml: renderPlantuml,
  scxml: renderScxml,
  markdown: renderMarkdown,
  json: renderJson,
  xstate: renderXstate,
};

/** What is drawn, where it is not all. */
export interface DiagramOptions {
  /** Decides the guards, so that what is written runs as it is; for `json` only. */
  readonly kind?: Kind;
}

/**
 * Draws the lifecycle of an instance. A comment in the result says what its format cannot show.
 *
 * @param format - one of `diagramFormats`
 * @param machine - the machine to draw; `instanceMachine` unless given
 * @param options - a kind of instance, for `json`
 * @returns the text, which ends with a line break
 * @throws RangeError when there is no such format, or it takes no kind
 * @throws TypeError for `json` when the machine holds a function besides its context, which would get lost
 *
 * @example
 * ```ts
 * const picture = await renderDiagram('svg');
 * picture.startsWith('<svg '); // true
 * ```
 */
export async function renderDiagram(
  format: DiagramFormat,
  machine: InstanceMachine = instanceMachine,
  { kind }: DiagramOptions = {},
): Promise<string> {
  if (!Object.hasOwn(renderers, format)) {
    throw new RangeError(
      `unknown diagram format ${JSON.stringify(format)}; allowed: ${diagramFormats.join(', ')}`,
    );
  }
  if (kind !== undefined && format !== 'json') {
    throw new RangeError(`${format} is for all kinds of instance; one kind is for json`);
  }
  return renderers[format](diagramModelOf(machine), kind);
}
