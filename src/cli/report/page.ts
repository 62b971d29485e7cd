// The report of a fleet as one page: no script, nothing from elsewhere, and no data that could become
// markup.

import { raw } from 'hono/html';
import { describeProfile } from '../../simulator/index.js';
import { yearMs } from '../../simulator/internal.js';
import {
  agreementText,
  type Beside,
  creationChance,
  type FleetReport,
  partialText,
  titleOf,
  warningText,
} from '../fleet/index.js';
import { countText, decimalsFor, durationText, rateText, shareText } from '../terminal/figures.js';
import { agreementPlot } from './agreement-plot.js';
import { causesPlot } from './causes-plot.js';
import { comparisonSection } from './comparison-section.js';
import { downtimePlot } from './downtime-plot.js';
import { plotSection } from './figure.js';
import { figureTables } from './figure-tables.js';
import { html, type Markup, pageText } from './markup.js';
import { outagesPlot } from './outages-plot.js';
import { servicePlot } from './service-plot.js';
import { statusesPlot } from './statuses-plot.js';
import { styleSheet } from './style-sheet.js';
import { tableSection } from './tables.js';

/**
 * Writes the page.
 *
 * @param beside - another run, whose figures stand beside those of the first
 */
export function reportPage(report: FleetReport, beside?: Beside<FleetReport>): string {
  const plots = [
    statusesPlot(report),
    servicePlot(report),
    downtimePlot(report),
    causesPlot(report, beside),
    outagesPlot(report),
    agreementPlot(report),
  ].filter((plot) => plot !== undefined);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${titleOf(report)} · fleet report</title>
<style>${raw(styleSheet)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the figures</a>
${header(report)}
<main id="main">
${tiles(report)}
${beside ? comparisonSection(report, beside) : undefined}
${plots.map(plotSection)}
${figureTables(report).map(tableSection)}
</main>
<footer><p>${countText(report.simulated.instances)} simulated instances. Times are from birth; a year has 365 days; quantiles of outages are to within 0.8 %.</p></footer>
</body>
</html>
`;
  return pageText(page);
}

function header(report: FleetReport): Markup {
  const { profile, warnings, simulated, verdict, partialOf } = report;
  const [fleet, ...lines] = describeProfile(profile);
  const [look, sign] = {
    agree: ['good', '✓'],
    'cannot tell': ['warn', '?'],
    disagree: ['bad', '✗'],
  }[verdict];
  return html`<header>
<p class="eyebrow">Fleet report</p>
<h1>${titleOf(report)}</h1>
<p>${fleet}</p>
<details${profile.groups.length === 1 ? html` open` : undefined}><summary>What the profile says</summary><ul class="profile">${lines.map(
    (line) =>
      line.startsWith(' ') ? html`<li class="inner">${line.trim()}</li>` : html`<li>${line}</li>`,
  )}</ul></details>
${warnings.map((line) => html`<p class="banner warn">${warningText(line)}</p>`)}${partialOf === undefined ? undefined : html`<p class="banner warn"><strong>${partialText(simulated.instances, partialOf)}</strong></p>`}
<p class="banner ${look}">${sign} ${agreementText(report)}</p>
</header>`;
}

function tiles({ simulated, exact }: FleetReport): Markup {
  const { servingShare: serving, outages, creations, downtimeMsPerYear } = simulated;
  const decimals = decimalsFor(2 * serving.standardError);
  const chance = creationChance(exact);
  const success = creations.successShare;
  return html`<dl class="tiles">
${tile(
  'Serving share',
  shareText(serving.mean, decimals),
  `${shareText(serving.low, decimals)} to ${shareText(serving.high, decimals)}`,
  shareText(exact.expected.serving, decimals),
)}${tile(
  'Downtime per year',
  durationText(downtimeMsPerYear),
  'per instance',
  durationText((1 - exact.expected.serving) * yearMs),
)}${tile(
  'Outages per year',
  rateText(outages.perInstanceYear),
  outages.p50Ms === undefined
    ? 'none has ended'
    : `half within ${durationText(outages.p50Ms)}, 99 % within ${durationText(outages.p99Ms ?? 0)}`,
  `${rateText(exact.longRun.outages?.perYear ?? 0)} in the long run`,
)}${tile(
  'Creations that succeed',
  success ? shareText(success.mean, 2) : '–',
  `of ${countText(creations.count)}`,
  chance === undefined ? undefined : shareText(chance, 2),
)}
</dl>`;
}

function tile(name: string, big: string, small: string, exact: string | undefined): Markup {
  return html`<div class="tile"><dt>${name}</dt><dd class="big">${big}</dd><dd class="small">${small}</dd>${
    exact === undefined ? undefined : html`<dd class="small exact">exact ${exact}</dd>`
  }</div>
`;
}
