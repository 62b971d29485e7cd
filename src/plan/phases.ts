// The phases of an instance: the states that the platform ends sooner or later. The chart says which these are:
// work that can end well, and failures that the platform can put right.

import {
  type Lifecycle,
  lifecycle,
  type Outcome,
  outcomes,
  type StateName,
  statusOf,
  taskOf,
} from '../../machines/index.js';
import {
  type OutcomeThat,
  type OutcomeVerb,
  outcomesThat,
  outcomeVerbs,
} from '../../machines/internal.js';

type LastSegment<S extends string> = S extends `${string}.${infer Rest}` ? LastSegment<Rest> : S;

/**
 * What a plan calls a state: the last segment of its name, such as `RESTARTING` or `backingUp`. Not
 * every state is a phase; {@link phaseNames} has those that are.
 */
export type PhaseName = LastSegment<StateName>;

/** A state that the platform can end. */
export interface Phase {
  /** What a plan calls it. */
  readonly name: PhaseName;
  /** The state of the chart. */
  readonly state: StateName;
  /** How it ends well. */
  readonly well: Outcome;
  /** Everything that the chart lets it end with. */
  readonly outcomes: readonly Outcome[];
}

/** How phases end well: the end of work before a repair. */
const goodEnds = [...outcomesThat('endsWell'), ...outcomesThat('repairs', 'resumes')];

/**
 * Finds the phases of a chart, in the order in which it writes them.
 *
 * @param lifecycle - the lifecycle of the chart
 */
export function phasesOf({ table, edges }: Pick<Lifecycle, 'table' | 'edges'>): Phase[] {
  return table.states.flatMap((state) => {
    const out = edges.filter(({ leaves }) => leaves.includes(state)).map(({ event }) => event);
    const ends = outcomes.filter((outcome) => out.includes(outcome));
    const well = goodEnds.find((outcome) => ends.includes(outcome));
    const name = (taskOf(state) ?? statusOf(state)) as PhaseName;
    return well ? { name, state, well, outcomes: ends } : [];
  });
}

/** The phases of the chart, in its order. */
export const phases: readonly Phase[] = phasesOf(lifecycle);

/** The keys that `phases` of a plan can have. */
export const phaseNames: readonly PhaseName[] = phases.map(({ name }) => name);

const byState = new Map(phases.map((phase) => [phase.state, phase]));

/** The phase that an instance in `state` is going through, or undefined when nothing is under way. */
export function phaseAt(state: StateName): Phase | undefined {
  return byState.get(state);
}

/** The key of a plan for the probability of an end other than the good one: its verb, such as `fails`. */
export type OtherEndKey = OutcomeVerb<OutcomeThat<'endsBadly' | 'breaks' | 'suspends'>>;

/** An end of phases other than the good one, and the key under which a plan has its probability. */
export interface OtherEnd {
  /** The key of a plan. */
  readonly key: OtherEndKey;
  /** The outcome that ends the phase. */
  readonly outcome: Outcome;
}

/** The other ends among some outcomes, in the order in which a plan lays their probabilities out. */
export function otherEndsAmong(ends: readonly Outcome[]): readonly OtherEnd[] {
  return outcomesThat('endsBadly', 'breaks', 'suspends').flatMap((outcome) =>
    ends.includes(outcome) ? { key: outcomeVerbs[outcome] as OtherEndKey, outcome } : [],
  );
}

/** All ends other than the good ones that phases of the chart can have. */
export const otherEnds: readonly OtherEnd[] = otherEndsAmong(
  phases.flatMap((phase) => phase.outcomes),
);
