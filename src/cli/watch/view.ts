// What a watch is shown as: a table that changes on a terminal, lines elsewhere, JSON for programs.

import type { Kind } from '../../../machines/index.js';
import type { FleetRound, ProbeFailure } from '../../observer/index.js';
import type { Environment } from '../environment/environment.js';
import type { PlanRanges } from '../input/plans.js';

/** An instance, besides its status. */
export interface InstanceDetails {
  readonly name: string;
  readonly kind: Kind | undefined;
}

/** What a view needs. */
export interface ViewOptions {
  readonly environment: Environment;
  /** How long states last. */
  readonly ranges: PlanRanges;
  /** The project and its service in words. */
  readonly place: () => string;
  /** By id; grows while the watch goes on. */
  readonly details: ReadonlyMap<string, InstanceDetails>;
}

/** Shows a watch. */
export interface View {
  round(round: FleetRound): void;
  /** A round without an answer. */
  failure(failure: ProbeFailure, atMs: number): void;
  end(): void;
}
