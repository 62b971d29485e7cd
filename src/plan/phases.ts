// The phases of an instance's life: the states that end by themselves sooner or later. Which these
// are is the chart's to say: work that can succeed, and the trouble that the platform can repair.

import {
  type Lifecycle,
  lifecycle,
  type Outcome,
  outcomes,
  type StateName,
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

const goodEnds = ['succeed', 'recover'] as const satisfies readonly Outcome[];

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
    return well ? { name: state.split('.').at(-1) as PhaseName, state, well, outcomes: ends } : [];
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
