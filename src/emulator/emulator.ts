// The emulator, composed: the service, its control plane, and HTTP in front of them.

import type { SignInMode } from '../connect/index.js';
import { allowedOrigins, Guard } from '../loopback/index.js';
import { presets } from '../plan/index.js';
import { defaultProject } from '../protocol/index.js';
import {
  type Control,
  type ControlAccess,
  type ControlPlane,
  createControlPlane,
  RequestLog,
} from './control/index.js';
import type { EmulatorOptions } from './emulator-options.js';
import { crossOrigin } from './http/index.js';
import { requestPath } from './request-path.js';
import { createService, type Service } from './service.js';
import type { Store } from './store/index.js';
import type { Core, ServiceClock } from './world/index.js';

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

/**
 * Creates an emulator.
 *
 * @throws RangeError when one of `allowOrigins` is no origin, or a limit is no whole number
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
  const { plan = presets.demo, seed = 1, start, version, allowOrigins = [] } = options;
  const { requestLimit = 2000, traceLimit = 1 } = options;
  requireCount('requestLimit', requestLimit, 0);
  requireCount('traceLimit', traceLimit, 1);
  const around = allowOrigins.length > 0 ? crossOrigin(allowedOrigins(allowOrigins)) : undefined;
  const guard = new Guard(options.onDefect ?? (() => {}));
  // Before the start is done, trouble is thrown.
  let hasStarted = false;
  const service = createService(options, guard, (trouble) => {
    if (hasStarted) options.onTrouble?.(trouble);
  });
  const { core, groupCommit, store, clock, real, region, run, arm } = service;
  const isStrict = options.identity?.mode === 'strict';
  const { control: access = isStrict ? 'off' : 'open' } = options;
  const requestLog = requestLogOf(requestLimit, access, service);
  const controlled: Control = {
    core,
    store,
    clock,
    settled: () => groupCommit.settled(),
    real,
    startOptions: { plan, seed, ...(start && { start }) },
    readDocument: options.readDocument,
    prepareDemo: options.prepareDemo,
    onReset: options.onReset,
    connection: {
      region: options.identity?.region ?? region.name,
      projectId: defaultProject,
      signIn: signInModeOf(options.identity),
    },
    ...(version !== undefined && { version }),
    init: { fixtures: 'none' },
    run,
    requestLog,
    streams: new Set(),
  };
  const control = createControlPlane(controlled, arm, guard);
  const answer = requestPath(options, service, { access, control, requestLog, around });
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
      service.close();
    },
  };
}

function requireCount(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new RangeError(`${name}: expected a whole number of at least ${least}, got ${value}`);
}

function requestLogOf(
  requestLimit: number,
  access: ControlAccess,
  { real, clock, store }: Service,
): RequestLog | undefined {
  if (access === 'off' || requestLimit === 0) return undefined;
  return new RequestLog({
    limit: requestLimit,
    real,
    now: () => clock.now(),
    stateOf: (id) => store.instances.get(id)?.state,
  });
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
