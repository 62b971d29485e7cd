// A semi-Markov model in the form in which weighted lives walk it: what is rare apart from all the rest.

import type { EventName } from '../../../machines/index.js';
import type { SemiMarkovModel } from '../profile/index.js';
import { clocksOf } from './compiled-model.js';
import { type Limit, limitsOf } from './limits.js';
import { draws, type Timing, timingOf } from './timing.js';

/** A step that is rare. */
export interface ForcedStep {
  /** In the words of the chart: `RESTARTING fail → ERROR`. */
  readonly name: string;
  /** The state that it leaves, by its position in the model. */
  readonly from: number;
  /** Which clock of that state has it, and which of the clock's possible ends it is. */
  readonly clock: number;
  readonly branch: number;
  readonly event: EventName;
  /** The state to which it leads. */
  readonly to: number;
}

/** What is rare in a model. */
export interface RareSteps {
  readonly steps: readonly ForcedStep[];
  /** What is rare, too, but comes after a time of a distribution that cannot be forced: `fault in RUNNING.idle`. */
  readonly notForced: readonly string[];
}

/** A rare step, by its position among all of them, and where it leads. */
export interface RareEnd {
  readonly step: number;
  readonly to: number;
  /** How likely it is when its clock rings; or, of what comes at a rate, the part that it has in the rate. */
  readonly probability: number;
}

/** A clock, and where it leads. */
export interface ForcedClock extends Timing {
  /** The states to which it leads but for the rare ones, and how one of them is drawn. */
  readonly to: readonly number[];
  readonly limits: readonly Limit[];
  readonly rare: readonly RareEnd[];
  /** How likely the rare ones are together. */
  readonly rareProbability: number;
}

/** A state: what is common races as ever, and what is rare comes at a rate. */
export interface ForcedState {
  readonly serving: boolean;
  readonly clocks: readonly ForcedClock[];
  readonly rare: readonly RareEnd[];
  /** The rate of the rare ones together, per millisecond. */
  readonly rareRate: number;
}

/** Sorts a model's states. */
export function forcedStates(model: SemiMarkovModel, { steps }: RareSteps): readonly ForcedState[] {
  return model.states.map(({ serving, causes }, s) => {
    const sorted = clocksOf(causes).map(({ timing, branches }, c) => {
      const all = branches
        .filter(({ probability }) => probability > 0)
        .map((branch, b) => ({ ...branch, step: positionIn(steps, s, c, b) }));
      const rare = all.filter(({ step }) => step >= 0);
      const common = all.filter(({ step }) => step < 0);
      const share = sumOf(common);
      return { timing, rare, common, share };
    });
    const [withRate] = sorted.filter(
      ({ timing, rare }) => timing.draws === draws.exponential && timing.p > 0 && rare.length > 0,
    );
    const rareShare = withRate ? sumOf(withRate.rare) : 0;
    return {
      serving,
      clocks: sorted
        .filter(({ common }) => common.length > 0)
        .map((each) => {
          const { timing, rare, common, share } = each;
          const atRate = each === withRate;
          const own = atRate ? timingOf({ type: 'exponential', mean: timing.p / share }) : timing;
          return {
            draws: own.draws,
            p: own.p,
            q: own.q,
            to: common.map(({ to }) => to),
            limits: limitsOf(common.map(({ probability }) => probability / share)),
            rare: atRate ? [] : rare,
            rareProbability: atRate ? 0 : sumOf(rare),
          };
        }),
      rare: (withRate?.rare ?? []).map((end) => ({
        ...end,
        probability: end.probability / rareShare,
      })),
      rareRate: withRate ? rareShare / withRate.timing.p : 0,
    };
  });
}

const positionIn = (steps: readonly ForcedStep[], s: number, c: number, b: number): number =>
  steps.findIndex(({ from, clock, branch }) => from === s && clock === c && branch === b);

const sumOf = (ends: readonly { readonly probability: number }[]): number =>
  ends.reduce((sum, { probability }) => sum + probability, 0);
