// A picture of costs that grow: both scales are logarithmic, so what stays as it is is level, whatever it costs. It is
// as wide as a phone, and several stand side by side on wider pages.

import { at, type Box } from '../../../src/cli/report/axes.js';
import { html, type Markup } from '../../../src/cli/report/markup.js';
import { type Scale, scaleLog } from '../../../src/cli/report/scales.js';
import { rounded } from '../report.js';
import type { Growth, GrowthLine, GrowthPoint } from './growth.js';

const [width, height] = [300, 248];

const boxBelow = (legendHeight: number): Box => ({
  left: 56,
  right: width - 24,
  top: 70 + legendHeight,
  bottom: height - 34,
});

const colours = [
  ['#2563b0', '#74a9f5'],
  ['#b8336a', '#f58bb6'],
  ['#1f7a57', '#5fc79b'],
  ['#8a5a00', '#f0c060'],
] as const;

const styleSheet = `
:root { --paper: #ffffff; --ink: #1b2130; --soft: #5a6374; --grid: #e4e2dc; ${coloursOf(0)} }
@media (prefers-color-scheme: dark) {
:root { --paper: #0d1117; --ink: #e9ebf1; --soft: #a2abbc; --grid: #2b313d; ${coloursOf(1)} } }
text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: var(--soft);
  font-variant-numeric: tabular-nums; }
.title { font-size: 14px; font-weight: 600; fill: var(--ink); }
.value { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.grid { stroke: var(--grid); } .line { fill: none; stroke-width: 1.75; }
`;

function coloursOf(side: 0 | 1): string {
  return colours.map((pair, index) => `--line-${index}: ${pair[side]};`).join(' ');
}

/** Draws it. */
export function growthPicture(growth: Growth): string {
  const { name, title, of, unit, lines } = growth;
  const points = lines.flatMap((line) => line.points);
  const box = boxBelow(lines.length > 1 ? 10 : 0);
  const x = scaleLog(extentOf(points.map(({ size }) => size)), [box.left, box.right]);
  const y = scaleLog(decadesAround(points.map(({ value }) => value)), [box.bottom, box.top]);
  const picture = html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${name}-title ${name}-desc">
<title id="${name}-title">${title}</title>
<desc id="${name}-desc">${inWords(growth)}</desc>
<style>${styleSheet}</style>
<rect width="${width}" height="${height}" rx="8" fill="var(--paper)"/>
<text class="title" x="12" y="22">${title}</text>
<text x="12" y="40">${unit}, by ${of}</text>
${legend(lines)}
${valueAxis(box, y)}
${sizeAxis(box, x, points)}
${lines.map((line, index) => drawn(line, index, x, y))}
${labels(lines, x, y)}
</svg>
`;
  return String(picture);
}

/** What it shows, for readers who do not see it. */
export const inWords = ({ unit, of, lines }: Growth): string =>
  `${unit}, by ${of}. ${lines
    .map(({ name, points }) => {
      const costs = points.map(
        ({ size, value }) => `${rounded(value)} at ${size.toLocaleString('en')}`,
      );
      return `${name}: ${costs.join(', ')}`;
    })
    .join('; ')}.`;

const extentOf = (values: readonly number[]): [number, number] => [
  Math.min(...values),
  Math.max(...values),
];

/** At least one power of ten, and whole ones, so that no line fills the picture by itself. */
function decadesAround(values: readonly number[]): [number, number] {
  const [least, most] = extentOf(values);
  const from = Math.floor(Math.log10(least));
  return [10 ** from, 10 ** Math.max(from + 1, Math.ceil(Math.log10(most)))];
}

function valueAxis(box: Box, y: Scale): Markup {
  const [from, to] = y.domain.map((value) => Math.round(Math.log10(value))) as [number, number];
  const ticks = Array.from({ length: to - from + 1 }, (_, power) => 10 ** (from + power));
  return html`${ticks.map(
    (tick) =>
      html`<line class="grid" x1="${at(box.left - 6)}" x2="${at(box.right + 6)}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text x="${at(box.left - 12)}" y="${at(y(tick) + 4)}" text-anchor="end">${short(tick)}</text>`,
  )}`;
}

function sizeAxis(box: Box, x: Scale, points: readonly GrowthPoint[]): Markup {
  const sizes = [...new Set(points.map(({ size }) => size))];
  return html`${sizes.map(
    (size) =>
      html`<text x="${at(x(size))}" y="${at(box.bottom + 22)}" text-anchor="middle">${short(size)}</text>`,
  )}`;
}

/** `100k`: what fits below a point. */
const short = (value: number): string =>
  value.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 3 });

function legend(lines: readonly GrowthLine[]): Markup | undefined {
  if (lines.length < 2) return undefined;
  let left = 14;
  return html`${lines.map(({ name }, index) => {
    const from = left;
    left += 26 + name.length * 6.6;
    return html`${mark(index, from + 4, 54)}<text x="${at(from + 12)}" y="58">${name}</text>`;
  })}`;
}

function drawn({ points }: GrowthLine, index: number, x: Scale, y: Scale): Markup {
  const places = points.map(({ size, value }) => [x(size), y(value)] as const);
  const way = places.map(([left, top]) => `${at(left)},${at(top)}`).join(' ');
  return html`<polyline class="line" stroke="var(--line-${index})" points="${way}"/>${places.map(([left, top]) => mark(index, left, top))}`;
}

/** A mark of its own for each line: no line is told by its colour alone. */
function mark(index: number, left: number, top: number): Markup {
  const fill = `var(--line-${index})`;
  if (index === 0) return html`<circle cx="${at(left)}" cy="${at(top)}" r="4" fill="${fill}"/>`;
  const corners = [
    [],
    [-3.6, -3.6, 3.6, -3.6, 3.6, 3.6, -3.6, 3.6],
    [0, -4.6, 4.4, 3.6, -4.4, 3.6],
    [0, -5, 5, 0, 0, 5, -5, 0],
  ][index] as number[];
  const points = corners.map((each, n) => at((n % 2 === 0 ? left : top) + each)).join(' ');
  return html`<polygon points="${points}" fill="${fill}"/>`;
}

/** The costs themselves, where no other line is in the way. */
function labels(lines: readonly GrowthLine[], x: Scale, y: Scale): Markup {
  const all = lines.length === 1 ? (lines[0] as GrowthLine).points : [];
  return html`${all.map(({ size, value }, index) => {
    // The first one would lie on the scale.
    const [left, anchor] = index === 0 ? [x(size) - 5, 'start'] : [x(size), 'middle'];
    return html`<text class="value" x="${at(left)}" y="${at(y(value) - 10)}" text-anchor="${anchor}">${rounded(value)}</text>`;
  })}`;
}
