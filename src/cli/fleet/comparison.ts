// Two profiles beside each other: how much downtime the second one saves, by mathematics and as simulated.

import { downSaved, yearMs } from '../../simulator/internal.js';
import { type FleetReport, isSimulated } from './fleet-report.js';
import type { ProfileAnswer } from './profile-answer.js';

/** How the second of two fares. */
export type Verdict = 'better' | 'worse' | 'alike' | 'cannot tell';

/** What two answers say of each other. */
export interface Comparison {
  /** By mathematics, in the long run. */
  readonly exact: {
    readonly verdict: Verdict;
    /** The downtime per year of 365 days that the second one has less, in milliseconds. */
    readonly savedPerYearMs: number;
  };
  /** As simulated, from birth to the horizon: between the two in at least 95 of 100 runs. */
  readonly simulated?: {
    readonly verdict: Verdict;
    readonly savedPerYearMs: number;
    readonly lowPerYearMs: number;
    readonly highPerYearMs: number;
  };
}

/** Compares the answers to two profiles. */
export function compare(one: ProfileAnswer, other: ProfileAnswer): Comparison {
  const [before, after] = [one, other].map(({ exact }) => exact.longRun.downtimePerYearMs) as [
    number,
    number,
  ];
  const saved = before - after;
  const isFelt = Math.abs(saved) > rounding * Math.max(before, after);
  const exact = {
    verdict: isFelt ? better(saved) : ('alike' as const),
    savedPerYearMs: isFelt ? saved : 0,
  };
  return isSimulated(one) && isSimulated(other)
    ? { exact, simulated: simulatedOf(one, other) }
    : { exact };
}

/** What two figures of the long run may differ by without a meaning. */
const rounding = 1e-9;

const better = (saved: number): Verdict => (saved > 0 ? 'better' : 'worse');

function simulatedOf(one: FleetReport, other: FleetReport): NonNullable<Comparison['simulated']> {
  const { mean, low, high } = downSaved(one, other);
  return {
    verdict: low > 0 || high < 0 ? better(mean) : 'cannot tell',
    savedPerYearMs: mean * yearMs,
    lowPerYearMs: low * yearMs,
    highPerYearMs: high * yearMs,
  };
}
