// The simulated serving share with its interval, and the exact one, on one ruler.

import { agreementText, type FleetReport } from '../fleet/index.js';
import { decimalsFor, shareText, zText } from '../terminal/figures.js';
import { at } from './axes.js';
import { legendOf, type Plot, type PlotSize } from './figure.js';
import { html, type Markup } from './markup.js';
import { scaleLinear } from './scales.js';

/** The plot. */
export function agreementPlot(report: FleetReport): Plot {
  const { mean, low, high, standardError } = report.simulated.servingShare;
  const { fleetShare } = report;
  const exact = report.exact.expected.serving;
  const decimals = decimalsFor(2 * standardError);
  const text = (share: number) => shareText(share, decimals);
  const suchFleets =
    fleetShare.type === 'known'
      ? `Of 95 in 100 such fleets it lies between ${text(fleetShare.lower)} and ${text(fleetShare.upper)}, by mathematics.`
      : '';
  return {
    id: 'agreement',
    title: 'Two answers to one question',
    description: `Serving share from birth to the horizon. Simulated: ${text(mean)}, between ${text(low)} and ${text(high)} in 95 of 100 runs. Exact: ${text(exact)}. ${agreementText(report)}`,
    caption: `The share of time that an instance serves from its birth to the horizon, by simulation and by mathematics. ${suchFleets} The two differ by ${Math.abs(report.standardErrorsApart).toFixed(2)} standard errors of the sample.`,
    legend: legendOf([
      ['sim', 'simulated, with its 95 % interval'],
      ['exact-line', 'exact'],
    ]),
    heights: { wide: 96, narrow: 96 },
    draw: (size) => draw(size, { mean, low, high, exact, decimals }),
    table: {
      caption: 'Serving share from birth to the horizon',
      head: ['Answer', 'Share', 'Low', 'High', 'Standard error', 'z'],
      rows: [
        [
          'Simulated',
          text(mean),
          text(low),
          text(high),
          standardError.toPrecision(3),
          zText(report.standardErrorsApart),
        ],
        ['Exact', text(exact), '', '', '', ''],
        ...(fleetShare.type === 'known'
          ? [
              [
                'Exact, 95 in 100 such fleets',
                '',
                text(fleetShare.lower),
                text(fleetShare.upper),
                '',
                '',
              ],
            ]
          : []),
      ],
    },
  };
}

interface Figures {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly exact: number;
  readonly decimals: number;
}

function draw({ name, width }: PlotSize, { mean, low, high, exact, decimals }: Figures): Markup {
  const [left, right] = name === 'wide' ? [40, width - 40] : [34, width - 34];
  const reach = Math.max(high - mean, mean - low, Math.abs(exact - mean), 1e-12) * 1.5;
  const x = scaleLinear([mean - reach, mean + reach], [left, right]);
  const ticks = x.ticks(name === 'wide' ? 6 : 3).filter((tick) => tick <= 1);
  const y = 34;
  return html`${ticks.map(
    (tick) =>
      html`<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="6" y2="66"/><text x="${at(x(tick))}" y="86" text-anchor="middle">${(tick * 100).toFixed(decimals)} %</text>`,
  )}<rect class="band" x="${at(x(low))}" y="${y - 9}" width="${at(Math.max(x(high) - x(low), 2))}" height="18" rx="9"/>
<circle class="dot" cx="${at(x(mean))}" cy="${y}" r="6"/><line class="exact-line" x1="${at(x(exact))}" x2="${at(x(exact))}" y1="6" y2="66"/>`;
}
