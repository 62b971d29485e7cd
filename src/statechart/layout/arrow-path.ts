// An arrow's way as a path with round corners.

interface Point {
  readonly x: number;
  readonly y: number;
}

const radius = 8;

/** The path through points, for the `d` of an SVG path. */
export function arrowPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${at(first)}`];
  for (const [index, corner] of rest.entries()) {
    const before = points[index] as Point;
    const next = rest[index + 1];
    if (!next) parts.push(`L${at(corner)}`);
    else {
      parts.push(`L${at(towards(corner, before))}`, `Q${at(corner)} ${at(towards(corner, next))}`);
    }
  }
  return parts.join('');
}

/** A point on the way from a corner to its neighbour, at most half of it away. */
function towards(corner: Point, neighbour: Point): Point {
  const [dx, dy] = [neighbour.x - corner.x, neighbour.y - corner.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return corner;
  const share = Math.min(radius, length / 2) / length;
  return { x: corner.x + dx * share, y: corner.y + dy * share };
}

const at = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
