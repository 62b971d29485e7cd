// The machine as a page to read: the picture, then every answer that it gives, as tables. docs/model.md is
// this page.

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
import type { DiagramModel } from './model.js';
import { remarksOn } from './wording.js';

/**
 * Renders a diagram model as a Markdown page.
 *
 * @param model - what to draw
 */
export function renderMarkdown(model: DiagramModel): string {
  const [title = '', ...rest] = model.root.description.split(/(?<=\.) /);
  return `${[
    '<!-- Generated from the chart: do not edit; npm run docs. -->',
    `# ${escapeMarkdown(title.replace(/\.$/, ''))}`,
    `${escapeMarkdown(rest.join(' '))} ${countsOf(model)} Page ids are those of the service's documentation.`.trim(),
    ['```mermaid', renderMermaid(model).trimEnd(), '```'].join('\n'),
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
  ].join('\n\n')}\n`;
}

function countsOf({ edges }: DiagramModel): string {
  const count = (certainty: string) => edges.filter((edge) => edge.certainty === certainty).length;
  return `The chart has ${edges.length} steps: ${count('documented')} are documented, ${count('inferred')} inferred and ${count('assumed')} assumed.`;
}
