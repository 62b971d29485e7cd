// Weighted lives against the exact answer: the time without service that follows each rare step.

import type { Kind } from '../../../machines/index.js';
import { shareAfter } from '../exact/index.js';
import { type FleetResult, lnBetAgainst } from '../fleet/index.js';
import { yearMs } from '../profile/index.js';
import type { Check } from './checks.js';

/** The exact time without service after a rare step, per instance of the fleet. */
export interface AfterRareStep {
  /** The kind of the instances that take it. */
  readonly kind: Kind;
  /** The step, in the words of the chart: `RESTARTING fail → ERROR`. */
  readonly of: string;
  /** The time from the step until service returns, in 365 days, in milliseconds. */
  readonly downtimeMsPerYear: number;
  /** How far that may be off, in milliseconds. */
  readonly errorEstimateMs: number;
}

/** What was compared. */
export interface RareComparison {
  /** In the order of the steps of the simulation. */
  readonly exact: readonly AfterRareStep[];
  /** Those steps are left out that too few lives of equal weight tell of. */
  readonly checks: readonly Check[];
}

/** Compares; undefined in a run without weighted lives. */
export function compareRare({
  evidence,
  horizonMs,
  rare,
}: FleetResult): RareComparison | undefined {
  if (!rare) return undefined;
  const several = evidence.length > 1;
  const exact: AfterRareStep[] = [];
  const checks: Check[] = [];
  for (const { model, weight, forced = [] } of evidence) {
    for (const { name, sample, isEnough, ...step } of forced) {
      const of = several ? `${name} (${model.kind})` : name;
      const { share, errorEstimate } = shareAfter(model, step, horizonMs);
      exact.push({
        kind: model.kind,
        of,
        downtimeMsPerYear: weight * share * yearMs,
        errorEstimateMs: weight * errorEstimate * yearMs,
      });
      if (!isEnough) continue;
      const seen = sample.mean * sample.unit;
      const nearest = Math.min(Math.max(seen, share - errorEstimate), share + errorEstimate);
      checks.push({
        of: `time without service after ${of}`,
        planned: sample.n,
        // Of two bets, either may win by chance.
        lnChance: Math.min(0, Math.LN2 - lnBetAgainst(sample, nearest / sample.unit)),
      });
    }
  }
  return { exact, checks };
}
