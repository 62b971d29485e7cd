// Where instances are at a moment, and how much of their time until then they spent where, by inverting
// the transformed renewal equations: for any mix of clocks, with an estimate of the error.

import { type Chain, total } from '../chain/chain.js';
import { type Contour, fewestTerms, type Inversion, invert, type Terms } from './fourier-series.js';
import { Lattice } from './lattice.js';
import { initialFirst, Renewal } from './renewal.js';

/** What an inversion may cost: terms, and numbers handled in all. */
const effort = { mostTerms: 2 ** 16, mostNumbers: 8e7 };
const effortPerBlock = { ...effort, mostTerms: 2 ** 14 };

/** Times within such a factor of each other are inverted together. */
const blockFactor = 4;

/** What rounding alone may change. */
const rounding = 1e-13;

/**
 * What is allowed for besides, as a part of the error, and at most. Of a thousand processes in which all instances
 * change state together one was off by 6e-11, four times what the terms tell.
 */
const [spare, mostSpare] = [7, 1e-9];

/** Shares of states, numbered as in the model, that add up to 1. */
export interface InvertedShares {
  readonly shares: readonly number[];
  /** How far the shares that serve, and those that do not, may be off. */
  readonly errorEstimate: number;
}

/**
 * The expected share of time in each state from birth to `atMs`.
 *
 * @param tolerance - wanted accuracy, relative to the share of time spent not serving
 */
export function invertTimeShares(chain: Chain, atMs: number, tolerance: number): InvertedShares {
  const source = { chain, lattice: new Lattice(chain, atMs), integrated: true, ...effort };
  return invertShares(source, [atMs], tolerance)[0] as InvertedShares;
}

/**
 * The probability of each state at every one of `timesMs`.
 *
 * @param tolerance - wanted accuracy, absolute
 */
export function invertProbabilities(
  chain: Chain,
  timesMs: readonly number[],
  tolerance: number,
): InvertedShares[] {
  const found = new Map<number, InvertedShares>([[0, newborn(chain)]]);
  const later = [...new Set(timesMs)].filter((ms) => ms > 0).sort((a, b) => b - a);
  while (later.length > 0) {
    const end = later.findIndex((ms) => ms * blockFactor < (later[0] as number));
    const block = later.splice(0, end < 0 ? later.length : end);
    const lattice = new Lattice(chain, block[0] as number);
    const source = { chain, lattice, integrated: false, ...effortPerBlock };
    invertShares(source, block, tolerance).forEach((inverted, i) => {
      found.set(block[i] as number, inverted);
    });
  }
  return timesMs.map((ms) => found.get(ms) as InvertedShares);
}

function newborn({ model }: Chain): InvertedShares {
  return { shares: model.states.map((_, i) => Number(i === model.initial)), errorEstimate: 0 };
}

interface InversionSource {
  readonly chain: Chain;
  readonly lattice: Lattice;
  /** Whether the shares are of time until the moment, or probabilities at the moment. */
  readonly integrated: boolean;
  readonly mostTerms: number;
  readonly mostNumbers: number;
}

function invertShares(
  source: InversionSource,
  timesMs: readonly number[],
  tolerance: number,
): InvertedShares[] {
  const { chain, lattice, integrated } = source;
  const { states } = chain.model;
  const order = initialFirst(chain);
  const sumDown = (values: Float64Array) =>
    total(order.map((i, k) => (states[i]?.serving ? 0 : (values[k] as number))));

  const downOf = ({ values, atMs }: Inversion) => sumDown(values) / (integrated ? atMs : 1);
  const errorOf = (attempt: Inversion): number => {
    const { atMs, errors, seenPerMs } = attempt;
    const down = Math.abs(downOf(attempt));
    // What is periodic moves no more than one period's time from serving to not serving, or back.
    const period = integrated ? Math.min(1, (2 * Math.PI) / seenPerMs / atMs) : 1;
    const seen = sumDown(errors) / (integrated ? atMs : 1);
    const masses = lattice.massesAround(atMs, seenPerMs);
    const known = seen + (integrated ? masses.lengthMs / atMs : masses.probability);
    const change = changeIn(attempt, downOf, lattice.stepMs);
    if (known + change <= enough(attempt)) return known + change;
    const unseen = period * lattice.periodicityAt(atMs, seenPerMs) * (integrated ? down : 1);
    return known + Math.min(change, unseen);
  };
  const enough = (attempt: Inversion): number =>
    Math.max(tolerance * (integrated ? Math.abs(downOf(attempt)) : 1), rounding);
  const isGood = (attempt: Inversion): boolean => errorOf(attempt) <= enough(attempt);
  const inversions = invert(timesMs, {
    functions: order.length,
    prepare: preparing(source),
    isGood,
  });

  return inversions.map((found) => {
    const shares = states.map(() => 0);
    order.forEach((i, k) => {
      shares[i] = clamp((found.values[k] as number) / (integrated ? found.atMs : 1));
    });
    // What serves is computed from what does not, which is the smaller number by far.
    const up = order.filter((i) => states[i]?.serving);
    const upSum = total(up.map((i) => shares[i] as number));
    const factor = (1 - clamp(downOf(found))) / upSum;
    for (const i of up) shares[i] = upSum > 0 ? (shares[i] as number) * factor : 0;
    const error = errorOf(found);
    return { shares, errorEstimate: error + Math.min(spare * error, mostSpare) + rounding };
  });
}

/**
 * How much the last doublings of the terms have changed the figure. Instances that change state together
 * show in the first of them already, unless its resolution is coarser than a step of theirs.
 */
function changeIn(last: Inversion, figure: (attempt: Inversion) => number, stepMs: number): number {
  const [middle, first] = [last.before, last.before?.before];
  if (!middle || !first) return Number.POSITIVE_INFINITY;
  const isCoarse = (2 * Math.PI) / first.seenPerMs > stepMs;
  if (isCoarse && stepMs > 0) return Number.POSITIVE_INFINITY;
  const [late, early] = [figure(last) - figure(middle), figure(middle) - figure(first)];
  // Once there is nothing more to see, changes shrink a thousandfold and more.
  return 4 * Math.max(Math.abs(late), Math.abs(early) / 1000);
}

function preparing({ chain, integrated, mostTerms, mostNumbers }: InversionSource) {
  return (contour: Contour, terms: number): ((k: number, out: Terms) => void) | undefined => {
    if (terms > mostTerms) return undefined;
    const renewal = new Renewal(chain, contour, terms);
    if (terms > fewestTerms && renewal.effort * terms > mostNumbers) return undefined;
    const { damping, stepPerMs } = contour;
    const { presentRe, presentIm } = renewal;
    const n = presentRe.length;
    return (k, { re, im }) => {
      renewal.moveTo(k);
      if (!integrated) {
        re.set(presentRe, k * n);
        im.set(presentIm, k * n);
        return;
      }
      // Integrating over time is dividing by s.
      const omega = k * stepPerMs;
      const size = damping * damping + omega * omega;
      for (let j = 0; j < n; j++) {
        const x = presentRe[j] as number;
        const y = presentIm[j] as number;
        re[k * n + j] = (x * damping + y * omega) / size;
        im[k * n + j] = (y * damping - x * omega) / size;
      }
    };
  };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
