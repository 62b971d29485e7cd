// Which edges of a machine an application has taken: counted while its actors run, or read from what an inspector saved.

import type { AnyStateMachine, AnyTransitionDefinition, InspectionEvent } from 'xstate';
import { edgeName, outlineOf } from '../diagram/internal.js';
import { nodesBelow } from './machine.js';

/** An edge, and how often it was taken. */
export interface CountedEdge {
  /** `RUNNING.idle --restore if keepsBackups--> RESTORING` */
  readonly name: string;
  /** The state in which it is written, by its path; empty for what holds everywhere. */
  readonly from: string;
  /** What takes it. */
  readonly event: string;
  /** Empty where there is none. */
  readonly guard: string;
  /** The state to which it leads. */
  readonly to: string;
  /** How often it was taken. */
  readonly count: number;
  /** Whether nothing that was recorded can show it: an edge without an event, read from a file. */
  readonly hidden: boolean;
}

/** Which edges of a machine were taken. */
export interface EdgeCoverage {
  /** The id of the machine. */
  readonly machine: string;
  /** How many actors of it were seen. */
  readonly actors: number;
  /** Every edge, in the order in which they are written. */
  readonly edges: readonly CountedEdge[];
  /** The names of those that were never taken, of those that can be seen. */
  readonly never: readonly string[];
  /** How many steps could be placed on no edge: what was recorded does not fit the machine, or is cut. */
  readonly unplaced: number;
}

/** Counts edges while actors run. */
export interface EdgeWatch {
  /** For `createActor(machine, { inspect })`, and for the hooks of `@xstate/react`. One does for any number of actors. */
  readonly inspect: (event: InspectionEvent) => void;
  /** What was taken until now. */
  coverage(): EdgeCoverage;
}

/**
 * Counts which edges of a machine its actors take, in a test or in an application. Actors of other machines, such as
 * those that it invokes, are not counted; those of the same machine with other actions and guards (`provide`) are.
 *
 * @example
 * ```ts
 * const watch = watchEdges(instanceMachine);
 * const actor = createActor(instanceMachine, { input: { kind: 'ha' }, inspect: watch.inspect }).start();
 * actor.send({ type: 'succeed' });
 * const { edges, never } = watch.coverage();
 * edges.filter(({ count }) => count > 0).map(({ name }) => name); // ['CREATING --succeed--> RUNNING']
 * never.includes('CREATING --fail--> CREATEFAILED'); // true
 * ```
 */
export function watchEdges(machine: AnyStateMachine): EdgeWatch {
  const tally = new EdgeTally(machine);
  const actors = new Set<string>();
  return {
    inspect(event) {
      const { logic } = event.actorRef as { readonly logic?: AnyStateMachine };
      if (logic?.config !== machine.config) return;
      actors.add(event.actorRef.sessionId);
      if (event.type !== '@xstate.microstep') return;
      for (const edge of event._transitions) tally.take(logic, edge);
    },
    coverage: () => tally.coverage({ actors: actors.size, unplaced: 0, isHidden: () => false }),
  };
}

/** Counts by the place of an edge, which is the same in every machine of one configuration. */
export class EdgeTally {
  readonly #machine: AnyStateMachine;
  readonly #counts: number[];
  readonly #places = new WeakMap<AnyStateMachine, Map<AnyTransitionDefinition, number>>();

  constructor(machine: AnyStateMachine) {
    this.#machine = machine;
    this.#counts = edgesOf(machine).map(() => 0);
  }

  /** @param machine - whose edge it is */
  take(machine: AnyStateMachine, edge: AnyTransitionDefinition): void {
    const places =
      this.#places.get(machine) ?? new Map(edgesOf(machine).map((each, place) => [each, place]));
    this.#places.set(machine, places);
    const place = places.get(edge);
    if (place !== undefined) this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  coverage({
    actors,
    unplaced,
    isHidden,
  }: {
    readonly actors: number;
    readonly unplaced: number;
    readonly isHidden: (event: string) => boolean;
  }): EdgeCoverage {
    const edges = outlineOf(this.#machine).edges.map((edge, place): CountedEdge => {
      const { from, event, guard, to } = edge;
      const count = this.#counts[place] ?? 0;
      return { name: edgeName(edge), from, event, guard, to, count, hidden: isHidden(event) };
    });
    const never = edges.filter(({ count, hidden }) => count === 0 && !hidden);
    return {
      machine: this.#machine.id,
      actors,
      edges,
      never: never.map(({ name }) => name),
      unplaced,
    };
  }
}

/** In the order in which an outline has them. */
const edgesOf = (machine: AnyStateMachine): AnyTransitionDefinition[] =>
  nodesBelow(machine.root).flatMap((node) => [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? []),
  ]);

/**
 * A matcher for jest and vitest, for `expect.extend({ toCoverEveryEdge })`: every edge was taken, but for those that the
 * test names.
 *
 * @param except - names of edges that need not be taken; one that is taken all the same, or is none, fails the test
 * @example
 * ```ts
 * const watch = watchEdges(instanceMachine);
 * createActor(instanceMachine, { input: { kind: 'ha' }, inspect: watch.inspect }).start();
 * const { pass, message } = toCoverEveryEdge(watch.coverage());
 * pass; // false
 * message().split('\n')[1]; // '  CREATING --succeed--> RUNNING'
 * ```
 */
export function toCoverEveryEdge(
  { machine, edges, never }: EdgeCoverage,
  { except = [] }: { readonly except?: readonly string[] } = {},
): { readonly pass: boolean; readonly message: () => string } {
  const missed = never.filter((name) => !except.includes(name));
  const wrong = except.filter((name) => !never.includes(name));
  const lines = (head: string, names: readonly string[]) =>
    names.length > 0 ? [head, ...names.map((name) => `  ${name}`)] : [];
  return {
    pass: missed.length + wrong.length === 0,
    message: () =>
      [
        ...lines(
          `${missed.length} of ${edges.length} edges of ${machine} were never taken:`,
          missed,
        ),
        ...lines('named as exceptions, and taken, or no edge of it:', wrong),
        ...(missed.length + wrong.length === 0 ? [`every edge of ${machine} was taken`] : []),
      ].join('\n'),
  };
}
