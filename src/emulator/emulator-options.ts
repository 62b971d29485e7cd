// What an emulator can be asked for.

import type { Site } from '../loopback/index.js';
import type { Plan } from '../plan/index.js';
import type { Clock } from '../time/index.js';
import type { ControlAccess } from './control/index.js';
import type { Hooks } from './http/index.js';
import type { IdentityOptions } from './identity/settings.js';
import type { NotKeptError, Persistence } from './store/index.js';
import type { PlanFor, Region } from './world/index.js';

/** What an emulator is made of; everything has a default. */
export interface EmulatorOptions {
  /** The real time, from which the time of the service is made; that of the system unless given. */
  readonly clock?: Clock;
  /** The seed of ids and of chance; 1 unless given. */
  readonly seed?: number;
  /** The region and the quota; `eu-de` and plenty unless given. */
  readonly region?: Partial<Region>;
  /** How long phases take and how they end; the preset `demo` unless given. */
  readonly plan?: Plan;
  /** Which plan times what, where that is not always `plan`. */
  readonly planFor?: PlanFor;
  /**
   * How the time of the service begins: when, in milliseconds since 1970, how fast, and whether it
   * stands still. A clock that was kept goes on from where it was, in this way. Real time unless given.
   */
  readonly start?: { readonly atMs?: number; readonly scale?: number; readonly paused?: boolean };
  /** Keeps the store beyond the life of the process. */
  readonly persistence?: Persistence;
  /** Who may sign in and how; every client unless given. */
  readonly identity?: Omit<IdentityOptions, 'random'>;
  /**
   * Who may use the control plane, under `/_control`: `open`, `off`, or who has the token. Unless
   * given, it is open, and off where `identity` checks who comes in.
   */
  readonly control?: ControlAccess;
  /**
   * Pages whose browsers are told that they may read the answers, by their origins, such as
   * `http://localhost:5173`; `loopback` for all pages of this machine. For emulators behind a server of
   * one's own: `serve` has the same option, and keeps all other pages out.
   */
  readonly allowOrigins?: readonly string[];
  /** The version that `GET /health` names; none unless given. */
  readonly version?: string;
  /**
   * Reads a document of fixtures that `POST /_control/fixtures` was sent, such as YAML; JSON alone
   * unless given.
   *
   * @throws InputError when it is none
   */
  readonly readDocument?: (text: string) => Promise<unknown>;
  /**
   * Makes a fleet to look at ready, for `POST /_control/demo`; the result puts it in, if there is no instance
   * by then. There is none unless given.
   */
  readonly prepareDemo?: () => Promise<() => void>;
  /**
   * Called when the control plane has taken everything out, or has put another state in its place: what keeps the
   * service busy, such as a demo, may end.
   */
  readonly onReset?: () => void;
  /** Called when something happens inside; for tests and reports. */
  readonly hooks?: Partial<Hooks>;
  /** Pages to serve beside the API; none unless given. */
  readonly site?: Site;
  /** How many changes of status are remembered, and kept by `persistence`; 10 000 unless given. */
  readonly traceLimit?: number;
  /**
   * How many requests the control plane tells of, newest first, at `/_control/requests`: 2000 unless given, and
   * 0 for none. Nothing is noted where there is no control plane.
   */
  readonly requestLimit?: number;
  /** Hears of mistakes of the emulator's own, which clients see as DCS.5000. */
  readonly onDefect?: (error: unknown) => void;
  /**
   * Hears once when changes can no longer be kept, and with undefined when they can again. Meanwhile
   * clients read, and get EMU.0503 for everything else.
   */
  readonly onTrouble?: (trouble: NotKeptError | undefined) => void;
}
