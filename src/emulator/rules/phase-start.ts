// What a plan is asked about: a phase that an instance begins, or its removal once it is deleted; and
// what the chart lets each end with.

import {
  deleted,
  initial,
  type Kind,
  kinds,
  lifecycle,
  type Outcome,
  type Request,
  requests,
  type StateName,
  situationOf,
} from '../../../machines/index.js';
import { type PhaseName, phaseNames, phases } from '../../plan/index.js';
import { type DecidedBesides, decidedBesides, type Phase, phaseAt } from '../../plan/internal.js';
import type { Start } from '../../protocol/index.js';
import type { Subject } from './selection.js';

/** A phase that begins, or something besides phases that is ahead. */
export interface PhaseStart {
  readonly instance: Subject;
  readonly state: StateName;
  /** When it begins, in milliseconds since 1970 of the service's time. */
  readonly nowMs: number;
  /** Set for what begins in no state of its own. */
  readonly besides?: Exclude<DecidedBesides, 'removal'> | undefined;
  /** The id of the operation that led there, such as `v2.resizeInstance`, if one did. */
  readonly operation?: string | undefined;
}

/** What a plan decides: a phase, the removal of what is deleted, a switchover, or a reset of a password. */
export type PlannedName = PhaseName | DecidedBesides;

/** Everything that a plan decides. */
export const plannedNames: readonly PlannedName[] = [...phaseNames, ...decidedBesides];

/** Whether it is none of the phases: then it always ends. */
export const isBesides = (name: string | undefined): name is DecidedBesides =>
  decidedBesides.some((besides) => besides === name);

/** What a plan calls what begins in a state; undefined when nothing does. */
export const plannedNameOf = (state: StateName): PlannedName | undefined =>
  state === deleted ? 'removal' : phaseAt(state)?.name;

const ends = new Map(
  kinds.map((kind) => [kind, new Map(phases.map(({ state }) => [state, ask(state, kind)]))]),
);

function ask(state: StateName, kind: Kind): readonly Outcome[] {
  return lifecycle.possibleOutcomes(situationOf(kind, state));
}

/** All that a phase can end with; for an instance of any kind when none is given. */
export function endsOf(state: StateName, kind?: Kind): readonly Outcome[] {
  return (kind ? ends.get(kind)?.get(state) : phaseAt(state)?.outcomes) ?? [];
}

/**
 * What starts what, so that a user who thinks in requests need not know the names of states: `create`
 * and the requests of the chart that start a phase, and the one that leads to a removal.
 */
export const started: Readonly<Record<string, PlannedName>> = Object.fromEntries(
  [
    ['create', plannedNameOf(initial)] as const,
    ...requests.map((name) => [name, startedBy(name)] as const),
  ].flatMap(([name, timed]) => (timed ? [[name, timed] as const] : [])),
);

function startedBy(request: Request): PlannedName | undefined {
  return lifecycle.edges
    .filter(({ event }) => event === request)
    .map(({ to }) => plannedNameOf(to as StateName))
    .find((name) => name !== undefined);
}

/** What a plan decides of what an operation sets off. */
export const plannedIn = (starts: readonly Start[]): PlannedName[] =>
  starts.flatMap((start) => (isBesides(start) ? start : (started[start] ?? [])));

/** The phase of a name. */
export const phaseNamed = (name: PlannedName | undefined): Phase | undefined =>
  phases.find((phase) => phase.name === name);
