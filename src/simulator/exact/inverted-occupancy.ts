// Where instances are at a moment, and how much of their time until then they spent where, by inverting
// the transformed renewal equations: for any mix of clocks, with an estimate of the error.

import { type Chain, total } from './chain.js';
import { type Inversion, invert, type Line, type Term } from './inversion.js';
import { birthFirst, Renewal } from './renewal.js';
import { Rhythm } from './rhythm.js';

/** What an inversion may cost: terms, and quadrature nodes times terms. */
const effort = { mostTerms: 2 ** 15, mostNodes: 1e8 };
const effortPerBlock = { mostTerms: 2 ** 13, mostNodes: 2e7 };

/** Times within such a factor of each other are inverted together. */
const blockFactor = 4;

/** What rounding alone may change. */
const rounding = 1e-13;

/** Shares of states, numbered as in the model, that add up to 1. */
export interface Inverted {
  readonly shares: readonly number[];
  /** How far the shares that serve, and those that do not, may be off. */
  readonly errorEstimate: number;
}

/**
 * The expected share of time in each state from birth to `atMs`.
 *
 * @param tolerance - wanted accuracy, relative to the share of time spent not serving
 */
export function invertTimeShares(chain: Chain, atMs: number, tolerance: number): Inverted {
  const source = { chain, rhythm: new Rhythm(chain, atMs), integrated: true, ...effort };
  return invertShares(source, [atMs], tolerance)[0] as Inverted;
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
): Inverted[] {
  const rhythm = new Rhythm(chain, Math.max(...timesMs));
  const source = { chain, rhythm, integrated: false, ...effortPerBlock };
  const found = new Map<number, Inverted>([[0, newborn(chain)]]);
  const later = [...new Set(timesMs)].filter((ms) => ms > 0).sort((a, b) => b - a);
  while (later.length > 0) {
    const end = later.findIndex((ms) => ms * blockFactor < (later[0] as number));
    const block = later.splice(0, end < 0 ? later.length : end);
    invertShares(source, block, tolerance).forEach((inverted, i) => {
      found.set(block[i] as number, inverted);
    });
  }
  return timesMs.map((ms) => found.get(ms) as Inverted);
}

function newborn({ model }: Chain): Inverted {
  return { shares: model.states.map((_, i) => Number(i === model.initial)), errorEstimate: 0 };
}

interface Source {
  readonly chain: Chain;
  readonly rhythm: Rhythm;
  /** Whether the shares are of time until the moment, or probabilities at the moment. */
  readonly integrated: boolean;
  readonly mostTerms: number;
  readonly mostNodes: number;
}

function invertShares(source: Source, timesMs: readonly number[], tolerance: number): Inverted[] {
  const { chain, rhythm, integrated } = source;
  const { states } = chain.model;
  const order = birthFirst(chain);
  const sumDown = (values: Float64Array) =>
    total(order.map((i, k) => (states[i]?.serving ? 0 : (values[k] as number))));

  const downOf = ({ values, atMs }: Inversion) => sumDown(values) / (integrated ? atMs : 1);
  const errorOf = (attempt: Inversion): number => {
    const { atMs, errors, seenPerMs } = attempt;
    // A beat moves no more than one period's time from serving to not serving, or back.
    const share = integrated ? ((2 * Math.PI) / seenPerMs / atMs) * Math.abs(downOf(attempt)) : 1;
    const unseen = rhythm.strengthAt(atMs, seenPerMs) * share;
    return sumDown(errors) / (integrated ? atMs : 1) + unseen;
  };
  const isGood = (attempt: Inversion): boolean => {
    const scale = integrated ? Math.abs(downOf(attempt)) : 1;
    return errorOf(attempt) <= Math.max(tolerance * scale, rounding);
  };
  const inversions = invert(timesMs, { fewestTerms: 64, prepare: preparing(source), isGood });

  return inversions.map((found) => {
    if (!found) throw new RangeError('the process changes too fast for this time');
    const shares = states.map(() => 0);
    order.forEach((i, k) => {
      shares[i] = clamp((found.values[k] as number) / (integrated ? found.atMs : 1));
    });
    // What serves is computed from what does not, which is the smaller number by far.
    const up = order.filter((i) => states[i]?.serving);
    const upSum = total(up.map((i) => shares[i] as number));
    const factor = (1 - clamp(downOf(found))) / upSum;
    for (const i of up) shares[i] = upSum > 0 ? (shares[i] as number) * factor : 0;
    return { shares, errorEstimate: errorOf(found) + 10 * rounding };
  });
}

function preparing({ chain, integrated, mostTerms, mostNodes }: Source) {
  return (line: Line, terms: number): ((k: number) => Term) | undefined => {
    if (terms > mostTerms) return undefined;
    const renewal = new Renewal(chain, line, terms);
    if (renewal.nodes * terms > mostNodes) return undefined;
    const { damping, stepPerMs } = line;
    return (k) => {
      renewal.moveTo(k);
      const re = renewal.presentRe.slice();
      const im = renewal.presentIm.slice();
      if (!integrated) return { re, im };
      // Integrating over time is dividing by s.
      const omega = k * stepPerMs;
      const size = damping * damping + omega * omega;
      return {
        re: re.map((x, j) => (x * damping + (im[j] as number) * omega) / size),
        im: im.map((y, j) => (y * damping - (re[j] as number) * omega) / size),
      };
    };
  };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
