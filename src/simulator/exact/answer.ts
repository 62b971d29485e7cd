// The exact answer to a profile: what its fleet does in the long run, on the way there, and on average
// until the horizon. Pure mathematics on the model that the simulator draws from.

import type { Kind, StateName, Status } from '../../../machines/index.js';
import { type deleted, statusOf } from '../../../machines/index.js';
import {
  type FleetSource,
  type ModelGroup,
  modelledFleet,
  requireOptions,
} from '../profile/index.js';
import { type Chain, solveChain, total } from './chain/chain.js';
import { type FirstService, firstService } from './chain/first-service.js';
import {
  type LongRun,
  mixLongRuns,
  type RecurrentClass,
  recurrentClasses,
  type WeightedLongRun,
} from './chain/long-run.js';
import {
  type ExpectedShare,
  expectedShare,
  mixExpected,
  type StateShares,
} from './expected-share.js';
import { type ServiceByHorizon, serviceByHorizon } from './service-by-horizon.js';

/** What to answer otherwise than the profile says. */
export interface ExactOptions {
  /**
   * The end of the expected shares' time, in milliseconds from birth, above 0; the profile's, or a year
   * for own models.
   */
  readonly horizonMs?: number;
  /**
   * Wanted accuracy of the expected share of serving, relative to that of not serving; 1e-6 unless
   * given, a hundredth of what ten million simulated instances can tell.
   */
  readonly toleranceRelative?: number;
}

/** A state of the embedded chain. */
export interface StateAnswer {
  /** Its name in the chart. */
  readonly name: StateName;
  /** Whether an instance serves in it. */
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
  /** Their names. */
  readonly states: readonly StateName[];
  /** Whether it is never left. */
  readonly recurrent: boolean;
}

/** What holds for a group as for a fleet. */
export interface ExactFigures extends FirstService, ServiceByHorizon {
  /** What holds when an instance has lived for long. */
  readonly longRun: LongRun;
  /** The long run's shares, by what the API reports. */
  readonly statusShares: Readonly<Partial<Record<Status | typeof deleted, number>>>;
  /** The shares of the time from birth to the horizon. */
  readonly expected: ExpectedShare;
}

/** The exact answer for instances that behave alike. */
export interface GroupAnswer extends ExactFigures {
  /** The kind of its instances. */
  readonly kind: Kind;
  /** Its share of the fleet. */
  readonly weight: number;
  /** Every state of the model. */
  readonly states: readonly StateAnswer[];
  /** The communicating classes of the embedded chain. */
  readonly classes: readonly ClassAnswer[];
  /** Where lives end up; more than one where that is a matter of chance. */
  readonly recurrent: readonly RecurrentClass[];
}

/** The exact answer for a fleet. */
export interface ExactAnswer extends ExactFigures {
  /** The same for each group, in the order of the profile. */
  readonly groups: readonly GroupAnswer[];
}

/**
 * Answers a profile exactly, as `dcs-lifecycle availability` does. docs/exact.md has the formulae.
 *
 * @param fleet - a profile from `parseProfile`; or models of your own, whose weights add up to 1
 * @param options - what to answer otherwise than the profile says
 * @throws TypeError when `fleet` is neither, or the options are no object
 * @throws RangeError when the horizon or the tolerance is not above 0, or a stay has no mean that a
 *   number can hold
 *
 * @example
 * ```ts
 * const profile = parseProfile({
 *   kind: 'ha',
 *   plan: { phases: { CREATING: { takes: '10s' } } },
 *   workload: { fault: { every: '9d' }, recovery: { after: '1d' } },
 *   instances: 1000,
 *   horizon: '365d',
 * });
 * const { longRun, expected } = exactAnswer(profile);
 * longRun.availability.toFixed(9); // '0.900000000'
 * expected.serving > longRun.availability; // true
 * ```
 */
export function exactAnswer(fleet: FleetSource, options: ExactOptions = {}): ExactAnswer {
  const caller = 'exactAnswer';
  const { groups, horizonMs: modelled } = modelledFleet(caller, fleet);
  requireOptions(caller, options, '{ horizonMs: 86_400_000 }');
  const { horizonMs = modelled, toleranceRelative = 1e-6 } = options;
  if (!(horizonMs > 0 && Number.isFinite(horizonMs))) {
    throw new RangeError(`a horizon is a time above 0; got ${horizonMs} ms`);
  }
  if (!(toleranceRelative > 0)) {
    throw new RangeError(`a tolerance is a number above 0; got ${toleranceRelative}`);
  }
  const answers = groups.map((group) => answerGroup(group, horizonMs, toleranceRelative));
  const sum = (of: (answer: GroupAnswer) => number) =>
    total(answers.map((answer) => answer.weight * of(answer)));
  const longRun = mixLongRuns(
    answers.flatMap(({ weight, recurrent }) => partsOf(recurrent, weight)),
  );
  const everServes = sum((answer) => answer.everServes);
  const timeToService = sum(({ everServes: p, meanTimeToServiceMs: ms = 0 }) => p * ms);
  const servesByHorizon = sum((answer) => answer.servesByHorizon);
  const timeByHorizon = sum(
    ({ servesByHorizon: p, meanTimeToServiceByHorizonMs: ms = 0 }) => p * ms,
  );
  return {
    longRun,
    statusShares: byStatus(longRun.shares),
    creationSucceeds: sum((answer) => answer.creationSucceeds),
    everServes,
    ...(everServes > 0 && { meanTimeToServiceMs: timeToService / everServes }),
    servesByHorizon,
    ...(servesByHorizon > 0 && { meanTimeToServiceByHorizonMs: timeByHorizon / servesByHorizon }),
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
    ...serviceByHorizon(model, horizonMs),
    expected: expectedShare(chain, horizonMs, tolerance),
    states: statesOf(chain),
    classes: chain.classes.map(({ states, recurrent: closed }) => ({
      states: states.map((i) => nameOf(chain, i)),
      recurrent: closed,
    })),
    recurrent,
  };
}

function partsOf(recurrent: readonly RecurrentClass[], weight: number): WeightedLongRun[] {
  return recurrent.map((each) => ({ weight: weight * each.probability, longRun: each }));
}

function statesOf({ model, stays, steps, reached }: Chain): StateAnswer[] {
  return model.states.map(({ name, serving }, i) => ({
    name,
    serving,
    reached: reached.includes(i),
    meanStayMs: stays[i]?.meanMs as number,
    causes: (stays[i] as Chain['stays'][number]).wins.map(({ cause, probability }) => ({
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
