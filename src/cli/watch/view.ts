// What a watch is shown as: a table that changes on a terminal, lines elsewhere, JSON for programs.

import type { Kind } from '../../../machines/index.js';
import type { FleetRound, ProbeFailure } from '../../observer/index.js';
import type { Clock } from '../../time/index.js';
import type { Io } from '../environment/environment.js';
import type { Ranges } from './expectation.js';

/** What is known of an instance besides its status. */
export interface Details {
  readonly name: string;
  readonly kind: Kind | undefined;
}

/** What a view needs. */
export interface ViewOptions {
  readonly io: Io;
  readonly clock: Clock;
  /** How long states last. */
  readonly ranges: Ranges;
  /** By id; grows while the watch goes on. */
  readonly details: ReadonlyMap<string, Details>;
}

/** Shows a watch. */
export interface View {
  round(round: FleetRound): void;
  /** A round without an answer. */
  failure(failure: ProbeFailure, atMs: number): void;
  end(): void;
}
