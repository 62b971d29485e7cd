// Integration over the length of a stay: panels of Gauss–Legendre nodes, halved until each panel gives
// the same as its halves. The panels are kept, so that many integrals can be taken over the same race.

import { type Race, writeRaceAt } from './race.js';

/** Nodes per panel. */
export const order = 16;

/** A panel is fine enough when halving it changes no integral by more than this part of the whole. */
const tolerance = 1e-13;

/** No panel is halved more often. */
const deepest = 48;

/** A stretch of time, covered by nodes that are even in time or in its logarithm. */
export interface Panel {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Sampling points of a race: `∫ φ(t) · (value at t) dt ≈ Σ φ(times[i]) · weighted[j][i]`. */
export interface Samples {
  readonly timesMs: Float64Array;
  /** First the race being open, then each continuous clock winning, times the weight of the node. */
  readonly weighted: readonly Float64Array[];
}

/** The Gauss–Legendre rule on -1 … 1. */
export const rule = legendreRule(order);

/** Finds panels on which the race is integrated to a relative tolerance of 1e-13. */
export function panelsOf(race: Race): Panel[] {
  const marks = marksOf(race);
  const coarse = marks.slice(1).map((toMs, i) => ({ fromMs: marks[i] as number, toMs }));
  const sums = coarse.map((panel) => integrals(race, panel));
  const whole = sums.reduce((total, each) => total.map((sum, j) => sum + (each[j] as number)));

  const refine = (panel: Panel, sum: Float64Array, depth: number): Panel[] => {
    const halves = split(panel);
    const parts = halves.map((half) => integrals(race, half));
    const fine = sum.every((value, j) => {
      const better = parts.reduce((total, part) => total + (part[j] as number), 0);
      // Rounding alone changes a sum by some units in its last place.
      return Math.abs(value - better) <= tolerance * Math.max(whole[j] as number, better / 8);
    });
    if (fine || depth === deepest) return [panel];
    return halves.flatMap((half, h) => refine(half, parts[h] as Float64Array, depth + 1));
  };
  return coarse.flatMap((panel, i) => refine(panel, sums[i] as Float64Array, 0));
}

/** Samples a race on panels. */
export function samplesOf(race: Race, panels: readonly Panel[]): Samples {
  const timesMs = new Float64Array(panels.length * order);
  const weighted = Array.from(
    { length: race.continuous.length + 1 },
    () => new Float64Array(timesMs.length),
  );
  const values = new Float64Array(weighted.length);
  let node = 0;
  for (const panel of panels) {
    forNodes(panel, (ms, weight) => {
      writeRaceAt(race, ms, values);
      timesMs[node] = ms;
      weighted.forEach((column, j) => {
        column[node] = weight * (values[j] as number);
      });
      node++;
    });
  }
  return { timesMs, weighted };
}

/** Where the race changes its character, from 0 to its end. */
function marksOf({ continuous, rate, untilMs }: Race): number[] {
  // Constant rates leave less than exp(-45) of the race open after 45 of their means.
  const fading = rate > 0 ? [0.5, 8, 45].map((means) => means / rate) : [];
  const end = Math.min(untilMs, ...fading.slice(-1));
  const inside = [...fading, ...continuous.flatMap(({ clock }) => clock.marksMs)];
  const marks = [0, ...inside.filter((ms) => ms > 0 && ms < end), end].sort((a, b) => a - b);
  return marks.filter((ms, i) => i === 0 || ms > (marks[i - 1] as number));
}

function integrals(race: Race, panel: Panel): Float64Array {
  const sums = new Float64Array(race.continuous.length + 1);
  const values = new Float64Array(sums.length);
  forNodes(panel, (ms, weight) => {
    writeRaceAt(race, ms, values);
    for (let j = 0; j < sums.length; j++) {
      sums[j] = (sums[j] as number) + weight * (values[j] as number);
    }
  });
  return sums;
}

/** Whether a panel spans so many orders that its nodes are better spread in the logarithm. */
export function isLong({ fromMs, toMs }: Panel): boolean {
  return fromMs > 0 && toMs > 3 * fromMs;
}

function forNodes(panel: Panel, visit: (ms: number, weight: number) => void): void {
  const { fromMs, toMs } = panel;
  if (isLong(panel)) {
    const half = Math.log(toMs / fromMs) / 2;
    for (const { at, weight } of rule) {
      const ms = fromMs * Math.exp(half * (1 + at));
      visit(ms, half * weight * ms);
    }
  } else {
    const half = (toMs - fromMs) / 2;
    for (const { at, weight } of rule) visit(fromMs + half * (1 + at), half * weight);
  }
}

/** Divides a panel in two, in which its nodes are spread alike. */
export function split(panel: Panel): [Panel, Panel] {
  const { fromMs, toMs } = panel;
  const middle = isLong(panel) ? fromMs * Math.sqrt(toMs / fromMs) : fromMs + (toMs - fromMs) / 2;
  return [
    { fromMs, toMs: middle },
    { fromMs: middle, toMs },
  ];
}

/** Nodes and weights on -1 … 1: Newton's method on the Legendre polynomial (DLMF 3.5.v). */
function legendreRule(points: number): { at: number; weight: number }[] {
  return Array.from({ length: points }, (_, i) => {
    let at = -Math.cos((Math.PI * (i + 0.75)) / (points + 0.5));
    let slope = 0;
    for (let round = 0; round < 8; round++) {
      let [before, value] = [1, at];
      for (let n = 2; n <= points; n++) {
        [before, value] = [value, ((2 * n - 1) * at * value - (n - 1) * before) / n];
      }
      slope = (points * (at * value - before)) / (at * at - 1);
      at -= value / slope;
    }
    return { at, weight: 2 / ((1 - at * at) * slope * slope) };
  });
}
