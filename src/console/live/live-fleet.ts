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

/** How long to wait before the stream is asked for again: at first, and at most. */
const retryMs = { first: 250, most: 2000 };

/** A stream that says nothing for so long is dead; it has a heartbeat of five seconds. */
const deadMs = 16_000;

/** The fleet of the server that the page came from, live. */
export class LiveFleet {
  readonly #environment: Environment;
  readonly #headers: () => Readonly<Record<string, string>>;
  readonly #listeners = new Set<() => void>();
  readonly #requestListeners = new Set<() => void>();
  readonly #moveListeners = new Set<(row: FleetRow, before: FleetRow | undefined) => void>();
  #rows = new Map<string, FleetRow>();
  /** Collects a whole fleet until it is complete. */
  #incoming: Map<string, FleetRow> | undefined;
  #version = 0;
  #connectionState: ConnectionState = 'connecting';
  #clock: KnownClock | undefined;
  #run: string | undefined;
  /** Whether the run is another one than before the connection was lost. */
  #isOtherRun = false;
  #gaps: readonly Gap[] = [];
  #plan: KnownPlan = { name: '', usual: {} };
  #isFrameDue = false;
  #waitMs = retryMs.first;
  #connection: Connection | undefined;
  #callOff = () => {};
  #isClosed = false;

  /** @param headers - those of each request for the stream */
  constructor(
    environment: Environment,
    headers: () => Readonly<Record<string, string>> = () => ({}),
  ) {
    this.#environment = environment;
    this.#headers = headers;
    this.#connect();
  }

  get rows(): ReadonlyMap<string, FleetRow> {
    return this.#rows;
  }

  /** Goes up whenever a row changes, comes or goes. */
  get version(): number {
    return this.#version;
  }

  get connectionState(): ConnectionState {
    return this.#connectionState;
  }

  get clock(): KnownClock | undefined {
    return this.#clock;
  }

  get plan(): KnownPlan {
    return this.#plan;
  }

  /** Names the run of the service; undefined before it was told. */
  get run(): string | undefined {
    return this.#run;
  }

  /** The times that nothing is known of: while the page has no connection, and while no service ran. */
  get gaps(): readonly Gap[] {
    return this.#gaps;
  }

  /** The time of the service in milliseconds since 1970; undefined before anything was told. */
  nowMs(): number | undefined {
    return this.#clock && serviceTime(this.#clock, this.#environment.nowMs());
  }

  /** Calls back at most once per frame after anything changed; the result ends that. */
  subscribe(listener: () => void): () => void {
    return added(this.#listeners, listener);
  }

  /** Calls back for each row that moved while the page looked on; the result ends that. */
  onMove(listener: (row: FleetRow, before: FleetRow | undefined) => void): () => void {
    return added(this.#moveListeners, listener);
  }

  /** Calls back after requests of the API were answered; the result ends that. */
  onRequests(listener: () => void): () => void {
    return added(this.#requestListeners, listener);
  }

  /** Takes in a clock that an answer of the control plane told. */
  tellClock(clock: ClockView): void {
    this.#clock = { ...clock, heardMs: this.#environment.nowMs() };
    this.redraw();
  }

  /** Asks for the stream again, as after a token was entered. */
  retry(): void {
    this.#hangUp();
    this.#connectionState = 'connecting';
    this.redraw();
    this.#connect();
  }

  /** Tells all listeners in the next frame. */
  redraw(): void {
    if (this.#isFrameDue) return;
    this.#isFrameDue = true;
    this.#environment.nextFrame(() => {
      this.#isFrameDue = false;
      for (const listener of this.#listeners) listener();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#hangUp();
  }

  #connect(): void {
    if (this.#isClosed) return;
    this.#watch();
    this.#connection = this.#environment.listen('/_control/fleet', this.#headers(), {
      event: (name, data) => {
        this.#watch();
        this.#take(name, data);
      },
      lost: () => this.#lost(),
      refused: (status) => this.#refused(status),
    });
  }

  #hangUp(): void {
    this.#callOff();
    this.#connection?.close();
  }

  #watch(): void {
    this.#callOff();
    this.#callOff = this.#environment.after(deadMs, () => this.#lost());
  }

  #take(name: string, data: unknown): void {
    // Polling clients ask all the time, and most of the page has nothing to draw of it.
    if (name === 'requests') {
      for (const listener of this.#requestListeners) listener();
      return;
    }
    (this.#takers[name] as ((data: unknown) => void) | undefined)?.(data);
    this.redraw();
  }

  readonly #takers: Readonly<Record<string, (data: never) => void>> = {
    hello: ({ run }: { readonly run: string }) => {
      this.#isOtherRun = this.#run !== undefined && this.#run !== run;
      this.#run = run;
      this.#incoming = new Map();
    },
    plan: (plan: KnownPlan) => {
      this.#plan = plan;
    },
    clock: (clock: ClockView) => this.tellClock(clock),
    rows: (rows: readonly StreamedRow[]) => this.#takeRows(rows),
    gone: (ids: readonly string[]) => {
      for (const id of ids) (this.#incoming ?? this.#rows).delete(id);
      this.#version++;
    },
    ready: () => {
      if (this.#incoming) this.#rows = this.#incoming;
      this.#incoming = undefined;
      this.#version++;
      this.#closeGap();
      this.#connectionState = 'live';
      this.#waitMs = retryMs.first;
    },
  };

  #takeRows(sent: readonly StreamedRow[]): void {
    const into = this.#incoming ?? this.#rows;
    for (const each of sent) {
      const row = rowOf(each);
      const before = into.get(row.id);
      into.set(row.id, row);
      if (this.#incoming || (before?.state === row.state && before.since === row.since)) continue;
      for (const listener of this.#moveListeners) listener(row, before);
    }
    if (!this.#incoming) this.#version++;
  }

  /** The service knows what happened while the connection was lost, unless it did not run then. */
  #closeGap(): void {
    const [open] = this.#gaps.slice(-1);
    if (!open || open.toMs !== undefined) return;
    const toMs = this.nowMs();
    const closed = this.#isOtherRun && toMs !== undefined ? [{ fromMs: open.fromMs, toMs }] : [];
    // The clock of another run may be behind: what is to come is no gap.
    this.#gaps = [...this.#gaps.slice(0, -1), ...closed].filter(
      ({ fromMs }) => toMs === undefined || fromMs < toMs,
    );
  }

  #lost(): void {
    this.#hangUp();
    this.#incoming = undefined;
    if (this.#connectionState === 'live') {
      this.#connectionState = 'stale';
      const fromMs = this.nowMs();
      if (fromMs !== undefined) this.#gaps = [...this.#gaps, { fromMs }];
    }
    this.redraw();
    this.#callOff = this.#environment.after(this.#waitMs, () => this.#connect());
    this.#waitMs = Math.min(2 * this.#waitMs, retryMs.most);
  }

  #refused(status: number): void {
    if (status !== 401 && status !== 404) {
      this.#lost();
      return;
    }
    this.#callOff();
    this.#rows = new Map();
    this.#incoming = undefined;
    this.#version++;
    this.#connectionState = status === 401 ? 'locked' : 'off';
    this.redraw();
  }
}

/** Adds a listener; the result takes it away. */
function added<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
