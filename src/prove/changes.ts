// What a step changes, so that a way can be told by what is new in it.

import type { AnyMachineSnapshot } from 'xstate';
import type { Trace, TraceStep } from './trace.js';

/** A step of a way in words: only what is new. */
export interface ToldStep {
  /** 0 for the beginning. */
  readonly number: number;
  /** The event with its data; none at the beginning. */
  readonly event?: string;
  /** Where the machine is then, such as `RUNNING.idle`. */
  readonly state: string;
  /** All tags that it has there. */
  readonly tags: readonly string[];
  /** Those that it had not before. */
  readonly gained: readonly string[];
  /** Those that it has no longer. */
  readonly lost: readonly string[];
  /** What is different in the context, as `path: before → after`. */
  readonly context: readonly string[];
  /** Whether nothing is different. */
  readonly same: boolean;
}

/**
 * Tells a way step by step.
 *
 * @example
 * ```ts
 * const machine = alterMachine(instanceMachine, ['ERROR.tags=serving']);
 * const [verdict] = prove(machine, { ...instanceProof, walks: false }).verdicts;
 * const way = tell(verdict.counterexample);
 * way.map(({ event, state }) => [event, state]); // [[undefined, 'CREATING'], ['fault', 'ERROR']]
 * way[1].gained; // ['serving']
 * ```
 */
export function tell({ steps }: Trace): ToldStep[] {
  return steps.map((step, number) => toldAfter(step, number, steps[number - 1]));
}

function toldAfter(
  { event, snapshot, state }: TraceStep,
  number: number,
  before?: TraceStep,
): ToldStep {
  const tags = tagsOf(snapshot);
  const tagsBefore = before ? tagsOf(before.snapshot) : [];
  const gained = tags.filter((tag) => !tagsBefore.includes(tag));
  const lost = tagsBefore.filter((tag) => !tags.includes(tag));
  const context = before ? differences(before.snapshot.context, snapshot.context) : [];
  return {
    number,
    ...(event && { event: eventText(event) }),
    state,
    tags,
    gained,
    lost,
    context,
    same: before?.state === state && gained.length + lost.length + context.length === 0,
  };
}

/** The tags of a snapshot, in their own order. */
export const tagsOf = ({ tags }: AnyMachineSnapshot): string[] => [
  ...(tags as ReadonlySet<string>),
];

/** An event with its data. */
export function eventText({ type, ...data }: { readonly type: string }): string {
  return Object.keys(data).length === 0 ? type : `${type} ${text(data)}`;
}

function differences(before: unknown, after: unknown, path = ''): string[] {
  if (Object.is(before, after) || text(before) === text(after)) return [];
  if (isMapping(before) && isMapping(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      differences(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return [`${path || 'context'}: ${text(before)} → ${text(after)}`];
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
