// The share of instances that serve, over time: simulated with its interval, and the exact line.

import { quantile } from 'd3-array';
import { area, line } from 'd3-shape';
import { lifecycle } from '../../../machines/index.js';
import { availabilityAt } from '../../simulator/index.js';
import { proportion } from '../../simulator/internal.js';
import type { FleetReport } from '../fleet/index.js';
import { durationText, shareText } from '../terminal/figures.js';
import { at, type Box, shareAxis, timeAxis } from './axes.js';
import { legendOf, type Plot, type PlotSize } from './figure.js';
import { html, type Markup } from './markup.js';
import {
  type Envelope,
  envelopeOf,
  pointsPerStretch,
  type Stretch,
  stepsOf,
  stretchesOf,
} from './moments.js';
import { scaleLinear } from './scales.js';

/** A point of time. */
interface Point {
  readonly atMs: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Missing where the mathematics cannot tell it well enough. */
  readonly exact: number | undefined;
}

/** At how many points inverting transforms is worth its time. */
const invertedPoints = 12;

/** How well an exact value must be known to be drawn. */
const tolerance = 1e-5;

/** The plot. */
export function servicePlot(report: FleetReport): Plot {
  const points = pointsOf(report);
  const stretches = stretchesOf(report);
  const { longRun } = report.exact;
  const last = points.at(-1) as Point;
  const everywhere = points.every(({ exact }) => exact !== undefined);
  return {
    id: 'service',
    title: 'Who serves, and when',
    description: `Share of instances that serve, over time. At the horizon ${shareText(last.mean)} were simulated, between ${shareText(last.low)} and ${shareText(last.high)}; in the long run it is exactly ${shareText(longRun.availability)}.`,
    caption: html`Point availability A(t): the share of instances that serve at a moment, ${
      stretches
        ? `as the mean of ${pointsPerStretch} moments with the least and the most of them, since outages are shorter than the time between two`
        : 'with the interval that holds 95 of 100 points'
    }. Values below the edge, as at birth, are in the table.${
      everywhere
        ? undefined
        : ' Where the exact value is not known to 0.001 %, the line is at the availability of the long run.'
    }`,
    legend: legendOf([
      ['sim', 'simulated'],
      ['band', stretches ? 'least to most' : '95 % interval'],
      ['exact-line', everywhere ? 'exact A(t)' : 'exact A(t), or the long run'],
    ]),
    heights: { wide: 380, narrow: 320 },
    draw: (size) => draw(size, points, longRun.availability, report.run.horizonMs, stretches),
    table: {
      caption: 'Share of instances that serve',
      head: ['After', 'Simulated', 'Low', 'High', 'Exact'],
      rows: points.map(({ atMs, mean, low, high, exact }) => [
        durationText(atMs),
        ...[mean, low, high].map((share) => shareText(share)),
        exact === undefined ? '–' : shareText(exact),
      ]),
    },
  };
}

function pointsOf({ simulated, profile, exact }: FleetReport): Point[] {
  const { series, instances } = simulated;
  const inverted = exact.expected.methods.includes('inversion');
  const every = inverted ? Math.ceil(series.atMs.length / invertedPoints) : 1;
  const asked = series.atMs.filter(
    (_, point, { length }) => point % every === 0 || point === length - 1,
  );
  const known = new Map(
    availabilityAt(profile, asked)
      .filter(({ errorEstimate }) => errorEstimate <= tolerance)
      .map(({ atMs, availability }) => [atMs, availability]),
  );
  return series.atMs.map((atMs, point) => {
    const serving = series.statuses.reduce(
      (sum, status, s) => sum + (lifecycle.serves(status) ? (series.counts[s]?.[point] ?? 0) : 0),
      0,
    );
    const { mean, low, high } = proportion(serving, instances);
    return { atMs, mean, low, high, exact: known.get(atMs) };
  });
}

function draw(
  size: PlotSize,
  points: readonly Point[],
  longRun: number,
  horizonMs: number,
  stretches: readonly Stretch[] | undefined,
): Markup {
  const [left, right] = size.name === 'wide' ? [84, size.width - 20] : [64, size.width - 8];
  const box: Box = { left, right, top: 10, bottom: size.height - 50 };
  const { x, axis } = timeAxis(box, horizonMs, size);
  const drawn = drawnOf(points, stretches);
  const lows = drawn.map(([, { low }]) => low);
  const highs = drawn.map(([, { high }]) => high);
  // Births, at the bottom of the plot, would leave no room for the rest of the life.
  const from = Math.min(quantile(lows, 0.03) ?? 0, longRun);
  const to = Math.min(1, Math.max(...highs, longRun));
  const margin = Math.max((to - from) * 0.15, 1e-6);
  const y = scaleLinear(
    [Math.max(0, from - margin), Math.min(1, to + margin)],
    [box.bottom, box.top],
  );
  const band = area<[number, Envelope]>()
    .x(([ms]) => x(ms))
    .y0(([, { low }]) => y(low))
    .y1(([, { high }]) => y(high))
    .digits(1);
  const curve = line<[number, number]>()
    .x(([ms]) => x(ms))
    .y(([, share]) => y(share))
    .digits(1);
  const complete = points.every(({ exact }) => exact !== undefined);
  // Between birth and the first moment that the mathematics can tell, a line would tell a tale.
  const known = points.filter(({ exact, atMs }) => exact !== undefined && (complete || atMs > 0));
  const clip = `service-${size.name}-clip`;
  const level = at(y(longRun));
  return html`<clipPath id="${clip}"><rect x="${at(left)}" y="${at(box.top)}" width="${at(right - left)}" height="${at(box.bottom - box.top)}"/></clipPath>
${shareAxis(box, y, 6)}<g clip-path="url(#${clip})"><path class="band" d="${band(drawn) ?? ''}"/><path class="sim" d="${curve(drawn.map(([ms, { mean }]) => [ms, mean])) ?? ''}"/>
${complete ? undefined : html`<line class="exact-line" x1="${at(left)}" x2="${at(x(known[0]?.atMs ?? horizonMs))}" y1="${level}" y2="${level}"/>`}
<path class="exact-line" d="${curve(known.map(({ atMs, exact }) => [atMs, exact as number])) ?? ''}"/></g>
<line class="axis" x1="${at(left)}" x2="${at(right)}" y1="${at(box.bottom)}" y2="${at(box.bottom)}"/>${axis}`;
}

/** What is drawn at which time: points with their intervals, or stretches with what was seen in them. */
function drawnOf(
  points: readonly Point[],
  stretches: readonly Stretch[] | undefined,
): [number, Envelope][] {
  if (!stretches) return points.map((point) => [point.atMs, point]);
  const means = points.map(({ mean }) => mean);
  return stepsOf(
    stretches,
    stretches.map((stretch) => envelopeOf(stretch, means)),
  );
}
