// A plot on the page: the picture for a wide and for a narrow screen, what it says in words, and its
// table.

import { html, type Markup, type MarkupPart } from './markup.js';
import { type DataTable, tableMarkup } from './tables.js';

/** A picture's size, in pixels of the screen. */
export interface PlotSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
}

/** A plot. */
export interface Plot {
  /** Names it on the page. */
  readonly id: string;
  readonly title: string;
  /** What it shows, for readers who do not see it. */
  readonly description: string;
  /** What to know to read it. */
  readonly caption: MarkupPart;
  readonly legend?: Markup;
  readonly heights: Readonly<Record<PlotSize['name'], number>>;
  readonly draw: (size: PlotSize) => Markup;
  readonly table: DataTable;
}

const widths = { wide: 1000, narrow: 330 } as const;

/** A plot as a section of the page. */
export function plotSection(plot: Plot): Markup {
  const { id, title, caption, legend, table } = plot;
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
<figure>
<figcaption>${caption}</figcaption>
${legend}
${picture(plot, 'wide')}
${picture(plot, 'narrow')}
</figure>
<details><summary>The figures as a table</summary>${tableMarkup(table)}</details>
</section>
`;
}

function picture({ id, title, description, heights, draw }: Plot, name: PlotSize['name']): Markup {
  const size = { name, width: widths[name], height: heights[name] };
  const own = `${id}-${name}`;
  return html`<svg class="${name}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${own}-title ${own}-desc">
<title id="${own}-title">${title}</title>
<desc id="${own}-desc">${description}</desc>
${draw(size)}
</svg>`;
}

/** An entry of a legend: the class of its swatch, and what it stands for. */
export function legendOf(entries: readonly (readonly [swatch: string, name: string])[]): Markup {
  return html`<ul class="legend">${entries.map(
    ([swatch, name]) =>
      html`<li><span class="swatch ${swatch}" aria-hidden="true"></span>${name}</li>`,
  )}</ul>`;
}
