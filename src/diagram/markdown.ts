// The chart as a page to read: the picture, then every answer that the chart gives, as tables. This is
// what docs/model.md holds.

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
import type { Chart } from './model.js';
import { remarksOn } from './wording.js';

/**
 * Renders a chart as a Markdown page.
 *
 * @param chart - the chart
 */
export function renderMarkdown(chart: Chart): string {
  const [title = '', ...rest] = chart.root.description.split(/(?<=\.) /);
  return `${[
    '<!-- Generated from the chart: do not edit; npm run docs. -->',
    `# ${escapeMarkdown(title.replace(/\.$/, ''))}`,
    `${escapeMarkdown(rest.join(' '))} ${countsOf(chart)} Page ids are those of the service's documentation.`.trim(),
    ['```mermaid', renderMermaid(chart).trimEnd(), '```'].join('\n'),
    '## Statuses',
    statusTable(chart),
    ...taskTables(chart),
    '## Events',
    eventTable(chart),
    '## Which requests are accepted where',
    '**yes** means accepted. Otherwise the request is refused with the error code in the cell; where kinds differ, the cell names them.',
    requestMatrix(chart),
    '## Error codes of refusals',
    refusalTable(chart),
    '## Kinds and guards',
    'A guard, in brackets behind an event, is a predicate on the kind; `[else]` is for the kinds that the guards before it leave.',
    kindTable(chart),
    '## Steps',
    'Documented steps are stated by the pages that they cite. Inferred ones follow from what a page says; assumed ones are stated by none, and cite the page that comes nearest, if any.',
    stepTable(chart),
    '## How to read the chart, and what it leaves out',
    remarksOn(chart)
      .map((remark) => `- ${escapeMarkdown(remark)}`)
      .join('\n'),
  ].join('\n\n')}\n`;
}

function countsOf({ edges }: Chart): string {
  const count = (certainty: string) => edges.filter((edge) => edge.certainty === certainty).length;
  return `The chart has ${edges.length} steps: ${count('documented')} are documented, ${count('inferred')} inferred and ${count('assumed')} assumed.`;
}
