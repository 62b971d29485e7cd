// What both notations write alike: which states a tag, a status and a guard stand for, and remarks.

import {
  type DiagramModel,
  type DiagramState,
  guardInWords,
  remarksOn,
} from '../../diagram/internal.js';
import type { Formula, Pair, Term } from './formulas.js';

/** A name, and the states that it stands for. */
export interface NamedStates {
  readonly sort: 'tag' | 'state';
  readonly name: string;
  readonly states: readonly string[];
}

/** Tags and statuses, by what is written: a state has the tags of those around it. */
export function namedStates({ root }: DiagramModel): NamedStates[] {
  const leaves = (
    state: DiagramState,
    tags: readonly string[],
  ): { name: string; tags: string[] }[] => {
    const all = [...tags, ...state.tags];
    return state.states.length === 0
      ? [{ name: state.name, tags: all }]
      : state.states.flatMap((inner) => leaves(inner, all));
  };
  const all = leaves(root, []);
  const tags = [...new Set(all.flatMap((leaf) => leaf.tags))];
  return [
    ...tags.map((name) => ({
      sort: 'tag' as const,
      name,
      states: all.filter((leaf) => leaf.tags.includes(name)).map((leaf) => leaf.name),
    })),
    ...root.states.map((state) => ({
      sort: 'state' as const,
      name: state.name,
      states: leaves(state, []).map(({ name }) => name),
    })),
  ];
}

/** Pairs by kind: what is true of several kinds in the same states is written once. */
export function byStates(pairs: readonly Pair[]): { kinds: string[]; states: string[] }[] {
  const ofKind = new Map<string, string[]>();
  for (const { kind, state } of pairs) ofKind.set(kind, [...(ofKind.get(kind) ?? []), state]);
  const groups = new Map<string, { kinds: string[]; states: string[] }>();
  for (const [kind, states] of ofKind) {
    const key = [...states].sort().join();
    const known = groups.get(key) ?? { kinds: [], states };
    known.kinds.push(kind);
    groups.set(key, known);
  }
  return [...groups.values()];
}

/** Whether a claim needs the list of all that was reached. */
export const needsReached = (formulas: readonly Formula[]): boolean =>
  formulas.some((formula) => formula.type === 'invariant' && formula.holds.type === 'reached');

/** A name as both notations can have one: `serving-is-running` is `serving_is_running`. */
export const wordOf = (name: string): string => name.replaceAll(/\W/g, '_');

/** The predicate of a tag, or of being in a status: both may be called alike. */
export const predicateOf = ({ sort, name }: Pick<Term & { type: 'named' }, 'sort' | 'name'>) =>
  `${sort === 'tag' ? 'is' : 'in'}_${wordOf(name)}`;

/** What the notation cannot show, and what its states are. */
export function remarksFor(model: DiagramModel, reached: readonly Pair[]): string[] {
  const kinds = new Set(reached.map(({ kind }) => kind)).size;
  return [
    model.root.description,
    ...remarksOn(model),
    ...model.guards.map((guard) => `${guard.name} ${guardInWords(guard)}.`),
    `A state is a kind of instance and a state of the chart without states inside. The proof has reached ${reached.length} from ${kinds} kinds.`,
  ];
}
