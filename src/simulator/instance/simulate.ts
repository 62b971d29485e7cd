// One instance's life in virtual time: the chart runs as it is, a plan says when its phases end, and
// a scenario says what comes in between.

import { createActor } from 'xstate';
import {
  deleted,
  type EventName,
  instanceMachine,
  isRequest,
  type Kind,
  lifecycle,
  moverOf,
  type StateName,
  situationOf,
  stateNameOf,
  statusOf,
} from '../../../machines/index.js';
import { drawPhase, formatDuration, InputError, phaseAt, phases } from '../../plan/index.js';
import { createRandom, defaultSeed } from '../../random/index.js';
import { createVirtualClock } from '../../time/index.js';
import { requireOptions, requireScenario } from '../arguments.js';
import { type AgendaItem, agendaOf } from './agenda.js';
import type { TimelineEnd, TimelineEntry } from './life.js';
import { lastMsOf, type Scenario } from './scenario.js';
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
  const { kind, plan, end, name } = scenario;
  const seed = options.seed ?? scenario.seed ?? defaultSeed;
  const randoms = new Map(phases.map(({ state }, stream) => [state, createRandom(seed, stream)]));
  const clock = createVirtualClock();
  const actor = createActor(instanceMachine, { input: { kind }, clock }).start();
  const entries: TimelineEntry[] = [];
  let phaseEnd: unknown;

  const snapshot = () => actor.getSnapshot();
  const state = () => stateNameOf(snapshot());
  const isGone = () => snapshot().status === 'done';
  const isReached = () => 'reaches' in end && statusOf(state()) === end.reaches;

  /** Sets the timer for the phase that has just begun, if one has. */
  function begin({ durationMs, outcome }: Partial<AgendaItem> = {}): void {
    clock.clearTimeout(phaseEnd);
    const phase = phaseAt(state());
    const random = phase && randoms.get(phase.state);
    if (!phase || !random) return;
    const drawn = drawPhase(plan, phase.state, random);
    const lastsMs = durationMs ?? drawn?.durationMs;
    if (lastsMs === undefined) return;
    const ending = outcome ?? drawn?.outcome ?? phase.well;
    phaseEnd = clock.setTimeout(() => send(ending), lastsMs);
  }

  function send(event: EventName, item?: AgendaItem): void {
    const from = state();
    const accepted = snapshot().can({ type: event });
    if (accepted) {
      actor.send({ type: event });
      begin(item);
    }
    entries.push({
      atMs: clock.now(),
      event,
      mover: moverOf(event),
      from,
      to: state(),
      serving: snapshot().hasTag('serving'),
      ...(!accepted && rejected(event, from)),
    });
  }

  // Asking the chart costs more than everything else here, and impatient operators ask often.
  const rejections = new Map<string, ReturnType<typeof rejection>>();
  function rejected(event: EventName, from: StateName) {
    const key = `${event} ${from}`;
    const known = rejections.get(key) ?? rejection(event, from, kind);
    rejections.set(key, known);
    return known;
  }

  const born = { state: state(), serving: snapshot().hasTag('serving') };
  const isOver = () => isGone() || isReached();
  const advanceTo = (atMs: number) => {
    while (!isOver() && (clock.nextAtMs ?? Number.POSITIVE_INFINITY) <= atMs) clock.advanceToNext();
    if (!isOver()) clock.advanceTo(atMs);
  };

  const agenda = agendaOf(scenario);
  let next = 0;
  begin();
  for (; next < agenda.length; next++) {
    const item = agenda[next] as AgendaItem;
    advanceTo(item.atMs);
    if (isOver()) break;
    send(item.event, item);
    yield;
  }
  advanceTo(lastMsOf(end));

  if (isGone()) refuseAnyOf(agenda.slice(next), clock.now());
  const timeline = {
    ...(name !== undefined && { scenario: name }),
    kind,
    plan: plan.name,
    seed,
    instanceId: scenario.instanceId,
    start: new Date(scenario.startMs).toISOString(),
    born,
    entries,
    end: {
      atMs: clock.now(),
      state: state(),
      because: reasonOf(scenario, isReached(), isGone()),
      ...('reaches' in end && { goal: end.reaches }),
    },
  };
  return { ...timeline, summary: summarise(timeline) };
}

function reasonOf({ end }: Scenario, reached: boolean, gone: boolean): TimelineEnd['because'] {
  if ('reaches' in end) return reached ? 'reached' : 'notReached';
  return gone ? 'deleted' : 'time';
}

/** Nothing can happen to an instance that is gone; a repetition just stops there. */
function refuseAnyOf(late: readonly AgendaItem[], goneMs: number): void {
  const item = late.find(({ explicit }) => explicit);
  if (!item) return;
  const [at, gone] = [item.atMs, goneMs].map(formatDuration);
  const message = `${item.event} at ${at} comes after the instance was ${deleted} (at ${gone})`;
  throw new InputError([{ path: [item.list, item.index], at: 'value', message }]);
}

/** What to say of an event that the chart does not take. */
function rejection(event: EventName, from: StateName, kind: Kind) {
  if (!isRequest(event)) return { withoutEffect: true } as const;
  const { code = '', message = '' } = lifecycle.refusal(event, situationOf(kind, from)) ?? {};
  return { refused: { code, message } };
}
