// Plays a scenario in virtual time, in one go or step by step.

import { deleted } from '../../../machines/index.js';
import { formatDuration, InputError } from '../../plan/index.js';
import { defaultSeed } from '../../random/index.js';
import { requireOptions, requireScenario } from '../profile/index.js';
import type { Scenario } from './scenario.js';
import { type ScenarioEvent, scenarioEvents } from './scenario-events.js';
import { SimulatedInstance } from './simulated-instance.js';
import { summarise } from './summary.js';
import type { Timeline } from './timeline.js';

/**
 * Plays a scenario. At the same instant, phases end first; then come the requests and then the
 * faults, each in the order of the scenario, and what they start may end before the next of them.
 * What is due at the very end still happens.
 *
 * Every phase has random numbers of its own, and they are drawn whether the scenario overrides them
 * or not: a change to one entry leaves alone what it does not touch.
 *
 * @param scenario - what to play, from `parseScenario`
 * @param options - `seed` goes before the scenario's own
 * @returns the same timeline for the same scenario and seed
 * @throws TypeError when it is no scenario, or the options are no object
 * @throws InputError when an entry comes after the instance was deleted
 * @throws RangeError when the seed is not a whole number of at least 0
 *
 * @example
 * ```ts
 * const timeline = simulate(parseScenario({ kind: 'ha', plan: 'documented', end: '1h' }));
 * timeline.summary.servingShare > 0.997; // true
 * ```
 */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): Timeline {
  const steps = simulateInSteps(scenario, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** What a simulation can be told besides its scenario. */
export interface SimulateOptions {
  /** The seed of everything that is left to chance, before the scenario's own. */
  readonly seed?: number;
}

/**
 * Plays a scenario like {@link simulate}, and pauses after every entry of it: for programs that have
 * other things to do meanwhile, such as noticing Ctrl-C.
 *
 * @param scenario - what to play, from `parseScenario`
 * @param options - `seed` goes before the scenario's own
 * @returns steps, the last of which has the timeline; they throw what `simulate` throws
 *
 * @example
 * ```ts
 * const steps = simulateInSteps(parseScenario({ kind: 'ha', plan: 'documented', end: '1h' }));
 * let step = steps.next();
 * while (!step.done) {
 *   step = steps.next();
 * }
 * step.value.summary.requests.accepted; // 0
 * ```
 */
export function* simulateInSteps(
  scenario: Scenario,
  options: SimulateOptions = {},
): Generator<undefined, Timeline> {
  requireScenario('simulate', scenario);
  requireOptions('simulate', options, '{ seed: 7 }');
  const seed = options.seed ?? scenario.seed ?? defaultSeed;
  const instance = new SimulatedInstance(scenario, seed);
  const events = scenarioEvents(scenario);
  let next = 0;
  for (; next < events.length; next++) {
    if (!instance.play(events[next] as ScenarioEvent)) break;
    yield;
  }
  const life = instance.finish();
  if (life.end.state === deleted) refuseAnyOf(events.slice(next), life.end.atMs);
  const { name, kind, plan, instanceId, startMs } = scenario;
  return {
    ...(name !== undefined && { scenario: name }),
    kind,
    plan: plan.name,
    seed,
    instanceId,
    start: new Date(startMs).toISOString(),
    ...life,
    summary: summarise(life),
  };
}

/** Refuses what the scenario has for an instance that is deleted by then; a repetition just stops. */
function refuseAnyOf(late: readonly ScenarioEvent[], deletedAtMs: number): void {
  const first = late.find(({ explicit }) => explicit);
  if (!first) return;
  const [at, gone] = [first.atMs, deletedAtMs].map(formatDuration);
  const message = `${first.event} at ${at} comes after the instance was ${deleted} (at ${gone})`;
  throw new InputError([{ path: [first.list, first.index], at: 'value', message }]);
}
