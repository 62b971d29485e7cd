// The exact answer to a profile: what its fleet does in the long run, on the way there, and on average
// until the horizon. Pure mathematics on the model that the simulator draws from.

import type { Kind, StateName, Status } from '../../../machines/index.js';
import { type deleted, statusOf } from '../../../machines/index.js';
import type { ModelGroup } from '../profile/semi-markov.js';
import { type Chain, solveChain, total } from './chain/chain.js';
import { type FirstService, firstService } from './chain/first-service.js';
import {
  type LongRun,
  mixLongRuns,
  type Part,
  type RecurrentClass,
  recurrentClasses,
} from './chain/long-run.js';
import {
  type ExpectedShare,
  expectedShare,
  mixExpected,
  type StateShares,
} from './expected-share.js';

/** What to answer. */
export interface ExactQuestion {
  /** The end of the expected shares' time, in milliseconds from birth, above 0. */
  readonly horizonMs: number;
  /**
   * Wanted accuracy of the expected share of serving, relative to that of not serving; 1e-6 unless
   * given, a hundredth of what ten million simulated instances can tell.
   */
  readonly toleranceRelative?: number;
}

/** A state of the embedded chain. */
export interface StateAnswer {
  readonly name: StateName;
  readonly serving: boolean;
  /** Whether an instance ever gets there. */
  readonly reached: boolean;
  /** How long a stay lasts on average, in milliseconds; `Infinity` where nothing ends it. */
  readonly meanStayMs: number;
  /** What ends stays here, and how often. */
  readonly causes: readonly { readonly name: string; readonly probability: number }[];
  /** Probabilities of the next state, in the order of the states. */
  readonly next: readonly number[];
}

/** States that can be reached from each other. */
export interface ClassAnswer {
  readonly states: readonly StateName[];
  readonly recurrent: boolean;
}

/** What holds for a group as for a fleet. */
export interface ExactFigures extends FirstService {
  readonly longRun: LongRun;
  /** The long run's shares, by what the API reports. */
  readonly statusShares: Readonly<Partial<Record<Status | typeof deleted, number>>>;
  readonly expected: ExpectedShare;
}

/** The exact answer for instances that live alike. */
export interface GroupAnswer extends ExactFigures {
  readonly kind: Kind;
  readonly weight: number;
  readonly states: readonly StateAnswer[];
  readonly classes: readonly ClassAnswer[];
  /** Where lives end up; more than one where that is a matter of chance. */
  readonly recurrent: readonly RecurrentClass[];
}

/** The exact answer for a fleet. */
export interface ExactAnswer extends ExactFigures {
  readonly groups: readonly GroupAnswer[];
}

/**
 * Answers a profile exactly.
 *
 * @param groups - the parts of the fleet; their weights add up to 1
 * @throws RangeError when the horizon is not a time, or a stay has no mean that a number can hold
 *
 * @example
 * const { longRun, expected } = exactAnswer(groups, { horizonMs: 365 * 86_400_000 });
 * longRun.availability; // the steady share of time spent serving
 * expected.serving; // the same from birth to the horizon, as a simulation counts it
 */
export function exactAnswer(groups: readonly ModelGroup[], question: ExactQuestion): ExactAnswer {
  const { horizonMs, toleranceRelative = 1e-6 } = question;
  if (!(horizonMs > 0 && Number.isFinite(horizonMs))) {
    throw new RangeError(`a horizon is a time above 0; got ${horizonMs} ms`);
  }
  const answers = groups.map((group) => answerGroup(group, horizonMs, toleranceRelative));
  const sum = (of: (answer: GroupAnswer) => number) =>
    total(answers.map((answer) => answer.weight * of(answer)));
  const longRun = mixLongRuns(
    answers.flatMap(({ weight, recurrent }) => partsOf(recurrent, weight)),
  );
  const everServes = sum((answer) => answer.everServes);
  const timeToService = sum(({ everServes: p, meanTimeToServiceMs: ms = 0 }) => p * ms);
  return {
    longRun,
    statusShares: byStatus(longRun.shares),
    creationSucceeds: sum((answer) => answer.creationSucceeds),
    everServes,
    ...(everServes > 0 && { meanTimeToServiceMs: timeToService / everServes }),
    expected: mixExpected(answers, horizonMs, toleranceRelative),
    groups: answers,
  };
}

function answerGroup(
  { weight, model }: ModelGroup,
  horizonMs: number,
  tolerance: number,
): GroupAnswer {
  const chain = solveChain(model);
  const recurrent = recurrentClasses(chain);
  const longRun = mixLongRuns(partsOf(recurrent, 1));
  return {
    kind: model.kind,
    weight,
    longRun,
    statusShares: byStatus(longRun.shares),
    ...firstService(chain),
    expected: expectedShare(chain, horizonMs, tolerance),
    states: statesOf(chain),
    classes: chain.classes.map(({ states, recurrent: closed }) => ({
      states: states.map((i) => nameOf(chain, i)),
      recurrent: closed,
    })),
    recurrent,
  };
}

function partsOf(recurrent: readonly RecurrentClass[], weight: number): Part[] {
  return recurrent.map((each) => ({ weight: weight * each.probability, longRun: each }));
}

function statesOf({ model, stays, steps, reached }: Chain): StateAnswer[] {
  return model.states.map(({ name, serving }, i) => ({
    name,
    serving,
    reached: reached.includes(i),
    meanStayMs: stays[i]?.meanMs as number,
    causes: (stays[i] as Chain['stays'][number]).outcomes.map(({ cause, probability }) => ({
      name: cause.name,
      probability,
    })),
    next: steps[i] as readonly number[],
  }));
}

function byStatus(shares: StateShares): ExactFigures['statusShares'] {
  const sums = new Map<Status | typeof deleted, number>();
  for (const [name, share] of Object.entries(shares) as [StateName, number][]) {
    sums.set(statusOf(name), (sums.get(statusOf(name)) ?? 0) + share);
  }
  return Object.fromEntries(sums);
}

function nameOf({ model }: Chain, state: number): StateName {
  return (model.states[state] as { name: StateName }).name;
}
