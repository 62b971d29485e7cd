// The phases of an instance's life: the states that end by themselves sooner or later. Which these
// are is the chart's to say: work that can end well, and the trouble that the platform can put right.

import {
  type Lifecycle,
  lifecycle,
  type Outcome,
  type OutcomeThat,
  type OutcomeVerb,
  outcomes,
  outcomesThat,
  outcomeVerbs,
  type StateName,
  statusOf,
  taskOf,
} from '../../machines/index.js';

type LastSegment<S extends string> = S extends `${string}.${infer Rest}` ? LastSegment<Rest> : S;

/**
 * What a plan calls a state: the last segment of its name, such as `RESTARTING` or `backingUp`. Not
 * every state is a phase; {@link phaseNames} has those that are.
 */
export type PhaseName = LastSegment<StateName>;

/** A state that the platform can end. */
export interface Phase {
  readonly name: PhaseName;
  readonly state: StateName;
  /** How it ends well. */
  readonly well: Outcome;
  /** Everything that the chart lets it end with. */
  readonly outcomes: readonly Outcome[];
}

/** How phases end well: work before what mends. */
const goodEnds = [...outcomesThat('endsWell'), ...outcomesThat('repairs', 'resumes')];

/**
 * Finds the phases of a chart, in the order in which it writes them.
 *
 * @param chart - the chart, asked
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

/** What a plan calls the probability of an end that is not the good one: its verb, such as `fails`. */
export type ChanceKey = OutcomeVerb<OutcomeThat<'endsBadly' | 'breaks' | 'suspends'>>;

/** An end of phases that is not the good one, and the key under which a plan has its probability. */
export interface Chance {
  readonly key: ChanceKey;
  readonly outcome: Outcome;
}

/** The other ends among some outcomes, in the order in which a plan lays their probabilities out. */
export function chancesAmong(ends: readonly Outcome[]): readonly Chance[] {
  return outcomesThat('endsBadly', 'breaks', 'suspends').flatMap((outcome) =>
    ends.includes(outcome) ? { key: outcomeVerbs[outcome] as ChanceKey, outcome } : [],
  );
}

/** Every end, besides the good ones, that some phase of the chart can have. */
export const chances: readonly Chance[] = chancesAmong(phases.flatMap((phase) => phase.outcomes));
