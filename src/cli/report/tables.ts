// Tables on the page. They scroll inside their own box, also by keyboard.

import { html, type Markup, type MarkupPart } from './markup.js';

/** A table of data. The first cell of each row is its heading. */
export interface DataTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly MarkupPart[])[];
  /** How many of the first columns hold words; the others hold figures. */
  readonly words?: number;
}

/** Writes a table. */
export function tableMarkup({ caption, head, rows, words = 1 }: DataTable): Markup {
  const side = (column: number) => (column < words ? html` class="text"` : undefined);
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head.map((name, c) => html`<th scope="col"${side(c)}>${name}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (cells) => html`<tr>${cells.map((cell, c) =>
    c === 0 ? html`<th scope="row"${side(c)}>${cell}</th>` : html`<td${side(c)}>${cell}</td>`,
  )}</tr>
`,
)}</tbody>
</table></div>`;
}

/** A table that is a section of the page. */
export interface TableOfPage {
  /** Names it on the page. */
  readonly id: string;
  readonly title: string;
  /** What to know to read it. */
  readonly note?: string;
  /** Missing where there is nothing but the note. */
  readonly table?: DataTable;
}

/** Writes a table as a section. */
export function tableSection({ id, title, note, table }: TableOfPage): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2>${
    note === undefined ? undefined : html`<p class="note">${note}</p>`
  }${table && tableMarkup(table)}</section>
`;
}
