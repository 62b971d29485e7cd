// Scales and axes: time since birth, shares, and lengths of time on a logarithmic scale.

import { formatDuration } from '../../plan/index.js';
import type { PlotSize } from './figure.js';
import { html, type Markup } from './markup.js';
import { type Scale, scaleLinear } from './scales.js';

/** The inside of a picture, in its pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const units = [
  { name: 'years', ms: 365 * dayMs },
  { name: 'days', ms: dayMs },
  { name: 'hours', ms: hourMs },
  { name: 'minutes', ms: minuteMs },
  { name: 'seconds', ms: 1000 },
  { name: 'milliseconds', ms: 1 },
] as const;

/** The unit that suits times up to a horizon. */
export function unitFor(horizonMs: number): (typeof units)[number] {
  return units.find(({ ms }) => horizonMs >= 3 * ms) ?? units[5];
}

/** A number as a coordinate. */
export const at = (n: number): string => String(Math.round(n * 100) / 100);

/** Time since birth, from left to right. */
export function timeAxis(box: Box, horizonMs: number, { name: screen }: PlotSize) {
  const unit = unitFor(horizonMs);
  const scale = scaleLinear([0, horizonMs / unit.ms], [box.left, box.right]);
  const ticks = scale.ticks(screen === 'wide' ? 10 : 4);
  const axis = html`${ticks.map(
    (tick) =>
      html`<line class="axis" x1="${at(scale(tick))}" x2="${at(scale(tick))}" y1="${at(box.bottom)}" y2="${at(box.bottom + 5)}"/><text x="${at(scale(tick))}" y="${at(box.bottom + 20)}" text-anchor="middle">${tick}</text>`,
  )}<text x="${at((box.left + box.right) / 2)}" y="${at(box.bottom + 40)}" text-anchor="middle">${unit.name} since birth</text>`;
  return { x: (ms: number) => scale(ms / unit.ms), axis };
}

/** Shares, from the bottom to the top, with lines across the box. */
export function shareAxis(box: Box, y: Scale, count: number): Markup {
  const ticks = y.ticks(count);
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const decimals = Math.max(0, -Math.floor(Math.log10(step * 100) + 1e-9));
  return html`${ticks.map(
    (tick) =>
      html`<line class="grid" x1="${at(box.left)}" x2="${at(box.right)}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text x="${at(box.left - 8)}" y="${at(y(tick) + 4)}" text-anchor="end">${(tick * 100).toFixed(decimals)} %</text>`,
  )}`;
}

const lengths = [
  1,
  10,
  100,
  1000,
  5000,
  15_000,
  minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  hourMs,
  4 * hourMs,
  12 * hourMs,
  dayMs,
  3 * dayMs,
  7 * dayMs,
  30 * dayMs,
  90 * dayMs,
  365 * dayMs,
  3650 * dayMs,
];

/** Lengths of time, as far as there is room for them. */
export function lengthAxis(box: Box, x: Scale): Markup {
  const [from, to] = x.domain;
  let last = Number.NEGATIVE_INFINITY;
  const ticks = lengths.filter((ms) => {
    if (ms < from || ms > to || x(ms) - last < 42) return false;
    last = x(ms);
    return true;
  });
  return html`${ticks.map(
    (ms) =>
      html`<line class="grid" x1="${at(x(ms))}" x2="${at(x(ms))}" y1="${at(box.top)}" y2="${at(box.bottom)}"/><text x="${at(x(ms))}" y="${at(box.bottom + 20)}" text-anchor="middle">${ms < 1000 ? `${ms}ms` : formatDuration(ms)}</text>`,
  )}<line class="axis" x1="${at(box.left)}" x2="${at(box.right)}" y1="${at(box.bottom)}" y2="${at(box.bottom)}"/>`;
}
