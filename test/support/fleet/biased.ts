// Models that are wrong on purpose, so that a test can see whether that is noticed.

import type { EventName, StateName } from '../../../machines/index.js';
import type { Distribution } from '../../../src/random/index.js';
import type { Branch, Cause, ModelGroup } from '../../../src/simulator/profile/index.js';

/** One step of the chart, and by which factor it is wrong. */
export interface Bias {
  readonly from: StateName;
  readonly event: EventName;
  readonly factor: number;
}

/**
 * The same models with one step that is more likely by a factor: its rate where its clock leads nowhere else, its
 * probability where a clock has several ends.
 */
export function biased(groups: readonly ModelGroup[], bias: Bias): ModelGroup[] {
  return groups.map(({ weight, model }) => ({
    weight,
    model: {
      ...model,
      states: model.states.map((state) =>
        state.name === bias.from
          ? { ...state, causes: state.causes.map((cause) => biasedCause(cause, bias)) }
          : state,
      ),
    },
  }));
}

function biasedCause(cause: Cause, { event, factor }: Bias): Cause {
  const { branches, afterMs } = cause;
  const meant = branches.find((branch) => branch.event === event);
  if (!meant) return cause;
  if (branches.length === 1) return { ...cause, afterMs: sooner(afterMs, factor) };
  const rest = (1 - meant.probability * factor) / (1 - meant.probability);
  const change = (branch: Branch): Branch => ({
    ...branch,
    probability: branch.probability * (branch === meant ? factor : rest),
  });
  return { ...cause, branches: branches.map(change) };
}

function sooner(distribution: Distribution, factor: number): Distribution {
  switch (distribution.type) {
    case 'fixed':
      return { ...distribution, value: distribution.value / factor };
    case 'uniform': {
      const { min, max } = distribution;
      return { ...distribution, min: min / factor, max: max / factor };
    }
    case 'exponential':
      return { ...distribution, mean: distribution.mean / factor };
    case 'lognormal':
      return { ...distribution, median: distribution.median / factor };
    case 'weibull':
      return { ...distribution, scale: distribution.scale / factor };
  }
}
