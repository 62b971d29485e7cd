// One way through a machine, from its beginning: what a counterexample and a witness are.

import type { AnyMachineSnapshot, EventObject } from 'xstate';
import type { Reached } from './explore.js';
import type { Start } from './machine.js';

/** A machine before or after an event. */
export interface TraceStep {
  /** The event that led here; none at the beginning. */
  readonly event?: EventObject;
  /** The machine then. */
  readonly snapshot: AnyMachineSnapshot;
  /** The name of its state. */
  readonly state: string;
}

/** A way from the beginning. */
export interface Trace {
  /** What the machine began with. */
  readonly start: Start;
  /** The beginning, and one entry for each event. */
  readonly steps: readonly TraceStep[];
  /** For a run that never ends: it stays where it is, or goes on as from the step of that index, again and again. */
  readonly forever?:
    | { readonly type: 'stays' }
    | { readonly type: 'repeats'; readonly from: number };
}

/** A shortest way to a snapshot. */
export function traceTo(reached: Reached): Trace {
  const steps: TraceStep[] = [];
  for (let at: Reached | undefined = reached; at; at = at.by?.from) {
    steps.push(entry(at, at.by?.event));
  }
  return { start: reached.start, steps: steps.reverse() };
}

/** The same way, and some steps more. */
export function goOn(
  trace: Trace,
  more: readonly { readonly event: EventObject; readonly to: Reached }[],
): Trace {
  return { ...trace, steps: [...trace.steps, ...more.map(({ event, to }) => entry(to, event))] };
}

/** How many events a way has. */
export const lengthOf = ({ steps }: Trace): number => steps.length - 1;

function entry({ snapshot, state }: Reached, event: EventObject | undefined): TraceStep {
  return { ...(event && { event }), snapshot, state };
}
