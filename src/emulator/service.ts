// The service without HTTP: its store, its clock, who may sign in, and the core that makes answers of them.

import type { Guard } from '../loopback/index.js';
import { presets } from '../plan/index.js';
import { createRandom } from '../random/index.js';
import { atEndOfTurn, type Clock, elapsedOf, systemClock } from '../time/index.js';
import {
  clockIn,
  eventKinds,
  keep,
  keepStartOptions,
  misreadIn,
  planFrom,
  seedIn,
  settingOf,
} from './control/index.js';
import type { EmulatorOptions } from './emulator-options.js';
import { createIdentity, type Identity } from './identity/identity.js';
import { jobKinds } from './jobs/index.js';
import { withClock } from './kept-clock.js';
import { createStore, NotKeptError, type SettingRecord, type Store } from './store/index.js';
import {
  type Core,
  createCore,
  createServiceClock,
  GroupCommit,
  type Region,
  type ServiceClock,
} from './world/index.js';

/** What stands behind HTTP. */
export interface Service {
  readonly store: Store;
  readonly core: Core;
  /** Where requests wait for a commit, or for what is due before them. */
  readonly groupCommit: GroupCommit;
  readonly clock: ServiceClock;
  /** The real time. */
  readonly real: Clock;
  readonly identity: Identity;
  readonly region: Region;
  /** Names this run of the service among all. */
  readonly run: string;
  readonly guard: Guard;
  /** Has the clock ring when something is due next. */
  arm(): void;
  /** Stops the clock, keeps how it stands, and closes the store. */
  close(): void;
}

/** The real default quota, 10 instances and 800 GB, is too small for tests of fleets. */
const defaultRegion: Region = { name: 'eu-de', quota: { instances: 200_000, ramGb: 100_000_000 } };

/**
 * Creates the service.
 *
 * @param onTrouble - hears when changes can no longer be kept, and with undefined when they can again
 */
export function createService(
  options: EmulatorOptions,
  guard: Guard,
  onTrouble: (trouble: NotKeptError | undefined) => void,
): Service {
  const { plan = presets.demo, seed = 1, traceLimit = 10_000, persistence, start } = options;
  // What is kept before there is a clock says nothing of it.
  let clockNow = (): SettingRecord | undefined => undefined;
  const keeping = persistence && withClock(persistence, () => clockNow());
  const store = createStore(keeping, misreadIn, guard, onTrouble);
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
    planFor: options.planFor ?? planFrom(store, plan),
  });
  const arm = () => clock.arm(core.nextDueMs);
  // What is left is due at once, when other requests had their turn.
  const settle = () =>
    // What cannot be kept, on a full disk, is due again with the next request.
    guard.run(() => {
      if (!core.settlePart(clock.now())) arm();
    });
  const clock = startedClock(store, real, start, () => {
    // A request that came a moment later would wait for two commits.
    if (groupCommit.isKept) groupCommit.settleSoon();
    else settle();
  });
  const now = () => clock.now();
  const elapsed = () => elapsedOf(real);
  const isKept = persistence !== undefined;
  const groupCommit = new GroupCommit({ core, isKept, now, settle, atEndOfTurn, elapsed });
  const keepClock = () => store.transact(() => keep(store, 'clock', clock.state));
  clockNow = () => settingOf(store, 'clock', clock.state);
  // A time of its own has to go on where it was.
  if (start) keepClock();
  function close(): void {
    try {
      groupCommit.flush();
      if (persistence && !store.trouble) keepClock();
    } catch (error) {
      // The persistence has reported why not already.
      if (!(error instanceof NotKeptError)) throw error;
    } finally {
      clock.stop();
      store.close();
    }
  }
  return { store, core, groupCommit, clock, real, identity, region, run, guard, arm, close };
}

/** The time of the service, as it was kept or as it shall begin. */
function startedClock(
  store: Store,
  real: Clock,
  start: EmulatorOptions['start'],
  wake: () => void,
): ServiceClock {
  const { atMs = real.now(), scale = 1, paused = false } = start ?? {};
  const begin = { realMs: real.now(), serviceMs: atMs, scale, paused };
  const clock = createServiceClock({ real, state: clockIn(store) ?? begin, wake });
  if (start?.scale !== undefined) clock.setScale(scale);
  if (paused) clock.pause();
  return clock;
}
