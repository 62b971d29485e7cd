// The core: the world, made of a store, a seed and a plan, and the passing of its time.

import type { Guard } from '../../loopback/index.js';
import { type PasswordHasher, synchronous } from '../crypto/index.js';
import { type InstanceRecord, NotKeptError, type Store } from '../store/index.js';
import { StoredAgenda } from './agenda.js';
import { createChance } from './chance.js';
import { Engine, phaseEnd, removal } from './engine.js';
import {
  defineScheduledEvent,
  type JobKind,
  type PlanFor,
  type ScheduledEventKind,
} from './extension-points.js';
import { LiveWorld } from './live-world.js';
import { RecordedTrace, type Trace } from './trace.js';
import { type CallInProgress, type Cause, type Transition, Transitions } from './transitions.js';
import type { Region, World } from './world.js';

/** What a core is made of. */
export interface CoreOptions {
  readonly store: Store;
  /** The seed of chance, asked at each draw. */
  readonly seed: () => number;
  readonly region: Region;
  readonly planFor: PlanFor;
  readonly jobKinds: readonly JobKind[];
  readonly eventKinds: readonly ScheduledEventKind[];
  /** Proves that the service made a text. */
  readonly seal: (text: string) => string;
  /** How many changes of status are remembered. */
  readonly traceLimit: number;
  /** Names the numbering of the trace, where no trace was kept. */
  readonly run: string;
  /** Listeners of the trace run inside it. */
  readonly guard?: Guard;
}

/** How many events are one transaction. */
const batch = 500;

const byControl: Cause = { type: 'control' };

/** Creates a core over a store. */
export function createCore(options: CoreOptions): Core {
  return new Core(options);
}

/** The world and the passing of its time. */
export class Core {
  readonly #store: Store;
  readonly #trace: RecordedTrace;
  readonly #transitions = new Transitions();
  readonly #agenda: StoredAgenda;
  readonly #eventKinds: ReadonlyMap<string, ScheduledEventKind>;
  readonly #world: LiveWorld;

  constructor(options: CoreOptions) {
    const { store, seed, region, planFor, jobKinds, seal, traceLimit, run, guard } = options;
    this.#store = store;
    this.#trace = new RecordedTrace(store, traceLimit, run, guard);
    const kinds = new Map(jobKinds.map((kind) => [kind.type, kind]));
    const engine = new Engine(planFor, kinds, this.#trace, this.#transitions);
    const chance = createChance(store, seed);
    this.#agenda = new StoredAgenda(store, chance);
    this.#eventKinds = new Map(
      [...ownEvents(engine), ...options.eventKinds].map((kind) => [kind.type, kind]),
    );
    this.#world = new LiveWorld({ store, chance, agenda: this.#agenda, region, engine, seal });
  }

  /** The changes of status. */
  get trace(): Trace {
    return this.#trace;
  }

  /** The newest steps of instances through the chart with their causes, newest first. */
  get transitions(): Iterable<Transition> {
    return this.#transitions.newestFirst();
  }

  /** When the next event is due, in milliseconds since 1970. */
  get nextDueMs(): number | undefined {
    return this.#agenda.nextAtMs;
  }

  /**
   * Lets everything happen that is due up to `untilMs`, in order, each at its own time.
   *
   * @returns why it could not be kept, and so has not happened; undefined when it has
   */
  settle(untilMs: number): NotKeptError | undefined {
    this.#world.call = undefined;
    try {
      while ((this.#agenda.nextAtMs ?? Number.POSITIVE_INFINITY) <= untilMs) {
        this.#transact(() => this.#settleSome(untilMs));
      }
      return undefined;
    } catch (error) {
      // What was taken is due again.
      this.#agenda.reload();
      if (error instanceof NotKeptError) return error;
      throw error;
    }
  }

  /**
   * Settles, and then runs `action` as one transaction at `nowMs`. When what is due cannot be kept,
   * `action` sees how things were before, and may read only.
   *
   * @param call - the call of the API that `action` carries out; undefined when there is none
   * @throws NotKeptError when what `action` changes cannot be kept
   */
  run<T>(
    nowMs: number,
    call: CallInProgress | undefined,
    action: (world: World) => T,
    passwords: PasswordHasher = synchronous,
  ): T {
    const refusal = this.settle(nowMs);
    this.#world.nowMs = nowMs;
    this.#world.call = call;
    this.#world.cause = call ? { type: 'call', ...call } : byControl;
    this.#world.passwords = passwords;
    return this.#transact(() => action(this.#world), refusal);
  }

  /** Reads the agenda anew and forgets what happened, after the store was emptied or replaced. */
  reload(): void {
    this.#agenda.reload();
    this.#trace.forget();
    this.#transitions.forget();
  }

  /** Runs a transaction and makes known what changed in it. */
  #transact<T>(change: () => T, refusal?: Error): T {
    try {
      const result = this.#store.transact(change, refusal);
      this.#trace.publish();
      this.#transitions.publish();
      return result;
    } catch (error) {
      this.#trace.discard();
      this.#transitions.discard();
      throw error;
    }
  }

  /** Lets up to `batch` events happen. A bounded journal keeps a long absence out of memory. */
  #settleSome(untilMs: number): void {
    for (let left = batch; left > 0; left--) {
      const event = this.#agenda.take(untilMs);
      if (!event) return;
      this.#world.nowMs = event.atMs;
      this.#world.cause = { type: 'due', event: event.type };
      this.#eventKinds.get(event.type)?.run(this.#world, event);
    }
  }
}

/** The events that the engine itself schedules. */
function ownEvents(engine: Engine): ScheduledEventKind[] {
  const about = (world: World, subject: string): InstanceRecord | undefined =>
    world.store.instances.get(subject);
  return [
    defineScheduledEvent({
      type: phaseEnd,
      run(world, { id, subject, outcome }) {
        const instance = about(world, subject);
        if (instance?.phaseDue === id && outcome) world.apply(instance, outcome);
      },
    }),
    defineScheduledEvent({
      type: removal,
      run(world, { subject }) {
        const instance = about(world, subject);
        if (instance) engine.remove(world, instance);
      },
    }),
  ];
}
