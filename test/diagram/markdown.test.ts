// The page says what the chart answers, cell by cell.

import {
  kinds,
  lifecycle,
  lifecycleOf,
  requests,
  type Situation,
  statuses,
} from '../../machines/index.js';
import { renderDiagram } from '../../src/diagram/index.js';
import { alteredCharts } from './altered-chart.js';
import { rowsOf } from './read-back.js';

const matrix = 'Which requests are accepted where';
let page: string;
beforeAll(async () => {
  page = await renderDiagram('markdown');
});

/** What a cell of the matrix says for a kind: what names the kind, else the first answer. */
function answerFor(cell: string, kind: string): string {
  const [first = '', ...exceptions] = cell.split('<br>').map((part) => part.split(': '));
  const own = exceptions.find(([some = '']) => some.split(', ').includes(kind));
  return own?.[1] ?? first[0] ?? '';
}

it.each([
  ['the real chart', lifecycle, () => page],
  [
    'a chart with a status more',
    lifecycleOf(alteredCharts['a status more']),
    () => renderDiagram('markdown', alteredCharts['a status more']),
  ],
] as const)(
  'has an answer for every state, request and kind, and it is that of %s',
  async (_what, asked, render) => {
    const rows = rowsOf(await render(), matrix);
    expect(rows).toHaveLength(asked.table.states.length);
    for (const [state = '', ...cells] of rows) {
      const [status, task] = state.replaceAll('`', '').split('.');
      for (const [index, request] of requests.entries()) {
        for (const kind of kinds) {
          const refusal = asked.refusal(request, { kind, status, task } as Situation);
          expect([state, request, kind, answerFor(cells[index] ?? '', kind)]).toEqual([
            state,
            request,
            kind,
            refusal ? refusal.code : '**yes**',
          ]);
        }
      }
    }
  },
);

it('lists every error code once, with all that it answers', () => {
  const rows = rowsOf(page, 'Error codes of refusals');
  const listed = rows.flatMap(([code, , answers = '']) =>
    answers.split('<br>').flatMap((part) => {
      const [state = '', some = ''] = part.split(': ');
      return some.split(', ').map((request) => `${code} ${state.replaceAll('`', '')} ${request}`);
    }),
  );
  const expected = new Set(
    lifecycle.table.states.flatMap((state) =>
      requests.flatMap((request) =>
        kinds.flatMap((kind) => {
          const [status, task] = state.split('.');
          const refusal = lifecycle.refusal(request, { kind, status, task } as Situation);
          return refusal ? [`${refusal.code} ${state} ${request}`] : [];
        }),
      ),
    ),
  );
  expect(listed.sort()).toEqual([...expected].sort());
  expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
});

it('says who moves next and with which tags, for every status', () => {
  const words = { operator: 'an operator', platform: 'the platform', none: 'none' };
  const rows = rowsOf(page, 'Statuses');
  for (const [name = '', , tags, mover] of rows) {
    const status = name.replace(/`(\w+)`.*/, '$1') as Situation['status'];
    const next = lifecycle.nextMover({ status, kind: 'ha' });
    if (status === 'RUNNING') expect(mover).toBe('depends on the task');
    else if (next === 'either') expect(mover).toBe('an operator, or the platform by itself');
    else expect(mover).toBe(words[next]);
    for (const tag of ['serving', 'transitional', 'failed'] as const) {
      expect((tags ?? '').includes(tag)).toBe(lifecycle.hasTag(status, tag));
    }
  }
  expect(rows).toHaveLength(statuses.length + 1);
});

it('gives every table row as many cells as its head', async () => {
  const pages = [page, await renderDiagram('markdown', alteredCharts['a status more'])];
  for (const text of pages) {
    for (const table of text.split('\n\n').filter((block) => block.startsWith('|'))) {
      const widths = table.split('\n').map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(widths).size).toBe(1);
    }
  }
});

it('says that it is generated and how', () => {
  expect(page.split('\n')[0]).toBe('<!-- Generated from the chart: do not edit; npm run docs. -->');
});

it('holds the Mermaid diagram as a block', async () => {
  const diagram = await renderDiagram('mermaid');
  expect(page).toContain(`\`\`\`mermaid\n${diagram}\`\`\`\n`);
});
