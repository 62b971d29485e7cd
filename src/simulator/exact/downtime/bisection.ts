// Halving a stretch of time until it is short. Where a smooth function passes 0 a few of its values tell, so that most
// halves need not be looked at.

/** A stretch is short when it is this part of its end, or ends within a millisecond. */
const short = 1e-5;

/** Smooth functions need fewer values than this; others are looked at in the middle each time. */
const mostGuesses = 12;

/** A time, and the function there. */
interface Point {
  readonly ms: number;
  readonly value: number;
}

/** A stretch of time. */
interface Stretch {
  readonly below: number;
  readonly above: number;
}

/**
 * Halves a stretch until it is short, as if the function were looked at in every middle.
 *
 * @param valueAt - a function that grows
 * @returns ends that are those given, or at which the function was found to be below 0, and not to be so
 */
export function bisected(fromMs: number, toMs: number, valueAt: (ms: number) => number): Stretch {
  let [below, above] = [fromMs, toMs];
  const points: Point[] = [];
  const test = (ms: number) => {
    if (ms <= below || ms >= above) return;
    const value = valueAt(ms);
    points.push({ ms, value });
    if (value < 0) below = ms;
    else above = ms;
  };
  const isBelow = (ms: number) => {
    const guess = below < ms && ms < above ? crossing(points) : undefined;
    if (guess !== undefined && below < guess && guess < above) return ms < guess;
    test(ms);
    return ms <= below;
  };
  for (;;) {
    const found = halved(fromMs, toMs, isBelow);
    if (found.below === below && found.above === above) return found;
    test(found.below);
    test(found.above);
  }
}

function halved(fromMs: number, toMs: number, isBelow: (ms: number) => boolean): Stretch {
  let [below, above] = [fromMs, toMs];
  while (above - below > short * above && above > 1) {
    const middle = (below + above) / 2;
    if (isBelow(middle)) below = middle;
    else above = middle;
  }
  return { below, above };
}

/** Where a function passes 0, by the inverse polynomial through up to four points near by (Neville's scheme). */
function crossing(points: readonly Point[]): number | undefined {
  if (points.length < 2 || points.length > mostGuesses) return undefined;
  const near = points
    .toSorted((one, other) => Math.abs(one.value) - Math.abs(other.value))
    .slice(0, 4);
  const times = near.map(({ ms }) => ms);
  for (let degree = 1; degree < near.length; degree++) {
    for (let i = 0; i < near.length - degree; i++) {
      const [u, v] = [(near[i] as Point).value, (near[i + degree] as Point).value];
      times[i] = (u * (times[i + 1] as number) - v * (times[i] as number)) / (u - v);
    }
  }
  return times[0];
}
