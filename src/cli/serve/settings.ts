// What `serve` is asked for, as the command line has it.

import type { InspectorPage } from '../input/options.js';

/** The options of `serve`. */
export interface ServeSettings {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly allowOrigin?: readonly string[];
  readonly plan?: string;
  readonly seed?: number;
  readonly region?: string;
  readonly data?: string;
  readonly fixtures?: string;
  readonly startAt?: string;
  readonly speed?: number;
  readonly paused?: true;
  readonly auth: 'open' | 'strict';
  /** Whether there is a control plane. */
  readonly control: 'on' | 'off';
  readonly user?: string;
  readonly ak?: string;
  /** Whether the control plane tells which requests came. */
  readonly requestLog: boolean;
  readonly json?: true;
  /** Opens an inspector on the instances. */
  readonly inspect?: InspectorPage;
  /** A fleet that lives by itself. */
  readonly demo?: true;
}
