// The book that a walk keeps: it checks every snapshot and step as they come, counts them, and knows in the end
// which states, edges and pairs of steps the walk has missed.

import type { AnyMachineSnapshot, AnyTransitionDefinition, EventObject } from 'xstate';
import {
  edgesWithin,
  isEndOfState,
  type Start,
  takenEdges,
  topStatesOf,
  writtenEdges,
} from '../machine.js';
import { type PossibleSteps, stepName } from './possible.js';
import type { Violation, WalkSubject } from './subject.js';

/** Where a walk is, and how it got there. */
export interface Position {
  readonly start: Start;
  readonly snapshot: AnyMachineSnapshot;
  /** The types of the events so far. */
  readonly trail: readonly string[];
  /** The name of the last step in which a transition was taken. */
  readonly lastStep?: string | undefined;
}

/** How many of how many were seen. */
export interface Share {
  readonly seen: number;
  readonly of: number;
}

/** The numbers of a walk. */
export interface Numbers {
  readonly walk: string;
  readonly paths: number;
  readonly snapshots: number;
  /** Top-level states. */
  readonly statuses: Share;
  /** Transitions as they are written in the machine. */
  readonly edges: Share;
  /** Transitions per start and leaf in which they can be taken. */
  readonly steps: Share;
  /** Two such steps, one right after the other. */
  readonly pairs: Share;
}

/** What a walk has to see all of. */
export type Coverage = 'statuses' | 'edges' | 'steps' | 'pairs';

/** The book of a walk over a machine. */
export class Ledger {
  readonly #walk: string;
  readonly #subject: WalkSubject;
  readonly #edges: ReadonlyMap<AnyTransitionDefinition, string>;
  readonly #possible: PossibleSteps;
  readonly #edgesOf: typeof takenEdges;
  readonly #broken = new Map<string, Violation>();
  readonly #seen = {
    statuses: new Set<string>(),
    edges: new Set<AnyTransitionDefinition>(),
    steps: new Set<string>(),
    pairs: new Set<string>(),
  };
  #paths = 0;
  #snapshots = 0;

  /** @param possible - the totals, which are the same for every walk over the machine */
  constructor(walk: string, subject: WalkSubject, possible: PossibleSteps) {
    this.#walk = walk;
    this.#subject = subject;
    this.#edges = writtenEdges(subject.machine);
    const within = [...this.#edges.keys()].some(({ eventType }) => isEndOfState(eventType));
    this.#edgesOf = within ? edgesWithin : takenEdges;
    this.#possible = possible;
  }

  begin(start: Start, snapshot: AnyMachineSnapshot): Position {
    return this.#visit({ start, snapshot, trail: [] });
  }

  step(position: Position, event: EventObject, after: AnyMachineSnapshot): Position {
    const { start, snapshot, trail, lastStep } = position;
    const here = { start, snapshot: after, trail: [...trail, event.type] };
    this.#note(this.#subject.checkStep(snapshot, event, after), here);
    const edges = this.#edgesOf(this.#subject.machine, snapshot, event);
    if (edges.length === 0) return this.#visit({ ...here, lastStep });
    const step = stepName(start, snapshot, event);
    for (const edge of edges) this.#seen.edges.add(edge);
    this.#seen.steps.add(step);
    if (lastStep !== undefined) this.pair(lastStep, step);
    return this.#visit({ ...here, lastStep: step });
  }

  /** Counts paths, and snapshots that were looked at without `begin` or `step`. */
  count(paths: number, snapshots = 0): void {
    this.#paths += paths;
    this.#snapshots += snapshots;
  }

  /** Notes that one step followed another, when `step` was not told. */
  pair(first: string, second: string): void {
    this.#seen.pairs.add(`${first} > ${second}`);
  }

  numbers(): Numbers {
    const share = (kind: Coverage): Share => {
      const all = this.#all(kind);
      const seen = this.#seen[kind] as ReadonlySet<unknown>;
      return { seen: all.filter((each) => seen.has(each)).length, of: all.length };
    };
    return {
      walk: this.#walk,
      paths: this.#paths,
      snapshots: this.#snapshots,
      statuses: share('statuses'),
      edges: share('edges'),
      steps: share('steps'),
      pairs: share('pairs'),
    };
  }

  /** The rules that were broken, and what the walk should have seen and has not. */
  violations(mustCover: readonly Coverage[]): Violation[] {
    const nameOf = (each: string | AnyTransitionDefinition) =>
      typeof each === 'string' ? each : this.#edges.get(each);
    const missed = mustCover.flatMap((coverage) =>
      this.#all(coverage)
        .filter((each) => !(this.#seen[coverage] as ReadonlySet<unknown>).has(each))
        .map((each) => ({
          rule: `all ${coverage}`,
          message: `${nameOf(each)} was never seen (${this.#walk})`,
        })),
    );
    return [...this.#broken.values(), ...missed];
  }

  #all(kind: Coverage): readonly (string | AnyTransitionDefinition)[] {
    if (kind === 'statuses') return this.#subject.states;
    return kind === 'edges' ? [...this.#edges.keys()] : this.#possible[kind];
  }

  #visit(position: Position): Position {
    this.#snapshots++;
    for (const state of topStatesOf(position.snapshot)) this.#seen.statuses.add(state);
    this.#note(this.#subject.checkSnapshot(position.snapshot, position.start), position);
    return position;
  }

  /** Of all the ways to the same violation the first one is told, which is one of the shortest. */
  #note(found: readonly Violation[], { start, trail }: Omit<Position, 'snapshot'>): void {
    for (const { rule, message } of found) {
      const way = trail.length > 0 ? `after ${trail.join(', ')}` : 'at birth';
      const key = `${rule}: ${message}`;
      if (this.#broken.has(key)) continue;
      this.#broken.set(key, { rule, message: `${message} (${start.name}, ${way})` });
    }
  }
}
