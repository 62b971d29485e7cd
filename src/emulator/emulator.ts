// The emulator, composed: a store, a clock, the core, the operations and HTTP in front of them.

import type { SignInMode } from '../connect/index.js';
import { allowedOrigins, Guard, type Site } from '../loopback/index.js';
import { type Plan, presets } from '../plan/index.js';
import { defaultProject, unsupportedOperations } from '../protocol/index.js';
import { createRandom } from '../random/index.js';
import { type Clock, systemClock } from '../time/index.js';
import {
  type ControlAccess,
  type ControlPlane,
  clockIn,
  controlGate,
  createControlPlane,
  eventKinds,
  keep,
  keepStartOptions,
  misreadIn,
  plannedBy,
  RequestLog,
  seedIn,
  settingOf,
} from './control/index.js';
import {
  type Authenticate,
  createApp,
  crossOrigin,
  describing,
  type Hooks,
  noHooks,
  siteMount,
  versions,
} from './http/index.js';
import { createIdentity } from './identity/identity.js';
import { identityHooks } from './identity/identity-hooks.js';
import type { IdentityOptions } from './identity/settings.js';
import { jobKinds } from './jobs/index.js';
import { withClock } from './kept-clock.js';
import { filesMount } from './obs/files-mount.js';
import { handlers } from './operations/index.js';
import {
  createStore,
  NotKeptError,
  type Persistence,
  type SettingRecord,
  type Store,
} from './store/index.js';
import {
  type Core,
  createCore,
  createServiceClock,
  type PlanFor,
  type Region,
  type ServiceClock,
} from './world/index.js';

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
  /** Puts a fleet to look at in, for `POST /_control/demo`; there is none unless given. */
  readonly startDemo?: () => Promise<void>;
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

/** DCS, emulated. */
export interface Emulator {
  /** Answers any request, without a socket. It never rejects. */
  fetch(request: Request): Promise<Response>;
  /** The same, and at once where nothing has to be waited for, which is cheaper. */
  answer(request: Request): Response | Promise<Response>;
  /** The clock, the chance and the store, from which answers are made. */
  readonly core: Core;
  /** All that the emulator knows, in memory. */
  readonly store: Store;
  /** The time of the service, which can be paused, moved and sped up. */
  readonly clock: ServiceClock;
  /** The control plane, which is at `/_control` on the wire. */
  readonly control: ControlPlane;
  /** Ends all streams, stops the clock and closes the store. */
  close(): void;
}

/** The real default quota, 10 instances and 800 GB, is too small for tests of fleets. */
const defaultRegion: Region = { name: 'eu-de', quota: { instances: 200_000, ramGb: 100_000_000 } };

/**
 * Creates an emulator.
 *
 * @throws RangeError when one of `allowOrigins` is no origin
 *
 * @example
 * ```ts
 * const emulator = createEmulator({ plan: presets.instant });
 * const response = await emulator.fetch(new Request('http://dcs.localhost/v2/available-zones'));
 * response.status; // 200
 * emulator.close();
 * ```
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { plan = presets.demo, seed = 1, traceLimit = 10_000, requestLimit = 2000 } = options;
  const { persistence, onTrouble = () => {}, allowOrigins = [] } = options;
  const around = allowOrigins.length > 0 ? crossOrigin(allowedOrigins(allowOrigins)) : undefined;
  const guard = new Guard(options.onDefect ?? (() => {}));
  // Before the start is done, trouble is thrown.
  let hasStarted = false;
  // What is kept before there is a clock says nothing of it.
  let clockNow = (): SettingRecord | undefined => undefined;
  const keeping = persistence && withClock(persistence, () => clockNow());
  const store = createStore(keeping, misreadIn, guard, (trouble) => {
    if (hasStarted) onTrouble(trouble);
  });
  keepStartOptions(store, { plan: options.plan, seed: options.seed });
  const real = options.clock ?? systemClock;
  const run = real.now().toString(36);
  const region = { ...defaultRegion, ...options.region };
  const identity = createIdentity({ ...options.identity, random: createRandom(seed) });
  const core = createCore({
    seal: identity.seal,
    store,
    seed: () => seedIn(store, seed),
    region,
    jobKinds,
    eventKinds,
    traceLimit,
    run,
    guard,
    planFor: options.planFor ?? plannedBy(store, plan),
  });
  const arm = () => clock.arm(core.nextDueMs);
  const kept = clockIn(store);
  const { atMs = real.now(), scale = 1, paused = false } = options.start ?? {};
  const clock = createServiceClock({
    real,
    state: kept ?? { realMs: real.now(), serviceMs: atMs, scale, paused },
    wake() {
      // What cannot be kept, on a full disk, is due again with the next request.
      guard.run(() => {
        if (!core.settle(clock.now())) arm();
      });
    },
  });
  clockNow = () => settingOf(store, 'clock', clock.state);
  if (options.start) {
    if (options.start.scale !== undefined) clock.setScale(scale);
    if (paused) clock.pause();
    // A time of its own has to go on where it was.
    store.transact(() => keep(store, 'clock', clock.state));
  }
  const isStrict = options.identity?.mode === 'strict';
  const { control: access = isStrict ? 'off' : 'open' } = options;
  const requestLog =
    access === 'off' || requestLimit === 0
      ? undefined
      : new RequestLog({
          limit: requestLimit,
          real,
          now: () => clock.now(),
          stateOf: (id) => store.instances.get(id)?.state,
        });
  const control = createControlPlane(
    {
      core,
      store,
      clock,
      real,
      startOptions: { plan, seed, ...(options.start && { start: options.start }) },
      readDocument: options.readDocument,
      startDemo: options.startDemo,
      connection: {
        region: options.identity?.region ?? region.name,
        projectId: defaultProject,
        signIn: signInModeOf(options.identity),
      },
      ...(options.version !== undefined && { version: options.version }),
      init: { fixtures: 'none' },
      run,
      requestLog,
      streams: new Set(),
    },
    arm,
    guard,
  );
  // Most requests read neither clock.
  const times = {
    get nowMs() {
      return clock.now();
    },
    get wallNowMs() {
      return real.now();
    },
  };
  const signIn = identityHooks(identity, () => times);
  const gate = controlGate(access);
  const app = createApp({
    core,
    handlers,
    unsupported: unsupportedOperations,
    hooks: {
      ...noHooks,
      authenticate: requestLog ? identified(requestLog, signIn.authenticate) : signIn.authenticate,
      intercept: control.intercept,
      answered: control.answered,
      ...options.hooks,
    },
    mounts: [
      describing,
      control.mountHealth,
      ...(access === 'off' ? [] : [control.mount]),
      signIn.mount,
      filesMount({ core, now: () => clock.now(), seal: identity.seal }),
      ...(options.site ? [siteMount(options.site)] : []),
      versions,
    ],
    now: () => clock.now(),
    afterwards: arm,
    onDefect: guard.report,
  });
  const logged = requestLog
    ? (request: Request) => requestLog.around(request, () => app(request))
    : app;
  const guarded = gate ? (request: Request) => gate(request) ?? logged(request) : logged;
  const answer = around ? (request: Request) => around(request, () => guarded(request)) : guarded;
  const failure = core.settle(clock.now());
  if (failure) throw failure;
  hasStarted = true;
  arm();
  return {
    fetch: async (request) => answer(request),
    answer,
    core,
    store,
    clock,
    control,
    close() {
      control.close();
      try {
        if (persistence && !store.trouble) store.transact(() => keep(store, 'clock', clock.state));
      } catch (error) {
        // The persistence has reported why not already.
        if (!(error instanceof NotKeptError)) throw error;
      } finally {
        clock.stop();
        store.close();
      }
    },
  };
}

/** Who may sign in, as clients are told: the first user and the first key. */
function signInModeOf({ mode, users, accessKeys }: EmulatorOptions['identity'] = {}): SignInMode {
  if (mode !== 'strict') return { mode: 'open' };
  const [user] = users ?? [];
  const [key] = accessKeys ?? [];
  return {
    mode,
    ...(user && { user: user.name }),
    ...(key && { accessKey: key.accessKey }),
  };
}

/** Tells the log of each call, and of who makes it. */
const identified =
  (log: RequestLog, authenticate: Authenticate): Authenticate =>
  (call) => {
    const identify = log.begin(call);
    const caller = authenticate(call);
    identify(caller);
    return caller;
  };
