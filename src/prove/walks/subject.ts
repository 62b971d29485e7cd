// What a walk goes over and what it looks at on the way.

import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import type { createTestModel, getSimplePaths } from 'xstate/graph';
import type { Start } from '../machine.js';

/** A rule that a machine breaks. */
export interface Violation {
  /** A short name of the rule, the same for all its violations. */
  readonly rule: string;
  /** What is wrong, and where. */
  readonly message: string;
}

/** XState's tools for graphs: those of `xstate/graph`, or the same ones of the package @xstate/graph. */
export interface GraphTools {
  readonly createTestModel: typeof createTestModel;
  readonly getSimplePaths: typeof getSimplePaths;
}

/** A machine to be walked. */
export interface WalkSubject {
  readonly machine: AnyStateMachine;
  readonly tools: GraphTools;
  readonly starts: readonly Start[];
  /** The events to try, each of another type. */
  readonly events: readonly EventObject[];
  /** The top-level states of which every one has to be visited. */
  readonly states: readonly string[];
  /** What is wrong with a snapshot. */
  readonly checkSnapshot: (snapshot: AnyMachineSnapshot, start: Start) => readonly Violation[];
  /** What is wrong with a step, taken or refused. */
  readonly checkStep: (
    before: AnyMachineSnapshot,
    event: EventObject,
    after: AnyMachineSnapshot,
  ) => readonly Violation[];
}

/** Says that a machine has too many snapshots for walks that try all sequences. */
export class TooManySnapshotsError extends Error {
  override readonly name = 'TooManySnapshotsError';
}

/** How many different snapshots a start may lead to: more means a context that counts or remembers. */
export const maxSnapshots = 64;
