// A machine like another but for some changes: what shows that a claim can fail. A change is written as
// `STATE.tags=serving`, `STATE.on.EVENT=TARGET`, `guards.NAME=always`.

import { type AnyStateMachine, type AnyStateNode, createMachine } from 'xstate';
import { nodesBelow } from './machine.js';

/** Says what is wrong with a change, and what is allowed. */
export class AlterationError extends Error {
  override readonly name = 'AlterationError';
}

/** The forms of a change, for messages and help. */
export const alterationForms = [
  'STATE.tags=TAG,… (or +=, -=)',
  'STATE.on.EVENT=TARGET (or nothing, for no edge)',
  'STATE.initial=CHILD',
  'STATE.type=final|atomic',
  'STATE= (to remove it)',
  'guards.NAME=always|never',
] as const;

/** A state as it is written in a configuration, open to changes. */
interface Draft {
  tags?: string | readonly string[];
  type?: string;
  initial?: unknown;
  on?: Record<string, unknown>;
  states?: Record<string, Draft>;
}

interface Change {
  readonly path: readonly string[];
  readonly sign: '=' | '+=' | '-=';
  readonly value: string;
  /** As it was written. */
  readonly text: string;
}

/**
 * Builds a machine like another but for some changes. The other one stays as it is.
 *
 * @param changes - for example `RESTARTING.tags=serving`, `ERROR.on.recover=RUNNING`, `guards.isSingle=never`
 * @throws AlterationError when a change names what the machine does not have
 * @example
 * ```ts
 * const machine = alterMachine(instanceMachine, ['RESTARTING.tags=serving']);
 * prove(machine, { ...instanceProof, walks: false }).proven; // false
 * ```
 */
export function alterMachine<Machine extends AnyStateMachine>(
  machine: Machine,
  changes: readonly string[],
): Machine {
  const draft = copy(machine.config) as Draft;
  const guards: Record<string, () => boolean> = {};
  for (const text of changes) apply(machine, draft, guards, read(text));
  const { implementations } = machine;
  try {
    return createMachine(
      draft as never,
      {
        ...implementations,
        guards: { ...implementations.guards, ...guards },
      } as never,
    ) as unknown as Machine;
  } catch (error) {
    throw new AlterationError(`so changed there is no machine: ${(error as Error).message}`);
  }
}

function read(text: string): Change {
  const parts = /^([^=+]+?)\s*(\+=|-=|=)\s*(.*)$/s.exec(text);
  const [, path = '', sign = '=', value = ''] = parts ?? [];
  if (!parts) throw new AlterationError(`${text}: expected ${alterationForms.join(', ')}`);
  return { path: path.split('.'), sign: sign as Change['sign'], value: value.trim(), text };
}

function apply(
  machine: AnyStateMachine,
  draft: Draft,
  guards: Record<string, () => boolean>,
  change: Change,
): void {
  const { path, sign, value, text } = change;
  if (path[0] === 'guards' && path.length === 2) {
    guards[known(text, 'guard', path[1] as string, guardsOf(machine))] = verdictOf(change);
    return;
  }
  const state = stateAt(machine, change);
  const rest = path.slice(state.path.length);
  const target = draftAt(draft, state.path);
  const [key, ...more] = rest;
  if (key !== 'tags' && sign !== '=') {
    throw new AlterationError(`${text}: += and -= are for tags`);
  }
  if (key === undefined && value === '' && state.path.length > 0) {
    removeState(draft, state);
  } else if (key === 'tags' && more.length === 0) {
    target.tags = tagsAfter([target.tags ?? []].flat(), change);
  } else if (key === 'initial' && more.length === 0) {
    target.initial = known(text, 'state inside', value, Object.keys(state.states));
  } else if (key === 'type' && more.length === 0) {
    const type = known(text, 'type', value, ['final', 'atomic']);
    if (type === 'final') target.type = type;
    else delete target.type;
  } else if (key === 'on' && more.length > 0) {
    target.on = { ...target.on };
    const event = more.join('.');
    if (value === '') delete target.on[knownEvent(text, event, target.on)];
    else target.on[event] = redirected(target.on[event], idOf(machine, change));
  } else {
    throw new AlterationError(`${text}: expected ${alterationForms.join(', ')}`);
  }
}

/** The edge keeps its source and its description, not its guard: what is written is what is meant. */
function redirected(edge: unknown, target: string): object {
  const [first] = [edge ?? {}].flat() as unknown[];
  const known = typeof first === 'object' && first !== null ? first : {};
  const { guard: _, ...rest } = known as { guard?: unknown };
  return { ...rest, target };
}

/** The longest beginning of a path that names a state. */
function stateAt(machine: AnyStateMachine, { path, text }: Change): AnyStateNode {
  let node: AnyStateNode = machine.root;
  for (const part of path) {
    if (!Object.hasOwn(node.states, part)) break;
    node = (node.states as Record<string, AnyStateNode>)[part] as AnyStateNode;
  }
  const [first = ''] = path;
  if (node === machine.root && !['tags', 'on', 'initial', 'type'].includes(first)) {
    known(text, 'state', first, Object.keys(machine.root.states));
  }
  return node;
}

function idOf(machine: AnyStateMachine, { value, text }: Change): string {
  const all = nodesBelow(machine.root).slice(1);
  const name = known(
    text,
    'state',
    value,
    all.map((node) => node.path.join('.')),
  );
  return `#${all.find((node) => node.path.join('.') === name)?.id}`;
}

function draftAt(draft: Draft, path: readonly string[]): Draft {
  return path.reduce<Draft>(
    (node, part) => (node.states as Record<string, Draft>)[part] as Draft,
    draft,
  );
}

function removeState(draft: Draft, { path, parent, id }: AnyStateNode): void {
  const above = draftAt(draft, parent?.path ?? []);
  delete above.states?.[path.at(-1) as string];
  const name = path.join('.');
  const leadsThere = (edge: unknown): boolean => {
    const target = typeof edge === 'string' ? edge : (edge as { target?: unknown })?.target;
    const aim = String([target].flat()[0] ?? '');
    return aim === `#${id}` || aim.replace(/^#[^.]+[.]/, '') === name || aim === path.at(-1);
  };
  const dropEdges = (node: Draft): void => {
    for (const [event, edges] of Object.entries(node.on ?? {})) {
      const rest = [edges].flat().filter((edge) => !leadsThere(edge));
      if (rest.length === 0) delete node.on?.[event];
      else if (node.on) node.on[event] = rest;
    }
    for (const inner of Object.values(node.states ?? {})) dropEdges(inner);
  };
  dropEdges(draft);
}

function tagsAfter(tags: readonly string[], { sign, value }: Change): string[] {
  const named = value
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
  if (sign === '+=') return [...new Set([...tags, ...named])];
  return sign === '-=' ? tags.filter((tag) => !named.includes(tag)) : named;
}

function verdictOf({ value, text }: Change): () => boolean {
  const yes = known(text, 'answer', value, ['always', 'never']) === 'always';
  return () => yes;
}

/** The names of the guards that the edges of a machine ask. */
function guardsOf(machine: AnyStateMachine): string[] {
  const written = nodesBelow(machine.root).flatMap((node) =>
    [...node.transitions.values()].flat().map(({ guard }) => {
      return typeof guard === 'string' ? guard : (guard as { type?: string } | undefined)?.type;
    }),
  );
  return [...new Set(written.filter((name) => typeof name === 'string'))];
}

function known(text: string, what: string, name: string, allowed: readonly string[]): string {
  if (allowed.includes(name)) return name;
  throw new AlterationError(
    `${text}: there is no ${what} "${name}"; allowed: ${allowed.join(', ')}`,
  );
}

const knownEvent = (text: string, event: string, on: Readonly<Record<string, unknown>>) =>
  known(text, 'edge for', event, Object.keys(on));

/** Copies what is written in a configuration; what it refers to (actors, functions) stays the same. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
}
