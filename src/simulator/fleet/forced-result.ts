// The figures of weighted lives: how often each rare step is taken, and the time without service after it.

import type { EventName, Kind, StateName } from '../../../machines/index.js';
import { type ModelState, yearMs } from '../profile/index.js';
import { type Estimate, enoughToTell } from './estimate.js';
import type { FleetRun } from './fleet-run.js';
import type { ForcedStep } from './forced-model.js';
import { rareSteps } from './forced-steps.js';
import { type ForcedTally, fromUnits, type Moments, unitBits } from './forced-tally.js';
import { meanInterval, type Sample } from './mean-interval.js';
import type { Tally } from './tally.js';

/**
 * What weighted lives say of what is rare. The intervals take for granted that no life beyond those that were lived
 * has more than twice the largest of their figures; of the lives' distribution they suppose nothing else.
 */
export interface RareFigures {
  /** How the lives were weighted. */
  readonly method: 'forced transitions';
  /** How many lives there were. */
  readonly lives: number;
  /** Share of the time from birth to the horizon in which an instance does not serve. */
  readonly downShare: Estimate;
  /** The steps that were forced, in the order of the models. */
  readonly steps: readonly RareStep[];
  /**
   * What is rare, too, but comes after a time that is neither exponential nor decided at once, and was left to
   * chance: `fault in RUNNING.idle`.
   */
  readonly notForced: readonly string[];
}

/** A rare step, as weighted lives have it, per instance of the fleet. */
export interface RareStep {
  /** The kind of the instances that take it. */
  readonly kind: Kind;
  /** Where it begins. */
  readonly from: StateName;
  /** What happens. */
  readonly event: EventName;
  /** Where it leads. */
  readonly to: StateName;
  /** How often it is taken in 365 days. */
  readonly perYear: Estimate;
  /** The time without service from the step until service returns, in 365 days, in milliseconds. */
  readonly downtimeMsPerYear: Estimate;
  /** As many lives of equal weight would tell as much about that time. */
  readonly equalLives: number;
  /** Whether they are enough to tell: 30. If not, the figures are no guide. */
  readonly isEnough: boolean;
}

/** What is known of a figure of one group's lives: each is divided by `unit`, to be at most 1. */
export interface ForcedSample extends Sample {
  readonly unit: number;
}

/** The lives of a group as a sample. */
export function forcedSample({ sum, squares, most }: Moments, n: number): ForcedSample {
  const unit = most > 0 ? 2 * most : 1;
  const mean = fromUnits(sum) / n / unit;
  // n times the sum of squared deviations is a difference of whole numbers: nothing is lost to rounding.
  const scatter =
    fromUnits(BigInt(n) * squares - ((sum * sum) >> BigInt(unitBits))) / n / unit / unit;
  return { mean, squares: Math.max(0, scatter), n, unit };
}

/** The lives of a group as evidence: the time without service after each rare step. */
export interface ForcedEvidence extends ForcedStep {
  /** The shares of the time to the horizon after it, by weight. */
  readonly sample: ForcedSample;
  /** Whether they are enough to tell. */
  readonly isEnough: boolean;
}

/** Reads a group's tally as evidence. */
export const forcedEvidence = ({ steps }: ForcedTally, lives: number): ForcedEvidence[] =>
  steps.map(({ step, down }) => ({
    ...step,
    sample: forcedSample(down, lives),
    isEnough: equalWeights(down) >= enoughToTell,
  }));

/** Works out the figures; undefined for a run without weighted lives. */
export function rareFigures(run: FleetRun, tallies: readonly Tally[]): RareFigures | undefined {
  if (!run.forced) return undefined;
  const { groups, horizonMs } = run;
  const perYear = yearMs / horizonMs;
  const counted = groups.map(({ weight, model }, g) => {
    const { instances, forced } = tallies[g] as Tally & { readonly forced: ForcedTally };
    return { weight, model, instances, forced };
  });
  // Where several intervals are added up, all of them have to hold.
  const oneIn = 40 * groups.length;
  const parts = counted.map(({ weight, instances, forced }) =>
    scaled(estimateOf(forced.down, instances, oneIn), weight),
  );
  return {
    method: 'forced transitions',
    lives: counted.reduce((sum, { instances }) => sum + instances, 0),
    downShare: parts.reduce((sum, part) => ({
      mean: sum.mean + part.mean,
      low: sum.low + part.low,
      high: sum.high + part.high,
      standardError: Math.hypot(sum.standardError, part.standardError),
    })),
    steps: counted.flatMap(({ weight, model, instances, forced }) =>
      forced.steps.map(({ step: { from, event, to }, taken, down }): RareStep => {
        const equalLives = equalWeights(down.most > 0 ? down : taken);
        return {
          kind: model.kind,
          from: (model.states[from] as ModelState).name,
          event,
          to: (model.states[to] as ModelState).name,
          perYear: scaled(estimateOf(taken, instances), weight * perYear),
          downtimeMsPerYear: model.states[to]?.serving
            ? none
            : scaled(estimateOf(down, instances), weight * yearMs),
          equalLives,
          isEnough: equalLives >= enoughToTell,
        };
      }),
    ),
    notForced: [...new Set(counted.flatMap(({ forced }) => forced.notForced))],
  };
}

/** Says why weighted lives would tell nothing; undefined where they do. */
export function whyNotForced({ groups, horizonMs, seed }: FleetRun): string | undefined {
  const found = groups.map(({ model }) => rareSteps(model, horizonMs, seed));
  if (found.some(({ steps }) => steps.length > 0)) return undefined;
  const [other] = found.flatMap(({ notForced }) => notForced);
  return other === undefined
    ? 'nothing is rare: each step of the chart is taken by more than one of 20 instances, or never'
    : `${other} is rare, but it comes "after" a time of its own; only what comes "every" so often, and probabilities such as "fails", can be forced`;
}

/** After a step to a state that serves there is no time without service. */
const none: Estimate = { mean: 0, low: 0, high: 0, standardError: 0 };

function estimateOf(moments: Moments, n: number, oneIn = 40): Estimate {
  if (n === 0) return { mean: 0, low: 0, high: 1, standardError: 0 };
  const sample = forcedSample(moments, n);
  const { mean, squares, unit } = sample;
  const standardError = n > 1 ? Math.sqrt(squares / (n - 1) / n) : mean;
  return scaled({ mean, ...meanInterval(sample, oneIn), standardError }, unit);
}

const scaled = ({ mean, low, high, standardError }: Estimate, by: number): Estimate => ({
  mean: mean * by,
  low: low * by,
  high: high * by,
  standardError: standardError * by,
});

/** Kish's effective size of a weighted sample ("Survey Sampling", 1965). */
function equalWeights({ sum, squares }: Moments): number {
  return squares > 0n ? fromUnits(sum) ** 2 / fromUnits(squares) : 0;
}
