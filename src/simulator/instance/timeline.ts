// The life of a simulated instance with all that is known of it.

import type { Kind } from '../../../machines/index.js';
import type { Life } from './life.js';
import type { Summary } from './summary.js';

/** The life of one instance. */
export interface Timeline extends Life {
  /** The scenario's name. */
  readonly scenario?: string;
  readonly kind: Kind;
  /** The name of the plan. */
  readonly plan: string;
  readonly seed: number;
  readonly instanceId: string;
  /** The time of birth (ISO 8601). */
  readonly start: string;
  readonly summary: Summary;
}
