// The average over the time from birth to a horizon, with what it may be off: the figure that a
// simulated fleet of that horizon estimates without bias.

import type { StateName } from '../../../machines/index.js';
import { type Chain, rest, total } from './chain/chain.js';
import { type ExactMethod, timeShares } from './occupancy.js';

/** Shares of states. */
export type StateShares = Readonly<Partial<Record<StateName, number>>>;

/** How an instance shares its time from birth to the horizon among the states, on average. */
export type ExpectedShare = {
  /** The end of the time, in milliseconds from birth. */
  readonly horizonMs: number;
  /** The expected share of time spent serving. */
  readonly serving: number;
  /** The expected share of time spent in each state. */
  readonly shares: StateShares;
  /**
   * How far `serving` may be off, as an absolute share. Inversion gives what its last refinements
   * changed and what rounding can do, and adds what instances that change state together then can hide.
   */
  readonly errorEstimate: number;
  /** How it was found, in each group. */
  readonly methods: readonly ExactMethod[];
} & (
  | { /** The error keeps to the tolerance that was asked for. */ readonly resolved: true }
  | {
      /** It does not; these are the nearest figures to be had. */ readonly resolved: false;
      /** Why, in words. */ readonly reason: string;
    }
);

/** Works out the shares of a chain; the tolerance is relative to the share of not serving. */
export function expectedShare(chain: Chain, horizonMs: number, tolerance: number): ExpectedShare {
  const { shares, method, errorEstimate } = timeShares(chain, horizonMs, tolerance * aim);
  const certain = certainDown(chain);
  const down = certain ?? total(shares.filter((_, i) => !chain.model.states[i]?.serving));
  const figures = {
    horizonMs,
    serving: rest(down),
    shares: named(chain, shares),
    errorEstimate: certain === undefined ? errorEstimate : 0,
    methods: [method],
  };
  return withResolution(figures, down, tolerance);
}

/** The share of not serving where it needs no computation: 0 of those that always serve, 1 of those that never do. */
function certainDown({ model, reached, stays }: Chain): number | undefined {
  const lasting = reached.filter((i) => stays[i]?.meanMs !== 0);
  const serving = lasting.filter((i) => model.states[i]?.serving);
  if (serving.length === lasting.length) return 0;
  return serving.length === 0 ? 1 : undefined;
}

/** Mixes the shares of groups, each with its weight. */
export function mixExpected(
  parts: readonly { readonly weight: number; readonly expected: ExpectedShare }[],
  horizonMs: number,
  tolerance: number,
): ExpectedShare {
  const sum = (of: (expected: ExpectedShare) => number) =>
    total(parts.map(({ weight, expected }) => weight * of(expected)));
  const figures = {
    horizonMs,
    // Weights add up to 1 but for rounding.
    serving: rest(rest(sum(({ serving }) => serving))),
    shares: mixShares(parts.map(({ weight, expected }) => [weight, expected.shares])),
    errorEstimate: sum(({ errorEstimate }) => errorEstimate),
    methods: parts.flatMap(({ expected }) => expected.methods),
  };
  return withResolution(figures, 1 - figures.serving, tolerance);
}

function withResolution(
  figures: Omit<ExpectedShare, 'resolved'>,
  down: number,
  tolerance: number,
): ExpectedShare {
  const { errorEstimate } = figures;
  if (errorEstimate <= Math.max(tolerance * down, rounding)) return { ...figures, resolved: true };
  const reason =
    `the expected share is known only to ${errorEstimate.toPrecision(2)}: ` +
    'many instances may change state together near the horizon, faster than the inversion resolves';
  return { ...figures, resolved: false, reason };
}

/** What is tried for, as a part of the tolerance: the error should not even be felt next to it. */
const aim = 1e-3;

/** No share is known better than this. */
const rounding = 1e-11;

/** The shares of the states that are reached, by name. */
export function named({ model, reached }: Chain, shares: readonly number[]): StateShares {
  return Object.fromEntries(
    reached.map((i) => [(model.states[i] as { name: StateName }).name, shares[i] as number]),
  );
}

/** Adds up weighted shares. */
export function mixShares(parts: readonly (readonly [number, StateShares])[]): StateShares {
  const names = new Set(parts.flatMap(([, shares]) => Object.keys(shares) as StateName[]));
  const sum = (name: StateName) => total(parts.map(([w, shares]) => w * (shares[name] ?? 0)));
  return Object.fromEntries([...names].map((name) => [name, sum(name)]));
}
