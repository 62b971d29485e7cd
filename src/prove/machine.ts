// The few things that a proof has to ask of a machine, asked of XState itself: a mistake in anything that was
// derived from the machine cannot hide one in the machine.

import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  createEmptyActor,
  type EventObject,
  initialTransition,
  transition,
} from 'xstate';
import { UnprovableError } from './unprovable.js';

/** One way in which a machine can begin: its input, with a name for people. */
export interface Start {
  /** What to call it in reports. */
  readonly name: string;
  /** What the machine gets as its input. */
  readonly input: unknown;
}

/** A machine as it begins. */
export function begin(machine: AnyStateMachine, { name, input }: Start): AnyMachineSnapshot {
  try {
    return unlessBroken(initialTransition(machine, input as never)[0]);
  } catch (error) {
    throw new UnprovableError(`the machine does not start with ${name}: ${messageOf(error)}`);
  }
}

/** What an actor tells the machine that runs it, by XState itself. */
const saidByActor = /^xstate[.](?:done[.]actor|error[.]actor|snapshot)[.](.*)$/s;

/**
 * Whether an event can come: none when the machine is at its end, what an actor tells only while the machine has it, a
 * timer only in its own state. XState's pure functions would take them anywhere, by a wildcard or by what holds in every
 * state. An error that nothing takes ends a machine, and is left out.
 */
function canCome(snapshot: AnyMachineSnapshot, event: EventObject): boolean {
  const { machine, status, _nodes } = snapshot;
  const { type } = event;
  if (status !== 'active') return false;
  const actor = saidByActor.exec(type)?.[1];
  if (actor !== undefined) {
    const isError = type.startsWith('xstate.error.');
    return (
      hasActor(snapshot, actor) &&
      (!isError || machine.getTransitionData(snapshot, event).length > 0)
    );
  }
  if (!type.startsWith('xstate.after.')) return true;
  return _nodes.some(({ after }) => after.some(({ eventType }) => eventType === type));
}

/** Whether a machine has an actor: one without an implementation stays among its children when its state is left. */
function hasActor({ children, machine, _nodes }: AnyMachineSnapshot, actor: string): boolean {
  const invokes = ({ invoke }: AnyStateNode) => invoke.some(({ id }) => id === actor);
  if (!Object.hasOwn(children, actor)) return false;
  return (
    children[actor] !== undefined || _nodes.some(invokes) || !nodesBelow(machine.root).some(invokes)
  );
}

/** Takes an event by XState's own pure transition function; one that cannot come changes nothing. */
export function advance(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: EventObject,
): AnyMachineSnapshot {
  try {
    if (!canCome(snapshot, event)) return snapshot;
    return unlessBroken(withoutStacks(() => transition(machine, snapshot, event))[0]);
  } catch (error) {
    throw new UnprovableError(
      `${stateOf(snapshot)} cannot take ${event.type}: ${messageOf(error)}`,
      { hint: 'if the event needs data, give the events that the machine is to be tried with' },
    );
  }
}

/** XState throws what an action or a guard throws, or keeps it in the snapshot. */
function unlessBroken(snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
  if (snapshot.status !== 'error') return snapshot;
  throw snapshot.error;
}

/**
 * Does work of XState that begins an actor for each step: for want of an input that one may fail, which nobody looks
 * at, and most of what a step costs would be the stack of its error.
 */
export function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * The transitions that a machine takes on an event: none when it ignores it or the event cannot come, several in parallel
 * states.
 */
export function takenEdges(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: EventObject,
): readonly AnyTransitionDefinition[] {
  if (!canCome(snapshot, event)) return [];
  return machine.getTransitionData(snapshot, event);
}

/** The same, and what follows within the step: what is raised, and what is taken when all inside of a state is at its end. */
export function edgesWithin(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: EventObject,
): readonly AnyTransitionDefinition[] {
  if (!canCome(snapshot, event)) return [];
  const edges: AnyTransitionDefinition[] = [];
  const self = createEmptyActor();
  const { id, sessionId, system } = self;
  system.inspect((told) => {
    if (told.type === '@xstate.microstep') edges.push(...told._transitions);
  });
  const nothing = () => {};
  const quiet = { logger: nothing, defer: nothing, emit: nothing, stopChild: nothing };
  const scope: unknown = { self, id, sessionId, system, ...quiet, actionExecutor: nothing };
  withoutStacks(() => machine.transition(snapshot, event, scope as AnyActorScope));
  return edges;
}

/** The top-level states that a snapshot is in: one, but where the machine is parallel. */
export function topStatesOf({ value }: AnyMachineSnapshot): string[] {
  return typeof value === 'string' ? [value] : Object.keys(value);
}

/** The name of the state that a snapshot is in: `ERROR`, `RUNNING.idle`, `left.a and right.b`. */
export function stateOf({ value }: AnyMachineSnapshot): string {
  const join = (each: unknown): string[] =>
    typeof each === 'string'
      ? [each]
      : Object.entries(each as object).flatMap(([name, inner]) => {
          const below = join(inner);
          return below.length === 0 ? [name] : below.map((leaf) => `${name}.${leaf}`);
        });
  return join(value).join(' and ');
}

/**
 * All that can tell one snapshot from another. A machine without effects is a pure function of it,
 * so what was computed for one snapshot holds for every snapshot with the same key.
 *
 * @throws UnprovableError when the context holds what cannot be compared
 */
export function keyOf(snapshot: AnyMachineSnapshot): string {
  const { value, context, status, historyValue, children } = snapshot;
  // Ids that XState makes up are never the same, and nothing listens to them.
  const actors = Object.keys(children).filter(
    (id) => !/^x:\d+$/.test(id) && hasActor(snapshot, id),
  );
  try {
    return JSON.stringify([value, context, status, historyValue, actors.sort()], comparable);
  } catch (error) {
    throw new UnprovableError(
      `the context in ${stateOf(snapshot)} cannot be compared: ${messageOf(error)}`,
    );
  }
}

/** What JSON leaves out or cannot write, written so that two different values stay different. */
function comparable(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function' || typeof value === 'symbol') return String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (value instanceof Map) return { map: [...value] };
  if (value instanceof Set) return { set: [...value] };
  return value;
}

/** Every node of a machine, the root included, in the order in which it is written. */
export function nodesBelow(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states as Record<string, AnyStateNode>).flatMap(nodesBelow)];
}

/** The names of all states without states inside. */
export function leafNames(machine: AnyStateMachine): string[] {
  return nodesBelow(machine.root)
    .filter((node) => Object.keys(node.states).length === 0)
    .map((node) => node.path.join('.'));
}

/** Whether a type of event says that a state has come to its end. */
export const isEndOfState = (type: string): boolean => type.startsWith('xstate.done.state.');

/**
 * One event of each type that a machine listens to, its timers and the ends of its actors included. A wildcard stands for
 * the ends of all that is invoked and nothing else; the end of a state is raised by XState itself, within a step.
 */
export function eventsOf(machine: AnyStateMachine): EventObject[] {
  const nodes = nodesBelow(machine.root);
  const all = nodes.flatMap((node) => node.ownEvents as readonly string[]);
  const named = all.filter((type) => type !== '' && !type.endsWith('*') && !isEndOfState(type));
  const ends = nodes
    .flatMap(({ invoke }) => invoke)
    .flatMap(({ id }) => [`xstate.done.actor.${id}`, `xstate.error.actor.${id}`]);
  const isWild = all.some((type) => type.endsWith('*'));
  return [...new Set([...named, ...(isWild ? ends : [])])].map((type) => ({ type }));
}

/** Every transition that is written in a machine, with a name for people. */
export function writtenEdges(machine: AnyStateMachine): Map<AnyTransitionDefinition, string> {
  return new Map(
    nodesBelow(machine.root).flatMap((node) =>
      [...node.transitions.values()].flat().map((edge): [AnyTransitionDefinition, string] => {
        const condition = edge.guard ? ` if ${guardName(edge.guard)}` : '';
        const target = (edge.target?.[0] ?? node).path.join('.');
        return [edge, `${node.path.join('.')} --${edge.eventType}${condition}--> ${target}`];
      }),
    ),
  );
}

function guardName(guard: unknown): string {
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'function') return guard.name || 'a guard';
  return String((guard as { type?: unknown }).type ?? 'a guard');
}

/** The first line of what was thrown. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] as string;
}
