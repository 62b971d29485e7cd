// Small models whose answers can be written down by hand, and the words to build them with.

import type { EventName, StateName } from '../../../machines/index.js';
import type { Distribution } from '../../../src/random/index.js';
import type {
  Branch,
  Cause,
  ModelGroup,
  ModelState,
  SemiMarkovModel,
} from '../../../src/simulator/profile/semi-markov.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const exponential = (mean: number): Distribution => ({ type: 'exponential', mean });
export const fixed = (value: number): Distribution => ({ type: 'fixed', value });
export const uniform = (min: number, max: number): Distribution => ({ type: 'uniform', min, max });
export const lognormal = (median: number, sigma: number): Distribution => ({
  type: 'lognormal',
  median,
  sigma,
});
export const weibull = (scale: number, shape: number): Distribution => ({
  type: 'weibull',
  scale,
  shape,
});

/** A cause that leads to one state, or by chance to one of several. */
export function cause(afterMs: Distribution, to: number | Readonly<Record<number, number>>): Cause {
  const event: EventName = 'succeed';
  const targets = typeof to === 'number' ? { [to]: 1 } : to;
  const branches: Branch[] = Object.entries(targets).map(([state, probability]) => ({
    probability,
    event,
    to: Number(state),
  }));
  return { name: afterMs.type, afterMs, branches };
}

/** A state; those that are called RUNNING serve. */
export function state(name: StateName, ...causes: Cause[]): ModelState {
  return { name, serving: name.startsWith('RUNNING'), causes };
}

/** A model that begins in its first state. */
export function model(...states: ModelState[]): SemiMarkovModel {
  return { kind: 'ha', states, initial: 0 };
}

/** A fleet of one kind. */
export function alike(only: SemiMarkovModel): ModelGroup[] {
  return [{ weight: 1, model: only }];
}

/** An instance that serves from the beginning, and alternates. */
export function onOff(up: Distribution, down: Distribution): SemiMarkovModel {
  return model(state('RUNNING.idle', cause(up, 1)), state('ERROR', cause(down, 0)));
}

/** Four states as a profile has them: creation, service, restarts and faults. */
export function weekly(change: Partial<Record<'restart' | 'fault' | 'restarting', Distribution>>) {
  const { restart = exponential(7 * day), fault = exponential(180 * day) } = change;
  const { restarting = uniform(10_000, 30 * minute) } = change;
  return model(
    state('CREATING', cause(uniform(1000, 8000), { 1: 0.98, 3: 0.02 })),
    state('RUNNING.idle', cause(restart, 2), cause(fault, 3)),
    state('RESTARTING', cause(restarting, { 1: 0.99, 3: 0.01 })),
    state('ERROR', cause(fixed(10 * minute), 2)),
  );
}

/** Expects two numbers to agree to so many parts of the expected one. */
export function expectClose(actual: number | undefined, expected: number, relative: number): void {
  const off = Math.abs((actual ?? Number.NaN) - expected);
  if (!(off <= relative * Math.abs(expected))) {
    throw new Error(`${actual} is not ${expected} (off by ${off}, allowed ${relative} of it)`);
  }
}
