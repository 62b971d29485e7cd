// What both notations write alike: which states a tag, a status and a guard stand for, steps in their order, and remarks.

import type { InstanceMachine, Mover } from '../../../machines/index.js';
import {
  type DiagramModel,
  type DiagramState,
  diagramModelOf,
  guardInWords,
  remarksOn,
  sentenceOf,
} from '../../diagram/internal.js';
import type { Claim } from '../claim.js';
import { formulasOf, type Pair, type Term } from './formulas.js';
import { type FlatStep, flatSteps, leavesOf } from './steps.js';

/** What a notation is written from. */
export function subjectOf(machine: InstanceMachine, claims: readonly Claim[]) {
  const model = diagramModelOf(machine);
  const { states, initial } = model.lifecycle.table;
  const { formulas, reached } = formulasOf(machine, claims);
  return {
    guards: model.guards,
    names: namedStates(model),
    leaves: leavesOf(model).map(({ name }) => name),
    first: states[initial] as string,
    steps: flatSteps(model),
    formulas,
    reached,
    needsReached: formulas.some(
      (formula) => formula.type === 'invariant' && formula.holds.type === 'reached',
    ),
    remarks: remarksFor(model, reached),
  };
}

/** The steps of a mover, those of one edge after what it means. */
export const stepsOf = (
  mover: Mover,
  steps: readonly FlatStep[],
  write: { readonly comment: (text: string) => string; readonly step: (step: FlatStep) => string },
): string[] =>
  steps.flatMap((step, index) => {
    const { edge } = step;
    if (edge.mover !== mover) return [];
    const meaning = steps[index - 1]?.edge === edge ? [] : [write.comment(sentenceOf(edge))];
    return [...meaning, write.step(step)].map((line) => `  ${line}`);
  });

/** A term, by how a notation says no and what is true of pairs. */
export function termText(
  term: Term,
  say: { readonly no: string; readonly pairs: (pairs: readonly Pair[]) => string },
): string {
  if (term.type === 'named') return `${term.negated ? say.no : ''}${predicateOf(term)}`;
  return term.type === 'reached' ? 'reached' : say.pairs(term.pairs);
}

/** A name, and the states that it stands for. */
export interface NamedStates {
  readonly sort: 'tag' | 'state';
  readonly name: string;
  readonly states: readonly string[];
}

/** Tags and statuses, by what is written: a state has the tags of those around it. */
function namedStates({ root }: DiagramModel): NamedStates[] {
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

/** A name as both notations can have one: `serving-is-running` is `serving_is_running`. */
export const wordOf = (name: string): string => name.replaceAll(/\W/g, '_');

/** The predicate of a guard. */
export const guardName = (guard: string): string => `guard_${wordOf(guard)}`;

/** The predicate of a tag, or of being in a status: both may be called alike. */
export const predicateOf = ({ sort, name }: Pick<Term & { type: 'named' }, 'sort' | 'name'>) =>
  `${sort === 'tag' ? 'is' : 'in'}_${wordOf(name)}`;

/** What the notation cannot show, and what its states are. */
function remarksFor(model: DiagramModel, reached: readonly Pair[]): string[] {
  const kinds = new Set(reached.map(({ kind }) => kind)).size;
  return [
    model.root.description,
    ...remarksOn(model),
    ...model.guards.map((guard) => `${guard.name} ${guardInWords(guard)}.`),
    `A state is a kind of instance and a state of the chart without states inside. The proof has reached ${reached.length} from ${kinds} kinds.`,
  ];
}
