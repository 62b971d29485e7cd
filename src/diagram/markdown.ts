// The machine as a page to read: every answer that it gives, as tables, and last the picture as Mermaid, whose
// source is long. docs/model.md is this page, with a picture to begin with.

import { type InstanceMachine, instanceMachine } from '../../machines/index.js';
import { escapeMarkdown } from './escape.js';
import {
  eventTable,
  kindTable,
  refusalTable,
  requestMatrix,
  statusTable,
  stepTable,
  taskTables,
} from './markdown-tables.js';
import { renderMermaid } from './mermaid.js';
import { type DiagramModel, diagramModelOf } from './model.js';
import { remarksOn } from './wording.js';

/** The page as it is in a folder that has the chart as `lifecycle.svg`: it begins with that. */
export function pageWithPicture(machine: InstanceMachine = instanceMachine): string {
  return renderMarkdown(diagramModelOf(machine), 'lifecycle.svg');
}

/**
 * Renders a diagram model as a Markdown page.
 *
 * @param model - what to draw
 * @param picture - the address of a picture of it to begin with; none unless given
 */
export function renderMarkdown(model: DiagramModel, picture?: string): string {
  const [title = '', ...rest] = model.root.description.split(/(?<=\.) /);
  return `${[
    '<!-- Generated from the chart: do not edit; npm run docs. -->',
    `# ${escapeMarkdown(title.replace(/\.$/, ''))}`,
    `${escapeMarkdown(rest.join(' '))} ${countsOf(model)} Page ids are those of the service's documentation.`.trim(),
    ...(picture ? [`![${escapeMarkdown(model.root.description)}](${picture})`] : []),
    '## Statuses',
    statusTable(model),
    ...taskTables(model),
    '## Events',
    eventTable(model),
    '## Which requests are accepted where',
    '**yes** means accepted. Otherwise the request is refused with the error code in the cell; where kinds differ, the cell names them.',
    requestMatrix(model),
    '## Error codes of refusals',
    refusalTable(model),
    '## Kinds and guards',
    'A guard, in brackets behind an event, is a predicate on the kind; `[else]` is for the kinds that the guards before it leave.',
    kindTable(model),
    '## Steps',
    'Documented steps are stated by the pages that they cite. Inferred ones follow from what a page says; assumed ones are stated by none, and cite the page that comes nearest, if any.',
    stepTable(model),
    '## How to read the chart, and what it leaves out',
    remarksOn(model)
      .map((remark) => `- ${escapeMarkdown(remark)}`)
      .join('\n'),
    '## The chart as Mermaid',
    'Comments in its source have the meaning of every step, and where it comes from.',
    ['```mermaid', renderMermaid(model).trimEnd(), '```'].join('\n'),
  ].join('\n\n')}\n`;
}

function countsOf({ edges }: DiagramModel): string {
  const count = (certainty: string) => edges.filter((edge) => edge.certainty === certainty).length;
  return `The chart has ${edges.length} steps: ${count('documented')} are documented, ${count('inferred')} inferred and ${count('assumed')} assumed.`;
}
