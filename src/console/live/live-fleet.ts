// The fleet as it is now: what the stream tells is taken in at once and shown once per frame. When the
// stream breaks, what is known stays, is called stale, and the stream is asked for again and again.

import type { StateName } from '../../../machines/index.js';
import type { UsualRange } from '../../ui/index.js';
import type { Connection, Environment } from '../environment.js';
import type { Gap } from './history.js';
import { type FleetRow, rowOf, type StreamedRow } from './row.js';
import { type ClockView, type KnownClock, serviceTime } from './service-clock.js';

/**
 * Whether what is shown is so. `locked`: the server wants the control token before it tells anything;
 * `off`: it has no control plane, and tells nothing.
 */
export type ConnectionState = 'connecting' | 'live' | 'stale' | 'locked' | 'off';

/** The plan in force, as far as people wait by it. */
export interface KnownPlan {
  readonly name: string;
  readonly usual: Readonly<Partial<Record<StateName, UsualRange>>>;
}

/** The fleet, live. */
export interface LiveFleet {
  readonly rows: ReadonlyMap<string, FleetRow>;
  /** Goes up whenever a row changes, comes or goes. */
  readonly version: number;
  readonly connectionState: ConnectionState;
  readonly clock: KnownClock | undefined;
  readonly plan: KnownPlan;
  /** Names the run of the service; undefined before it was told. */
  readonly run: string | undefined;
  /** The times that nothing is known of: while the page has no connection, and while no service ran. */
  readonly gaps: readonly Gap[];
  /** The time of the service in milliseconds since 1970; undefined before anything was told. */
  nowMs(): number | undefined;
  /** Calls back at most once per frame after anything changed; the result ends that. */
  subscribe(listener: () => void): () => void;
  /** Calls back for each row that moved while the page looked on; the result ends that. */
  onMove(listener: (row: FleetRow, before: FleetRow | undefined) => void): () => void;
  /** Calls back after requests of the API were answered; the result ends that. */
  onRequests(listener: () => void): () => void;
  /** Takes in a clock that an answer of the control plane told. */
  tellClock(clock: ClockView): void;
  /** Asks for the stream again, as after a token was entered. */
  retry(): void;
  /** Has everybody draw anew in the next frame. */
  redraw(): void;
  close(): void;
}

/** How long to wait before the stream is asked for again: at first, and at most. */
const retryMs = { first: 250, most: 2000 };

/** A stream that says nothing for so long is dead; it has a heartbeat of five seconds. */
const deadMs = 16_000;

/**
 * Follows the fleet of the server that the page came from.
 *
 * @param headers - those of each request for the stream
 */
export function followFleet(
  environment: Environment,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): LiveFleet {
  const listeners = new Set<() => void>();
  const requestListeners = new Set<() => void>();
  const moveListeners = new Set<(row: FleetRow, before: FleetRow | undefined) => void>();
  let rows = new Map<string, FleetRow>();
  /** Collects a whole fleet until it is complete. */
  let incoming: Map<string, FleetRow> | undefined;
  let version = 0;
  let connectionState: ConnectionState = 'connecting';
  let clock: KnownClock | undefined;
  let run: string | undefined;
  let isOther = false;
  let gaps: readonly Gap[] = [];
  let plan: KnownPlan = { name: '', usual: {} };
  let framed = false;
  let waitMs = retryMs.first;
  let connection: Connection | undefined;
  let callOff = () => {};
  let closed = false;

  function changed(): void {
    if (framed) return;
    framed = true;
    environment.nextFrame(() => {
      framed = false;
      for (const listener of listeners) listener();
    });
  }

  function tellClock(view: ClockView): void {
    clock = { ...view, heardMs: environment.nowMs() };
    changed();
  }

  function takeRows(sent: readonly StreamedRow[]): void {
    const into = incoming ?? rows;
    for (const each of sent) {
      const row = rowOf(each);
      const before = into.get(row.id);
      into.set(row.id, row);
      if (incoming || (before?.state === row.state && before.since === row.since)) continue;
      for (const listener of moveListeners) listener(row, before);
    }
    if (!incoming) version++;
  }

  const takers: Readonly<Record<string, (data: never) => void>> = {
    hello: (told: { readonly run: string }) => {
      isOther = run !== undefined && run !== told.run;
      run = told.run;
      incoming = new Map();
    },
    plan: (told: KnownPlan) => {
      plan = told;
    },
    clock: tellClock,
    rows: takeRows,
    gone: (ids: readonly string[]) => {
      for (const id of ids) (incoming ?? rows).delete(id);
      version++;
    },
    ready: () => {
      if (incoming) rows = incoming;
      incoming = undefined;
      version++;
      closeGap();
      connectionState = 'live';
      waitMs = retryMs.first;
    },
  };

  /** The service knows what happened while the connection was lost, unless it did not run then. */
  function closeGap(): void {
    const [open] = gaps.slice(-1);
    if (!open || open.toMs !== undefined) return;
    const toMs = clock && serviceTime(clock, environment.nowMs());
    const closed = isOther && toMs !== undefined ? [{ fromMs: open.fromMs, toMs }] : [];
    gaps = [...gaps.slice(0, -1), ...closed];
  }

  function connect(): void {
    if (closed) return;
    watch();
    connection = environment.listen('/_control/fleet', headers(), {
      event(name, data) {
        watch();
        // Polling clients ask all the time, and most of the page has nothing to draw of it.
        if (name === 'requests') {
          for (const listener of requestListeners) listener();
          return;
        }
        (takers[name] as ((data: unknown) => void) | undefined)?.(data);
        changed();
      },
      lost,
      refused,
    });
  }

  function watch(): void {
    callOff();
    callOff = environment.after(deadMs, lost);
  }

  function lost(): void {
    callOff();
    connection?.close();
    incoming = undefined;
    if (connectionState === 'live') {
      connectionState = 'stale';
      if (clock) gaps = [...gaps, { fromMs: serviceTime(clock, environment.nowMs()) }];
    }
    changed();
    callOff = environment.after(waitMs, connect);
    waitMs = Math.min(2 * waitMs, retryMs.most);
  }

  function refused(status: number): void {
    if (status !== 401 && status !== 404) {
      lost();
      return;
    }
    callOff();
    rows = new Map();
    incoming = undefined;
    version++;
    connectionState = status === 401 ? 'locked' : 'off';
    changed();
  }

  connect();
  return {
    get rows() {
      return rows;
    },
    get version() {
      return version;
    },
    get connectionState() {
      return connectionState;
    },
    get clock() {
      return clock;
    },
    get plan() {
      return plan;
    },
    get run() {
      return run;
    },
    get gaps() {
      return gaps;
    },
    nowMs: () => clock && serviceTime(clock, environment.nowMs()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMove(listener) {
      moveListeners.add(listener);
      return () => moveListeners.delete(listener);
    },
    onRequests(listener) {
      requestListeners.add(listener);
      return () => requestListeners.delete(listener);
    },
    tellClock,
    retry() {
      callOff();
      connection?.close();
      connectionState = 'connecting';
      changed();
      connect();
    },
    redraw: changed,
    close() {
      closed = true;
      callOff();
      connection?.close();
    },
  };
}
