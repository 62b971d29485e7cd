// Lines for edges that the layout does not have, because people have added them: a bow between two boxes.

import type { PlacedState, Spot } from '../../diagram/internal.js';

/** A line, where its head points, and where its label stands. */
export interface Bow {
  readonly line: string;
  readonly head: string;
  readonly at: Spot;
}

/** Draws a bow from one box to another; a box inside the other, or the same one, gets a loop above it. */
export function bowBetween(from: PlacedState, to: PlacedState): Bow {
  if (overlap(from, to)) return loopOver(from.width < to.width ? from : to);
  const [a, b] = [middle(from), middle(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  // Aside, so that it does not hide the edge that leads back.
  const [aside, up] = [((a.y - b.y) / length) * 60, ((b.x - a.x) / length) * 60];
  const bend = { x: (a.x + b.x) / 2 + aside, y: (a.y + b.y) / 2 + up };
  const [start, end] = [rimTowards(from, bend), rimTowards(to, bend)];
  return {
    line: `M${pair(start)}Q${pair(bend)} ${pair(end)}`,
    head: headAt(end, bend),
    at: { x: (start.x + 2 * bend.x + end.x) / 4, y: (start.y + 2 * bend.y + end.y) / 4 - 6 },
  };
}

function loopOver({ x, y, width }: PlacedState): Bow {
  const [left, right] = [
    { x: x + width * 0.3, y },
    { x: x + width * 0.7, y },
  ];
  const high = { x: right.x, y: y - 26 };
  return {
    line: `M${pair(left)}C${left.x},${high.y} ${pair(high)} ${pair(right)}`,
    head: headAt(right, high),
    at: { x: x + width / 2, y: y - 26 },
  };
}

const middle = ({ x, y, width, height }: PlacedState): Spot => ({
  x: x + width / 2,
  y: y + height / 2,
});

const overlap = (a: PlacedState, b: PlacedState): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Where a line from the middle of a box to a point leaves the box. */
function rimTowards(box: PlacedState, to: Spot): Spot {
  const from = middle(box);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
    1,
  );
  return { x: from.x + dx * scale, y: from.y + dy * scale };
}

function headAt(tip: Spot, from: Spot): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [x, y] = [(tip.x - from.x) / length, (tip.y - from.y) / length];
  const back = { x: tip.x - x * 10, y: tip.y - y * 10 };
  const sides = [1, -1].map((side) => ({ x: back.x - y * 4 * side, y: back.y + x * 4 * side }));
  return [...sides, tip].map(pair).join(' ');
}

const pair = ({ x, y }: Spot): string => `${x.toFixed(1)},${y.toFixed(1)}`;
