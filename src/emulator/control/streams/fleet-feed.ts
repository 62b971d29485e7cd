// The whole fleet as a stream for screens: every instance as it is, and then every one that changes,
// tasks included. A reader has a list of what it has not heard of yet, never longer than the fleet;
// what changes twice before it reads is sent once.

import { type PhaseRange, type Plan, phaseRanges } from '../../../plan/index.js';
import type { Clock } from '../../../time/index.js';
import type { InstanceRecord, Store } from '../../store/index.js';
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
export function fleetRow(record: InstanceRecord): FleetRow {
  const { id, project, name, kind, specCode: spec, capacityGb: gb, state, moved } = record;
  const since = record.enteredMs ?? record.updatedMs;
  return { id, project, name, kind, spec, gb, state, since, ...(moved && { moved }) };
}

/** Starts to stream a fleet; `onEnd` is called when the reader has left. */
export function fleetFeed(options: FleetFeedOptions, onEnd: () => void = () => {}): Tail {
  // Longer than most functions: what is left to tell, the waking and the end are one state of this reader,
  // and each part below changes it.
  const { store, real, run } = options;
  const utf8 = new TextEncoder();
  const unheard = new Set<string>();
  for (const { id } of store.instances.all) unheard.add(id);
  let greeting = true;
  let full = true;
  let settings = true;
  let clockTurned = true;
  let ended = false;
  let wake: (() => void) | undefined;
  const unwatch = store.watch((touched) => {
    for (const id of touched.get('instances')?.keys() ?? []) unheard.add(id);
    settings ||= touched.has('settings');
    clockTurned ||= touched.has('agenda');
    wake?.();
  });

  function stop(): void {
    unwatch();
    ended = true;
    wake?.();
    onEnd();
  }

  const event = (name: string, data: unknown) =>
    `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

  /** What there is to tell now; empty when there is nothing. */
  function news(): string {
    let text = '';
    if (greeting) text += `retry: 1000\n${event('hello', { run, total: unheard.size })}`;
    if (settings) text += event('plan', planned(options.plan()));
    if (settings || clockTurned || unheard.size > 0) text += event('clock', options.clock());
    greeting = settings = clockTurned = false;
    const rows: FleetRow[] = [];
    const gone: string[] = [];
    for (const id of unheard) {
      if (rows.length + gone.length === rowsPerEvent) break;
      unheard.delete(id);
      const record = store.instances.get(id);
      if (record) rows.push(fleetRow(record));
      else gone.push(id);
    }
    if (rows.length > 0) text += event('rows', rows);
    if (gone.length > 0) text += event('gone', gone);
    if (full && unheard.size === 0) {
      full = false;
      text += event('ready', {});
    }
    return text;
  }

  /** Waits for a change and for those that follow at once, or for the next heartbeat. */
  function quiet(delayMs: number, untilWoken: boolean): Promise<void> {
    return new Promise((resolve) => {
      const timer = real.setTimeout(done, delayMs);
      function done(): void {
        wake = undefined;
        real.clearTimeout(timer);
        resolve();
      }
      if (untilWoken) wake = done;
    });
  }

  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let text = ended ? '' : news();
        if (!text && !ended) {
          await quiet(heartbeatMs, true);
          if (!ended && (unheard.size > 0 || clockTurned)) await quiet(gatherMs, false);
          if (!ended) text = news() || event('clock', options.clock());
        }
        if (text && !ended) controller.enqueue(utf8.encode(text));
        if (ended) controller.close();
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
  return { stream, end: stop };
}

/** What screens need to know of a plan: its name, and how long each state usually lasts. */
function planned(plan: Plan) {
  const usual = Object.entries(phaseRanges(plan)).map(([state, range]) => {
    const { usuallyFromMs, usuallyToMs } = range as PhaseRange;
    return [state, { usuallyFromMs, usuallyToMs }];
  });
  return { name: plan.name, usual: Object.fromEntries(usual) };
}
