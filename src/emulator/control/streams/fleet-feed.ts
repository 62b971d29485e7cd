// The whole fleet as a stream for screens: every instance as it is, and then every one that changes,
// tasks included. A reader has a list of what it has not heard of yet, never longer than the fleet;
// what changes twice before it reads is sent once.

import { type PhaseRange, type Plan, phaseRanges } from '../../../plan/index.js';
import type { Clock } from '../../../time/index.js';
import type { InstanceRecord, Store } from '../../store/index.js';
import type { RequestLog } from '../request-log.js';
import type { Tail } from './tail.js';

/** What the stream is made of. */
export interface FleetFeedOptions {
  readonly store: Store;
  /** The clock of the service, as the control plane shows it. */
  readonly clock: () => object;
  /** The plan in force. */
  readonly plan: () => Plan;
  /** Names the run of the service. */
  readonly run: string;
  /** Of the requests, only the number of the newest is told. */
  readonly requestLog?: Pick<RequestLog, 'last' | 'subscribe'> | undefined;
  /** The real time. */
  readonly real: Clock;
}

/** An instance as a row of a screen. */
export interface FleetRow {
  readonly id: string;
  readonly project: string;
  readonly name: string;
  readonly kind: InstanceRecord['kind'];
  readonly spec: string;
  readonly gb: number;
  readonly state: InstanceRecord['state'];
  /** When it entered the state, in milliseconds since 1970. */
  readonly since: number;
  /** When the phase that it is in is due to end, in milliseconds since 1970; left out when it is not. */
  readonly due?: number;
  /** By which event it last moved, and from where. */
  readonly moved?: InstanceRecord['moved'];
}

/** How many rows are one event. */
const rowsPerEvent = 500;

/** How long changes are gathered, in real milliseconds: less than a person sees. */
const gatherMs = 25;

/** How often the stream shows that it lives, in real milliseconds. */
const heartbeatMs = 5000;

/** An instance as a row. */
export function fleetRow(record: InstanceRecord, { agenda }: Store): FleetRow {
  const { id, project, name, kind, specCode: spec, capacityGb: gb, state, moved } = record;
  const since = record.enteredMs ?? record.updatedMs;
  const due = record.phaseDue === null ? undefined : agenda.get(record.phaseDue)?.atMs;
  const more = { ...(due !== undefined && { due }), ...(moved && { moved }) };
  return { id, project, name, kind, spec, gb, state, since, ...more };
}

/** The stream of one reader. */
export class FleetFeed implements Tail {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #options: FleetFeedOptions;
  readonly #onEnd: () => void;
  readonly #unwatch: () => void;
  readonly #unsubscribe: () => void;
  /** The ids of all that the reader has not heard of as it is now. */
  readonly #unheard = new Set<string>();
  // What there is to tell besides rows.
  #greeting = true;
  #settings = true;
  #clockTurned = true;
  /** The number of the newest request that the reader has heard of. */
  #requestsTold: number;
  /** Whether the reader is still being told the whole fleet. */
  #filling = true;
  #ended = false;
  #wake: (() => void) | undefined;

  /** Starts to stream a fleet; `onEnd` is called when the reader has left. */
  constructor(options: FleetFeedOptions, onEnd: () => void = () => {}) {
    const { store, requestLog } = options;
    this.#options = options;
    this.#onEnd = onEnd;
    for (const { id } of store.instances.all) this.#unheard.add(id);
    this.#unwatch = store.watch((touched) => {
      for (const id of touched.get('instances') ?? []) this.#unheard.add(id);
      this.#settings ||= touched.has('settings');
      this.#clockTurned ||= touched.has('agenda');
      this.#wake?.();
    });
    this.#requestsTold = requestLog?.last ?? 0;
    this.#unsubscribe = requestLog?.subscribe(() => this.#wake?.()) ?? (() => {});
    const utf8 = new TextEncoder();
    this.stream = new ReadableStream(
      {
        pull: async (controller) => {
          const text = await this.#nextText();
          if (text === undefined) controller.close();
          else controller.enqueue(utf8.encode(text));
        },
        cancel: () => this.end(),
      },
      { highWaterMark: 0 },
    );
  }

  end(): void {
    this.#unwatch();
    this.#unsubscribe();
    this.#ended = true;
    this.#wake?.();
    this.#onEnd();
  }

  /** Waits until there is something to tell; undefined at the end. */
  async #nextText(): Promise<string | undefined> {
    if (this.#ended) return undefined;
    const news = this.#news();
    if (news) return news;
    await this.#quiet(heartbeatMs, true);
    if (!this.#ended && (this.#unheard.size > 0 || this.#clockTurned || this.#newRequests > 0)) {
      await this.#quiet(gatherMs, false);
    }
    if (this.#ended) return undefined;
    return this.#news() || event('clock', this.#options.clock());
  }

  get #newRequests(): number {
    return (this.#options.requestLog?.last ?? 0) - this.#requestsTold;
  }

  /** What there is to tell now; empty when there is nothing. */
  #news(): string {
    const { run, plan, clock } = this.#options;
    const unheard = this.#unheard;
    let text = '';
    if (this.#greeting) text += `retry: 1000\n${event('hello', { run, total: unheard.size })}`;
    if (this.#settings) text += event('plan', planned(plan()));
    if (this.#settings || this.#clockTurned || unheard.size > 0) text += event('clock', clock());
    this.#greeting = this.#settings = this.#clockTurned = false;
    const { rows, gone } = this.#nextRows();
    if (rows.length > 0) text += event('rows', rows);
    if (gone.length > 0) text += event('gone', gone);
    if (this.#newRequests > 0) {
      this.#requestsTold += this.#newRequests;
      text += event('requests', { last: this.#requestsTold });
    }
    if (this.#filling && unheard.size === 0) {
      this.#filling = false;
      text += event('ready', {});
    }
    return text;
  }

  #nextRows(): { readonly rows: readonly FleetRow[]; readonly gone: readonly string[] } {
    const rows: FleetRow[] = [];
    const gone: string[] = [];
    for (const id of this.#unheard) {
      if (rows.length + gone.length === rowsPerEvent) break;
      this.#unheard.delete(id);
      const record = this.#options.store.instances.get(id);
      if (record) rows.push(fleetRow(record, this.#options.store));
      else gone.push(id);
    }
    return { rows, gone };
  }

  /** Waits for so many milliseconds, or until woken by a change or the end if that may be. */
  #quiet(delayMs: number, untilWoken: boolean): Promise<void> {
    const { real } = this.#options;
    return new Promise((resolve) => {
      const done = () => {
        this.#wake = undefined;
        real.clearTimeout(timer);
        resolve();
      };
      const timer = real.setTimeout(done, delayMs);
      if (untilWoken) this.#wake = done;
    });
  }
}

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** What screens need to know of a plan: its name, and how long each state usually lasts. */
function planned(plan: Plan) {
  const usual = Object.entries(phaseRanges(plan)).map(([state, range]) => {
    const { usuallyFromMs, usuallyToMs } = range as PhaseRange;
    return [state, { usuallyFromMs, usuallyToMs }];
  });
  return { name: plan.name, usual: Object.fromEntries(usual) };
}
