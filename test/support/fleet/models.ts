// Semi-Markov models in few words: states by name, the first of them initial.

import type { EventName, StateName } from '../../../machines/index.js';
import type { Distribution } from '../../../src/random/index.js';
import type {
  Branch,
  Cause,
  ModelGroup,
  SemiMarkovModel,
} from '../../../src/simulator/profile/index.js';

/** A way out: the event, where it leads, and how likely it is; 1 unless told. */
export type Way = readonly [event: EventName, to: StateName, probability?: number];

/** What ends a stay, and how. */
export interface WrittenCause {
  readonly afterMs: Distribution;
  readonly ways: readonly Way[];
}

/** A state and what ends its stays. */
export type WrittenState = readonly [
  name: StateName,
  service: 'serves' | 'down',
  ...causes: WrittenCause[],
];

export const fixed = (value: number): Distribution => ({ type: 'fixed', value });
export const exponential = (mean: number): Distribution => ({ type: 'exponential', mean });
export const uniform = (min: number, max: number): Distribution => ({ type: 'uniform', min, max });

export const cause = (afterMs: Distribution, ...ways: Way[]): WrittenCause => ({ afterMs, ways });

/** Numbers the states of a model. */
export function modelOf(...written: readonly WrittenState[]): SemiMarkovModel {
  const names = written.map(([name]) => name);
  const branch = ([event, to, probability = 1]: Way): Branch => ({
    event,
    to: names.indexOf(to),
    probability,
  });
  return {
    kind: 'ha',
    initial: 0,
    states: written.map(([name, service, ...causes]) => ({
      name,
      serving: service === 'serves',
      causes: causes.map(
        ({ afterMs, ways }, i): Cause => ({
          name: `cause ${i}`,
          afterMs,
          branches: ways.map(branch),
        }),
      ),
    })),
  };
}

/** A fleet whose instances all live alike. */
export const alike = (model: SemiMarkovModel): readonly ModelGroup[] => [{ weight: 1, model }];
