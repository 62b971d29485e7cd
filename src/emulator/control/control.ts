// What the routes of the control plane work on: the service, its clock, and what it was started with.

import type { Connection } from '../../connect/index.js';
import type { Plan } from '../../plan/index.js';
import { presets } from '../../plan/index.js';
import type { Clock } from '../../time/index.js';
import type { SettingRecord, Store } from '../store/index.js';
import type { ClockState, Core, ServiceClock, World } from '../world/index.js';
import type { RequestLog } from './request-log.js';
import type { Tail } from './streams/index.js';

/** What an emulator was started with, to which a reset returns. */
export interface StartOptions {
  readonly plan: Plan;
  readonly seed: number;
  /** How the clock stood at first; on the real time, and running with it, unless given. */
  readonly start?: { readonly atMs?: number; readonly scale?: number; readonly paused?: boolean };
}

/** What the control plane controls. */
export interface Control {
  readonly core: Core;
  readonly store: Store;
  readonly clock: ServiceClock;
  /** Waits for what is due, when that takes more than a turn of the event loop; undefined when it does not. */
  readonly settled: () => Promise<unknown> | undefined;
  /** The real time. */
  readonly real: Clock;
  readonly startOptions: StartOptions;
  /** How clients connect to it; the address is the one that they ask at. */
  readonly connection: Omit<Connection, 'url'>;
  /** Reads a document of fixtures that need not be JSON. */
  readonly readDocument?: ((text: string) => Promise<unknown>) | undefined;
  /** Makes a fleet to look at ready; the result puts it in. */
  readonly prepareDemo?: (() => Promise<() => void>) | undefined;
  /** Hears that everything was taken out, or that another state took its place. */
  readonly onReset?: (() => void) | undefined;
  /** The version of this program, for those who ask. */
  readonly version?: string;
  /** What became of the fixtures: put in, not put in since there were instances already, or refused. */
  readonly init: { fixtures: 'none' | 'loaded' | 'skipped' | 'failed' };
  /** Names this run of the service among all. */
  readonly run: string;
  /** The requests that were answered; undefined when they are not to be known. */
  readonly requestLog: RequestLog | undefined;
  /** The open streams. */
  readonly streams: Set<Tail>;
}

/** The names of the settings that the control plane keeps. */
const names = { plan: 'plan', seed: 'seed', clock: 'clock' } as const;

function setting<T>(store: Store, name: string): T | undefined {
  return store.settings.get(name)?.value as T | undefined;
}

/** The plan in force: the one that was put in force last, or `initial`. */
export const planIn = (store: Store, initial: Plan = presets.demo): Plan =>
  setting<Plan>(store, names.plan) ?? initial;

/** The seed of chance: the one that was set last, or `initial`. */
export const seedIn = (store: Store, initial: number): number =>
  setting<number>(store, names.seed) ?? initial;

/** The clock as it was kept, if it was ever moved. */
export const clockIn = (store: Store): ClockState | undefined => setting(store, names.clock);

/** Keeps the plan and the seed given at the start, in the place of earlier ones. */
export function keepStartOptions(
  store: Store,
  asked: { readonly plan?: Plan | undefined; readonly seed?: number | undefined },
): void {
  const given = (['plan', 'seed'] as const).filter((name) => asked[name] !== undefined);
  if (given.length === 0) return;
  store.transact(() => {
    for (const name of given) keep(store, name, asked[name]);
  });
}

/** A setting as it is kept. */
export function settingOf(store: Store, name: keyof typeof names, value: unknown): SettingRecord {
  const seq = store.settings.get(name)?.seq ?? store.settings.all.size + 1;
  return { id: name, seq, value };
}

/** Keeps a setting; has to be called in a transaction. */
export function keep(store: Store, name: keyof typeof names, value: unknown): void {
  store.settings.put(settingOf(store, name, value));
}

/** Runs a change as one transaction at the present time, once all that is due has happened. */
export function change<T>({ core, clock }: Control, action: (world: World) => T): T {
  return core.run(clock.now(), undefined, action);
}
