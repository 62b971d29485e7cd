// Whether stays are as long as the clocks of their state make them.

import { lnGamma } from '../../random/index.js';
import { openAtFixed, type Race, raceOf } from '../exact/index.js';
import { type StateEvidence, stayBinFrom, stayBins } from '../fleet/index.js';
import type { Cause } from '../profile/index.js';
import { lnMean } from './chance.js';

/** Lengths are gathered into classes of about this probability. */
const classShare = 1 / 64;

/** What the clocks are tried to be instead: faster or slower by these parts. */
const offs = [0.01, -0.01, 0.03, -0.03, 0.1, -0.1, 0.3, -0.3];

/**
 * The logarithm of a bound on the chance that lengths of stays fit the clocks as badly. It is an e-value:
 * the mean of likelihood ratios against clocks that ring more or less often, or sooner or later, and against
 * any other distribution (Dirichlet's, around the expected one).
 *
 * @param stays - how many had which length, see the evidence
 */
export function lnChanceOfLengths(causes: readonly Cause[], stays: StateEvidence['stays']): number {
  const race = raceOf(causes);
  const classes = classesOf(race, stays);
  if (classes.length < 2) return 0;
  const likelihood = (open: (ms: number) => number) =>
    classes.reduce((sum, { fromMs, toMs, count, probability }) => {
      if (count === 0) return sum;
      return sum + count * Math.log((open(fromMs) - open(toMs)) / probability);
    }, 0);
  const hazards = offs.map((off) => likelihood((ms) => openAt(race, ms) ** (1 + off)));
  const scales = offs.map((off) => likelihood((ms) => openAt(race, ms * (1 + off))));
  const others = [100, 10_000, 1_000_000].map((weight) => lnDirichlet(classes, weight));
  return Math.min(0, -lnMean([...hazards, ...scales, ...others]));
}

interface LengthClass {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
  readonly probability: number;
}

/** Bins gathered from the shortest on, whatever was seen; the last class takes what is left. */
function classesOf(race: Race, stays: StateEvidence['stays']): LengthClass[] {
  const endsMs: number[] = [];
  for (let bin = 1, before = 1; bin < stayBins; bin++) {
    const open = openAt(race, stayBinFrom(bin));
    if (open < classShare) break;
    if (before - open < classShare) continue;
    endsMs.push(stayBinFrom(bin));
    before = open;
  }
  const bounds = [0, ...endsMs, Number.POSITIVE_INFINITY];
  return bounds.slice(1).map((toMs, c) => ({
    fromMs: bounds[c] as number,
    toMs,
    probability: openAt(race, bounds[c] as number) - openAt(race, toMs),
    count: stays
      .filter(([bin]) => stayBinFrom(bin) >= (bounds[c] as number) && stayBinFrom(bin) < toMs)
      .reduce((sum, [, count]) => sum + count, 0),
  }));
}

/** How likely a stay is to last that long or longer. */
function openAt(race: Race, ms: number): number {
  if (ms <= 0) return 1;
  if (!Number.isFinite(ms)) return 0;
  const { fixed, continuous, rate } = race;
  if (fixed && ms > fixed.atMs) return 0;
  if (fixed && ms === fixed.atMs) return openAtFixed(race);
  return continuous.reduce((open, { clock }) => open * clock.survivor(ms), Math.exp(-rate * ms));
}

function lnDirichlet(classes: readonly LengthClass[], weight: number): number {
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  return classes.reduce(
    (sum, { count, probability }) =>
      count === 0
        ? sum
        : sum +
          lnGamma(weight * probability + count) -
          lnGamma(weight * probability) -
          count * Math.log(probability),
    lnGamma(weight) - lnGamma(weight + total),
  );
}
