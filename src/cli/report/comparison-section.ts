// Another run beside the first one: the verdict, and the figures of both.

import { describeProfile } from '../../simulator/index.js';
import {
  type Beside,
  compare,
  comparedText,
  comparisonRows,
  type FleetReport,
  verdictText,
  warningText,
} from '../fleet/index.js';
import { html, type Markup } from './markup.js';
import { tableMarkup } from './tables.js';

/** The section. */
export function comparisonSection(report: FleetReport, beside: Beside<FleetReport>): Markup {
  const { answer: other, names } = beside;
  const comparison = compare(report, other);
  const look = { better: 'good', worse: 'bad', alike: 'warn', 'cannot tell': 'warn' };
  const [fleet, ...lines] = describeProfile(other.profile);
  const rows = comparisonRows(report, other).map(([of, figure, ...cells]) => [
    html`${of === '' ? undefined : html`<span class="group">${of}</span>`}${figure}`,
    ...cells,
  ]);
  return html`<section id="comparison" aria-labelledby="comparison-heading">
<h2 id="comparison-heading">${names[0]} and ${names[1]}</h2>
${verdictText(comparison, comparedText(beside)).map((line, i) => {
  const { verdict } = (i === 0 ? comparison.exact : comparison.simulated) ?? comparison.exact;
  return html`<p class="banner ${look[verdict]}">${line}</p>`;
})}
${
  beside.changes
    ? undefined
    : html`<details><summary>What ${names[1]} says</summary><p>${other.profile.name}</p><ul class="profile">${[fleet, ...lines].map((line) => html`<li>${line}</li>`)}</ul></details>`
}
${other.warnings.map((line) => html`<p class="banner warn">${warningText(line)}</p>`)}
${tableMarkup({ caption: 'The figures of both', head: ['Figure', ...names], rows })}
</section>
`;
}
