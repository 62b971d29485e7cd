// The way of a request through the emulator: the origin of its page, the gate of the control plane, and the
// application with all that is served.

import { unsupportedOperations } from '../protocol/index.js';
import {
  type ControlAccess,
  type ControlPlane,
  controlGate,
  type RequestLog,
} from './control/index.js';
import type { EmulatorOptions } from './emulator-options.js';
import {
  type App,
  type Around,
  type Authenticate,
  createApp,
  describing,
  noHooks,
  siteMount,
  versions,
} from './http/index.js';
import { identityHooks } from './identity/identity-hooks.js';
import { filesMount } from './obs/files-mount.js';
import { handlers } from './operations/index.js';
import type { Service } from './service.js';

/** What requests pass, or leave a trace in, on their way. */
export interface Stations {
  /** Who may use the control plane. */
  readonly access: ControlAccess;
  readonly control: ControlPlane;
  /** Notes requests; undefined when none are noted. */
  readonly requestLog: RequestLog | undefined;
  /** Answers for pages of other origins; undefined when none is allowed. */
  readonly around: Around | undefined;
}

/** Joins what stands between a request and its answer. */
export function requestPath(options: EmulatorOptions, service: Service, stations: Stations): App {
  const { access, requestLog, around } = stations;
  const app = applicationOf(options, service, stations);
  const gate = controlGate(access);
  const logged: App = requestLog
    ? (request) => requestLog.around(request, () => app(request))
    : app;
  const guarded: App = gate ? (request) => gate(request) ?? logged(request) : logged;
  return around ? (request) => around(request, () => guarded(request)) : guarded;
}

function applicationOf(
  { hooks, site }: EmulatorOptions,
  { core, groupCommit, clock, real, identity, guard, arm }: Service,
  { access, control, requestLog }: Stations,
): App {
  const now = () => clock.now();
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
  return createApp({
    core,
    groupCommit,
    handlers,
    unsupported: unsupportedOperations,
    hooks: {
      ...noHooks,
      authenticate: requestLog ? identified(requestLog, signIn.authenticate) : signIn.authenticate,
      intercept: control.intercept,
      answered: control.answered,
      ...hooks,
    },
    mounts: [
      describing,
      control.mountHealth,
      ...(access === 'off' ? [] : [control.mount]),
      signIn.mount,
      filesMount({ core, settled: () => groupCommit.settled(), now, seal: identity.seal }),
      ...(site ? [siteMount(site)] : []),
      versions,
    ],
    now,
    afterwards: arm,
    onDefect: guard.report,
  });
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
