// The checks that a simulated fleet has to pass: each holds a count against what the model says of it, and
// names the place in the chart that is wrong when chance cannot explain it.

import { type ExactAnswer, type GroupAnswer, solveStay } from '../exact/index.js';
import type { ClockEvidence, FleetResult, GroupEvidence, StateEvidence } from '../fleet/index.js';
import type { ModelState } from '../profile/index.js';
import { lnChanceOfEvents, lnChanceOfSuccesses } from './chance.js';
import { lnChanceOfLengths } from './stay-lengths.js';

/** Something that was checked. */
export interface Check {
  /** What, in the words of the chart: `RESTARTING fail → ERROR`, `stays in RESTARTING`. */
  readonly of: string;
  /** How often it happened; left out where it is no count. */
  readonly seen?: number;
  /** How often it was expected, given the time or the tries that there were. */
  readonly expected?: number;
  /** How often it could be expected before the run. */
  readonly planned: number;
  /** The logarithm of a bound on the chance that it is as far from what was expected. */
  readonly lnChance: number;
}

/** Runs all checks of instances. */
export function checksOf(simulated: FleetResult, exact: ExactAnswer): Check[] {
  const { evidence, instances } = simulated;
  const several = evidence.length > 1;
  return evidence.flatMap((group, g) => {
    const { kind } = group.model;
    const checks = group.states.flatMap((state, s) =>
      stateChecks(simulated, group, exact.groups[g] as GroupAnswer, state, s),
    );
    if (!several) return checks;
    const member = {
      of: `instances of kind ${kind}`,
      seen: group.instances,
      expected: instances * group.weight,
      planned: instances * group.weight,
      lnChance: lnChanceOfSuccesses(group.instances, instances, group.weight, instances),
    };
    return [member, ...checks.map((check) => ({ ...check, of: `${check.of} (${kind})` }))];
  });
}

/** How far a plan goes beyond what is expected, so that hardly a run goes beyond it. */
const withMargin = (expected: number): number => 1.02 * expected + 2 * Math.sqrt(expected) + 5;

function stateChecks(
  { horizonMs }: FleetResult,
  { model, instances }: GroupEvidence,
  { expected, states }: GroupAnswer,
  state: StateEvidence,
  s: number,
): Check[] {
  const { clocks, dwellMs, name } = state;
  const [only, ...others] = clocks;
  if (!only) return [];
  const expectedMs = (expected.shares[name] ?? 0) * horizonMs * instances;
  if (others.length === 0 && only.rate !== undefined) {
    return eventChecks(name, only, only.rate, { dwellMs, expectedMs, instances });
  }
  // Stays that have ended, and those that the horizon is expected to find.
  const { meanStayMs } = states[s] as { meanStayMs: number };
  const cut = (expected.shares[name] ?? 0) * instances;
  const plannedStays = withMargin(meanStayMs > 0 ? expectedMs / meanStayMs + cut : instances);
  if (others.length === 0) {
    const lengths =
      only.atMs === undefined
        ? lengthCheck(state, model.states[s] as ModelState, plannedStays)
        : fixedCheck(state, only.atMs, instances, horizonMs);
    return [...branchChecks(name, only, plannedStays), lengths];
  }
  return [
    ...raceChecks(state, model.states[s] as ModelState, plannedStays),
    ...clocks.flatMap((clock) => branchChecks(name, clock, plannedStays)),
    lengthCheck(state, model.states[s] as ModelState, plannedStays),
  ];
}

/** Transitions at constant rates: how often, for the time that was spent, that of stays cut short included. */
function eventChecks(
  from: string,
  { branches }: ClockEvidence,
  rate: number,
  time: { readonly dwellMs: number; readonly expectedMs: number; readonly instances: number },
): Check[] {
  return branches.map(({ event, to, probability, taken }) => {
    const perMs = rate * probability;
    // Times are rounded to a microsecond per life: what lies within that is no deviation.
    const slack = perMs * time.instances * 0.001;
    const expected = perMs * time.dwellMs;
    const nearest = Math.min(Math.max(taken, expected - slack), expected + slack);
    const planned = withMargin(perMs * time.expectedMs);
    const lnChance = lnChanceOfEvents({ seen: taken, expected: nearest, planned });
    return { of: transition(from, event, to), seen: taken, expected, planned, lnChance };
  });
}

/** Where a clock has more than one end: how often each. Of two, the rarer one says all. */
function branchChecks(from: string, { branches }: ClockEvidence, planned: number): Check[] {
  const tries = branches.reduce((sum, { taken }) => sum + taken, 0);
  const rarestFirst = branches.toSorted((a, b) => a.probability - b.probability);
  return rarestFirst.slice(0, -1).map(({ event, to, probability, taken }) => ({
    of: transition(from, event, to),
    seen: taken,
    expected: tries * probability,
    planned: planned * probability,
    lnChance: lnChanceOfSuccesses(taken, tries, probability, planned),
  }));
}

/** Which clock wins, of several that race. */
function raceChecks({ name, clocks }: StateEvidence, state: ModelState, planned: number): Check[] {
  const { wins } = solveStay(state);
  const races = clocks.reduce((sum, { won }) => sum + won, 0);
  return clocks.map(({ causes, won }) => {
    const probability = causes.reduce((sum, c) => sum + (wins[c]?.probability as number), 0);
    const named = causes.map((c) => state.causes[c]?.name).join(' or ');
    return {
      of: `${name} ended by ${named}`,
      seen: won,
      expected: races * probability,
      planned: planned * probability,
      lnChance: lnChanceOfSuccesses(won, races, nearly(probability), planned),
    };
  });
}

/** A probability that was integrated is not known to be 0 or 1. */
const nearly = (probability: number): number =>
  probability > 1 - 1e-12 && probability < 1 ? 1 - 1e-12 : probability;

function lengthCheck(
  { name, stays }: StateEvidence,
  { causes }: ModelState,
  planned: number,
): Check {
  return { of: `lengths of stays in ${name}`, planned, lnChance: lnChanceOfLengths(causes, stays) };
}

/** Stays that all last the same: the time that was spent is theirs, but for those cut short. */
function fixedCheck(
  { name, clocks, dwellMs }: StateEvidence,
  atMs: number,
  instances: number,
  horizonMs: number,
): Check {
  const ended = (clocks[0] as ClockEvidence).branches.reduce((sum, { taken }) => sum + taken, 0);
  const rounding = 0.001 * instances + (ended + instances) * horizonMs * 2 ** -51;
  const possible =
    ended * atMs - rounding <= dwellMs && dwellMs <= (ended + instances) * atMs + rounding;
  return {
    of: `lengths of stays in ${name}`,
    planned: 0,
    lnChance: possible ? 0 : Number.NEGATIVE_INFINITY,
  };
}

const transition = (from: string, event: string, to: string): string => `${from} ${event} → ${to}`;
