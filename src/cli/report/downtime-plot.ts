// How downtime differs from instance to instance: the quantiles of the first year on a ruler, and the service
// levels that they break.

import type { DowntimeDistribution } from '../../simulator/index.js';
import {
  betweenText,
  chanceText,
  type FleetReport,
  levelText,
  quantileText,
} from '../fleet/index.js';
import { durationText } from '../terminal/figures.js';
import { at } from './axes.js';
import { legendOf, type Plot, type PlotSize } from './figure.js';
import { html, type Markup } from './markup.js';
import { scaleLinear } from './scales.js';

const hourMs = 3_600_000;

/** The plot; undefined where no instance is down. */
export function downtimePlot({ distribution }: FleetReport): Plot | undefined {
  const { quantiles, levels } = distribution;
  const last = quantiles.at(-1)?.upperMs ?? 0;
  if (last < 1) return undefined;
  const broken = levels.map(
    ({ level, broken }) => `${levelText(level)} is broken with probability ${chanceText(broken)}`,
  );
  return {
    id: 'downtime',
    title: 'How downtime differs from instance to instance',
    description: `${quantiles.map((quantile) => `${quantileText(quantile)}: ${betweenText(quantile)}`).join('; ')}. ${broken.join('; ')}.`,
    caption:
      'Downtime in an instance’s first 365 days, its creation included, by mathematics: half of the instances have at most p50, 99 in 100 at most p99. A dashed line is what a service level allows; those beyond the edge are in the table.',
    legend: legendOf([
      ['dot', 'p50, p90, p99'],
      ['exact-line', 'what a service level allows'],
    ]),
    heights: { wide: 130, narrow: 150 },
    draw: (size) => draw(size, distribution, last),
    table: {
      caption: 'Downtime in the first 365 days, and service levels',
      head: ['What', 'Downtime', 'An instance has more'],
      rows: [
        ...quantiles.map((quantile) => [
          quantileText(quantile),
          betweenText(quantile),
          `${Number(((1 - quantile.share) * 100).toPrecision(6))} %`,
        ]),
        ...levels.map(({ level, allowedMs, broken: chance }) => [
          `${levelText(level)} allows`,
          durationText(allowedMs),
          chanceText(chance),
        ]),
      ],
    },
  };
}

function draw(
  { name, width }: PlotSize,
  { quantiles, levels }: DowntimeDistribution,
  last: number,
): Markup {
  const wide = name === 'wide';
  const [left, right] = wide ? [24, width - 24] : [14, width - 14];
  const x = scaleLinear([0, (last * 1.12) / unitOf(last).ms], [left, right]);
  const { ms, label } = unitOf(last);
  const y = wide ? 70 : 84;
  const [first, end] = [quantiles[0]?.lowerMs ?? 0, last];
  const inside = levels.filter(({ allowedMs }) => allowedMs < last * 1.1);
  return html`${x
    .ticks(wide ? 10 : 4)
    .map(
      (tick) =>
        html`<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${y - 26}" y2="${y + 14}"/><text x="${at(x(tick))}" y="${y + 30}" text-anchor="middle">${tick}</text>`,
    )}<text x="${at((left + right) / 2)}" y="${y + 50}" text-anchor="middle">${label} of downtime in the first year</text>
${apart(
  inside.map(({ level, allowedMs }) => ({ at: x(allowedMs / ms), name: levelText(level) })),
  wide ? 60 : 50,
  left,
  right,
).map(
  (mark) =>
    html`<line class="exact-line" x1="${at(mark.at)}" x2="${at(mark.at)}" y1="${y - 26}" y2="${y + 14}"/><path class="leader" d="M${at(mark.label)} 18L${at(mark.at)} ${y - 26}"/><text x="${at(mark.label)}" y="14" text-anchor="middle">${mark.name}</text>`,
)}
<rect class="band" x="${at(x(first / ms))}" y="${y - 9}" width="${at(Math.max(2, x(end / ms) - x(first / ms)))}" height="18" rx="9"/>
${apart(
  quantiles.map((quantile) => ({ at: x(quantile.upperMs / ms), name: quantileText(quantile) })),
  wide ? 34 : 28,
  left,
  right,
).map(
  (mark) =>
    html`<circle class="dot" cx="${at(mark.at)}" cy="${y}" r="6"/><text class="strong halo" x="${at(mark.label)}" y="${y - 13}" text-anchor="middle">${mark.name}</text>`,
)}`;
}

const unitOf = (ms: number) =>
  ms < 3 * 60_000
    ? { ms: 1000, label: 'seconds' }
    : ms < 3 * hourMs
      ? { ms: 60_000, label: 'minutes' }
      : ms < 10 * 24 * hourMs
        ? { ms: hourMs, label: 'hours' }
        : { ms: 24 * hourMs, label: 'days' };

interface Mark {
  readonly at: number;
  readonly name: string;
}

/** Moves names apart that would cover each other, within the picture. */
function apart(marks: readonly Mark[], room: number, left: number, right: number) {
  const sorted = marks.toSorted((one, other) => one.at - other.at);
  const labels: number[] = [];
  for (const mark of sorted)
    labels.push(Math.max(mark.at, left + room / 2, (labels.at(-1) ?? -room) + room));
  for (let i = labels.length - 1, edge = right; i >= 0; i--) {
    labels[i] = Math.min(labels[i] as number, edge - (i === labels.length - 1 ? room / 2 - 10 : 0));
    edge = (labels[i] as number) - room;
  }
  return sorted.map((mark, i) => ({ ...mark, label: labels[i] as number }));
}
