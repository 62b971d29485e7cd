// How the fleet was divided among the statuses over time: all of it, and, enlarged, those instances
// that did not serve.

import { quantile } from 'd3-array';
import { area, line } from 'd3-shape';
import { lifecycle, type Status } from '../../../machines/index.js';
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
import { type Scale, scaleLinear } from './scales.js';
import { classOf } from './theme.js';

/** A status and the share of instances in it at each point of time. */
interface Layer {
  readonly status: Status;
  readonly shares: readonly number[];
}

/** The plot. */
export function statusesPlot(report: FleetReport): Plot {
  const { simulated, run } = report;
  const { series, instances } = simulated;
  const stretches = stretchesOf(report);
  const layers = series.statuses.map(
    (status, s): Layer => ({
      status,
      shares: (series.counts[s] ?? []).map((count) => count / instances),
    }),
  );
  const down = layers.filter(({ status }) => !lifecycle.serves(status));
  const middle = Math.floor(series.atMs.length / 2);
  const atMiddle = layers
    .map(({ status, shares }) => `${status} ${shareText(shares[middle] ?? 0)}`)
    .join(', ');
  return {
    id: 'statuses',
    title: 'Where the instances are',
    description: `Shares of instances per status over time, stacked. Half way through, after ${durationText(series.atMs[middle] ?? 0)}: ${atMiddle}.`,
    caption: html`Above, all instances. Below, enlarged, those that do not serve; how they begin can lie above its edge, since every instance is born without service.${
      stretches
        ? ` Outages are shorter than the time between two moments, so each step is the mean of ${pointsPerStretch} moments, and the lines are the least and the most of them; the table has all of them.`
        : undefined
    }`,
    legend: legendOf([
      ...layers.map(({ status }) => [classOf(status), status] as const),
      ...(stretches ? [['envelope', 'least and most'] as const] : []),
    ]),
    heights: { wide: 440, narrow: 400 },
    draw: (size) => draw(size, layers, down, series.atMs, run.horizonMs, stretches),
    table: {
      caption: 'Instances per status',
      head: ['After', ...series.statuses],
      rows: series.atMs.map((ms, point) => [
        durationText(ms),
        ...series.counts.map((counts) => counts[point]),
      ]),
    },
  };
}

function draw(
  size: PlotSize,
  layers: readonly Layer[],
  down: readonly Layer[],
  atMs: readonly number[],
  horizonMs: number,
  stretches: readonly Stretch[] | undefined,
): Markup {
  const wide = size.name === 'wide';
  const [left, right] = wide ? [72, size.width - 104] : [58, size.width - 6];
  const whole: Box = { left, right, top: 8, bottom: 78 };
  const part: Box = { left, right, top: 116, bottom: size.height - 50 };
  const { x, axis } = timeAxis(part, horizonMs, size);
  const yWhole = scaleLinear([0, 1], [whole.bottom, whole.top]);
  const sums = atMs.map((_, p) => down.reduce((all, { shares }) => all + (shares[p] ?? 0), 0));
  const totals = stretches?.map((stretch) => envelopeOf(stretch, sums));
  // Births would leave no room for the rest of the life.
  const tall = totals ? totals.map(({ high }) => high) : sums;
  const usual = Math.max(quantile(tall, 0.97) ?? 0, 1e-9) * 1.25;
  const yPart = scaleLinear([0, Math.min(1, usual)], [part.bottom, part.top]);
  const served = layers.filter(({ status }) => lifecycle.serves(status));
  const clip = `statuses-${size.name}-clip`;
  return html`<clipPath id="${clip}"><rect x="${at(left)}" y="${at(part.top)}" width="${at(right - left)}" height="${at(part.bottom - part.top)}"/></clipPath>
${shareAxis(whole, yWhole, 2)}${stacked([...down, ...served], atMs, x, yWhole, stretches)}
<text class="strong" x="${at(left)}" y="${at(part.top - 8)}">Not serving</text>
${shareAxis(part, yPart, wide ? 6 : 5)}<g clip-path="url(#${clip})">${stacked(down, atMs, x, yPart, stretches)}${
    stretches && totals ? edges(stretches, totals, x, yPart) : undefined
  }</g>
<line class="axis" x1="${at(left)}" x2="${at(right)}" y1="${at(part.bottom)}" y2="${at(part.bottom)}"/>
${axis}${
  wide
    ? names(
        down.map((layer) => withEnd(layer, stretches)),
        part,
        yPart,
      )
    : undefined
}`;
}

/** A layer whose last share is that of the last stretch. */
function withEnd(layer: Layer, stretches: readonly Stretch[] | undefined): Layer {
  const last = stretches?.at(-1);
  return last ? { ...layer, shares: [envelopeOf(last, layer.shares).mean] } : layer;
}

/** The least and the most that were seen in each stretch, as steps. */
function edges(
  stretches: readonly Stretch[],
  totals: readonly Envelope[],
  x: (ms: number) => number,
  y: Scale,
): Markup[] {
  const curve = line<[number, Envelope]>().x(([ms]) => x(ms));
  const steps = stepsOf(stretches, totals);
  return (['low', 'high'] as const).map(
    (edge) =>
      html`<path class="envelope" d="${curve.y(([, each]) => y(each[edge])).digits(1)(steps) ?? ''}"/>`,
  );
}

function stacked(
  layers: readonly Layer[],
  atMs: readonly number[],
  x: (ms: number) => number,
  y: Scale,
  stretches: readonly Stretch[] | undefined,
): Markup[] {
  const pointsOf = ({ shares }: Layer): [number, number][] =>
    stretches
      ? stepsOf(
          stretches,
          stretches.map((stretch) => envelopeOf(stretch, shares).mean),
        )
      : shares.map((share, p) => [atMs[p] as number, share]);
  const below: number[] = [];
  return layers.map((layer) => {
    const points = pointsOf(layer);
    const base = points.map((_, p) => below[p] ?? 0);
    points.forEach(([, share], p) => {
      below[p] = (below[p] ?? 0) + share;
    });
    const shape = area<[number, number]>()
      .x(([ms]) => x(ms))
      .y0((_, p) => y(base[p] as number))
      .y1((_, p) => y(below[p] as number))
      .digits(1);
    return html`<path class="${classOf(layer.status)} seam" d="${shape(points) ?? ''}"/>`;
  });
}

/** The names of the layers beside their ends, where a layer is thick enough to be seen. */
function names(layers: readonly Layer[], box: Box, y: Scale): Markup[] {
  const last = (layers[0]?.shares.length ?? 0) - 1;
  let below = 0;
  let lowest = box.bottom + 12;
  return layers.flatMap(({ status, shares }) => {
    const share = shares[last] ?? 0;
    const middle = y(below + share / 2);
    below += share;
    if (Math.abs(y(share) - y(0)) < 3) return [];
    const text = Math.min(middle, lowest - 15);
    lowest = text;
    return html`<path class="leader" d="M${at(box.right + 2)} ${at(middle)}L${at(box.right + 9)} ${at(text)}"/><text x="${at(box.right + 12)}" y="${at(text + 4)}">${status}</text>`;
  });
}
