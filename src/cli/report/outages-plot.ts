// How long outages last: how many there were of each length, and how many were shorter.

import { max } from 'd3-array';
import { line } from 'd3-shape';
import { middleOf } from '../../simulator/internal.js';
import type { FleetReport } from '../fleet/index.js';
import { countText, durationText, shareText } from '../terminal/figures.js';
import { at, type Box, lengthAxis, shareAxis } from './axes.js';
import type { Plot, PlotSize } from './figure.js';
import { html, type Markup } from './markup.js';
import { type Scale, scaleLinear, scaleLog } from './scales.js';

/** Outages of about one length. */
interface Bar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
  /** The share of all outages that are shorter than `toMs`. */
  readonly shorter: number;
}

/** The share of outages that may be too short to be drawn. */
const rare = 0.0005;

type Mark = readonly [name: string, ms: number];

/** The plot; undefined when no outage has ended. */
export function outagesPlot({ simulated, tallies }: FleetReport): Plot | undefined {
  const { count, p50Ms, p95Ms, p99Ms, longestMs = 0, whyNoIntervals } = simulated.outages;
  const caveat = whyNoIntervals === undefined ? '' : ` No 95 % intervals: ${whyNoIntervals}.`;
  if (p50Ms === undefined || p95Ms === undefined || p99Ms === undefined) return undefined;
  const bars = barsOf(
    (tallies[0]?.outages ?? new Float64Array()).map((_, bin) =>
      tallies.reduce((sum, { outages }) => sum + (outages[bin] as number), 0),
    ),
    count,
  );
  const marks: Mark[] = [
    ['p50', p50Ms],
    ['p95', p95Ms],
    ['p99', p99Ms],
  ];
  return {
    id: 'outages',
    title: 'How long outages last',
    description: `Histogram and cumulative share of the lengths of ${countText(count)} outages on a logarithmic scale. Half of them were over within ${durationText(p50Ms)}, 95 of 100 within ${durationText(p95Ms)}, 99 of 100 within ${durationText(p99Ms)}; the longest took ${durationText(longestMs)}.`,
    caption: `${countText(count)} outages that ended. Above, how many were about so long (each bar by the same factor longer than the one before); below, the share that was over by then. The table has the few that are shorter than shown.${caveat}`,
    heights: { wide: 430, narrow: 400 },
    // The very shortest would take half of the room; they are in the table.
    draw: (size) =>
      draw(size, bars.slice(bars.findIndex(({ shorter }) => shorter > rare)), count, marks),
    table: {
      caption: 'Outages by length',
      head: ['From', 'To', 'Outages', 'Share', 'Over by then'],
      words: 0,
      rows: bars.map(({ fromMs, toMs, count: n, shorter }) => [
        durationText(fromMs),
        durationText(toMs),
        countText(n),
        shareText(n / count),
        shareText(shorter),
      ]),
    },
  };
}

/** Gathers fine bins into bars of equal width on the logarithmic scale, at most about fifty. */
function barsOf(counts: ArrayLike<number>, total: number): Bar[] {
  const seen = Array.from(
    counts,
    (count, bin) => [Math.log2(middleOf(bin)), count] as const,
  ).filter(([, count]) => count > 0);
  const doublings = (seen.at(-1)?.[0] ?? 0) - (seen[0]?.[0] ?? 0);
  const width = [1 / 8, 1 / 4, 1 / 2].find((each) => doublings / each <= 50) ?? 1;
  const sums = new Map<number, number>();
  for (const [log, count] of seen) {
    const bar = Math.floor(log / width);
    sums.set(bar, (sums.get(bar) ?? 0) + count);
  }
  const first = Math.min(...sums.keys());
  let shorter = 0;
  return Array.from({ length: Math.max(...sums.keys()) - first + 1 }, (_, i) => {
    const bar = first + i;
    const count = sums.get(bar) ?? 0;
    shorter += count;
    return {
      fromMs: 2 ** (bar * width),
      toMs: 2 ** ((bar + 1) * width),
      count,
      shorter: shorter / total,
    };
  });
}

function draw(size: PlotSize, bars: readonly Bar[], total: number, marks: readonly Mark[]): Markup {
  const wide = size.name === 'wide';
  const [left, right] = wide ? [72, size.width - 24] : [52, size.width - 10];
  const upper: Box = { left, right, top: 34, bottom: wide ? 228 : 212 };
  const lower: Box = { left, right, top: upper.bottom + 18, bottom: size.height - 44 };
  const [first, last] = [bars[0] as Bar, bars.at(-1) as Bar];
  const x = scaleLog([first.fromMs / 1.1, last.toMs * 1.1], [left, right]);
  const most = max(bars, ({ count }) => count / total) ?? 1;
  const y = scaleLinear([0, most * 1.05], [upper.bottom, upper.top]);
  const yShare = scaleLinear([0, 1], [lower.bottom, lower.top]);
  const steps = [
    [first.fromMs, first.shorter - first.count / total],
    ...bars.map(({ toMs, shorter }) => [toMs, shorter]),
  ] as [number, number][];
  const curve = line<[number, number]>()
    .x(([ms]) => x(ms))
    .y(([, share]) => yShare(share))
    .digits(1);
  return html`${shareAxis(upper, y, 4)}${bars.map((bar) => rectangle(bar, total, x, y, upper))}
<line class="axis" x1="${at(left)}" x2="${at(right)}" y1="${at(upper.bottom)}" y2="${at(upper.bottom)}"/>
${lengthAxis(lower, x)}${shareAxis(lower, yShare, 3)}<path class="sim" d="${curve(steps) ?? ''}"/>
${markers(marks, x, upper.top, lower.bottom, wide ? 44 : 30)}
<text x="${at((left + right) / 2)}" y="${at(lower.bottom + 40)}" text-anchor="middle">length of the outage</text>`;
}

function rectangle(
  { fromMs, toMs, count }: Bar,
  total: number,
  x: Scale,
  y: Scale,
  { bottom }: Box,
) {
  const [x0, x1] = [x(fromMs), x(toMs)];
  const top = y(count / total);
  const gap = x1 - x0 > 4 ? 1 : 0;
  return count === 0
    ? undefined
    : html`<rect class="bar" x="${at(x0)}" y="${at(Math.min(top, bottom - 1))}" width="${at(x1 - x0 - gap)}" height="${at(Math.max(bottom - top, 1))}"/>`;
}

/** Lines at quantiles; their names move apart where they would cover each other. */
function markers(marks: readonly Mark[], x: Scale, top: number, bottom: number, room: number) {
  let free = Number.NEGATIVE_INFINITY;
  return marks.map(([name, ms]) => {
    const label = Math.max(x(ms), free);
    free = label + room;
    return html`<path class="mark" fill="none" d="M${at(label)} ${at(top - 12)}L${at(x(ms))} ${at(top)}V${at(bottom)}"/><text class="strong halo" x="${at(label)}" y="${at(top - 16)}" text-anchor="middle">${name}</text>`;
  });
}
