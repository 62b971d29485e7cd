// The core: the world, made of a store, a seed and a plan, and the passing of its time.

import { deleted } from '../../../machines/index.js';
import type { Guard } from '../../loopback/index.js';
import { DcsError } from '../../protocol/index.js';
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
import { RecordedTrace, type Trace } from './trace.js';
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
  /** How many changes of status are remembered. */
  readonly traceLimit: number;
  /** Names the numbering of the trace, where no trace was kept. */
  readonly run: string;
  /** Listeners of the trace run inside it. */
  readonly guard?: Guard;
}

/** The world and the passing of its time. */
export interface Core {
  readonly trace: Trace;
  /** When the next thing is due, in milliseconds since 1970. */
  readonly nextDueMs: number | undefined;
  /**
   * Lets everything happen that is due up to `nowMs`, in order, each at its own time.
   *
   * @returns why it could not be kept, and so has not happened; undefined when it has
   */
  settle(nowMs: number): NotKeptError | undefined;
  /**
   * Settles, and then runs `action` as one transaction at `nowMs`. When what is due cannot be kept,
   * `action` sees how things were before, and may read only.
   *
   * @throws NotKeptError when what `action` changes cannot be kept
   */
  run<T>(
    nowMs: number,
    operation: string | undefined,
    action: (world: World) => T,
    passwords?: PasswordHasher,
  ): T;
  /** Reads the agenda anew and forgets the trace, after the store was emptied or replaced. */
  reload(): void;
}

/** How many events are one transaction. */
const batch = 500;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Creates a core over a store. */
export function createCore(options: CoreOptions): Core {
  const { store, seed, planFor, traceLimit, run, guard } = options;
  const trace = new RecordedTrace(store, traceLimit, run, guard);
  const engine = new Engine(
    planFor,
    new Map(options.jobKinds.map((kind) => [kind.type, kind])),
    trace,
  );
  const chance = createChance(store, seed);
  const agenda = new StoredAgenda(store, chance);
  const eventKinds = new Map(
    [...ownEvents(engine), ...options.eventKinds].map((kind) => [kind.type, kind]),
  );

  let nowMs = 0;
  let operation: string | undefined;

  let passwords: PasswordHasher = synchronous;

  const world: World = {
    get nowMs() {
      return nowMs;
    },
    get operation() {
      return operation;
    },
    store,
    chance,
    agenda,
    region: options.region,
    get passwords() {
      return passwords;
    },
    find(project, id) {
      if (!uuid.test(id)) throw new DcsError('DCS.4061');
      const found = store.instances.get(id.toLowerCase());
      if (found?.project !== project) throw new DcsError('DCS.3022');
      return found;
    },
    findAlive(project, id) {
      const found = world.find(project, id);
      if (found.state === deleted) throw new DcsError('DCS.3022');
      return found;
    },
    create: (instance) => engine.create(world, instance),
    request: (instance, request, job) => engine.request(world, instance, request, job),
    requireAccepted: (instance, request) => engine.requireAccepted(instance, request),
    apply: (instance, outcome) => engine.apply(world, instance, outcome),
    patch: (instance, changes) =>
      store.instances.put(Object.assign({}, instance, changes, { updatedMs: nowMs })),
  };

  /** Runs a transaction and makes known what changed in it. */
  function transact<T>(change: () => T, refusal?: Error): T {
    try {
      const result = store.transact(change, refusal);
      trace.publish();
      return result;
    } catch (error) {
      trace.discard();
      throw error;
    }
  }

  /** Lets up to `batch` events happen. A bounded journal keeps a long absence out of memory. */
  function settleSome(untilMs: number): void {
    for (let left = batch; left > 0; left--) {
      const event = agenda.take(untilMs);
      if (!event) return;
      nowMs = event.atMs;
      eventKinds.get(event.type)?.run(world, event);
    }
  }

  function settle(untilMs: number): NotKeptError | undefined {
    operation = undefined;
    try {
      while ((agenda.nextAtMs ?? Number.POSITIVE_INFINITY) <= untilMs) {
        transact(() => settleSome(untilMs));
      }
      return undefined;
    } catch (error) {
      // What was taken is due again.
      agenda.reload();
      if (error instanceof NotKeptError) return error;
      throw error;
    }
  }

  return {
    trace,
    get nextDueMs() {
      return agenda.nextAtMs;
    },
    settle,
    run(atMs, name, action, given = synchronous) {
      const refusal = settle(atMs);
      nowMs = atMs;
      operation = name;
      passwords = given;
      return transact(() => action(world), refusal);
    },
    reload() {
      agenda.reload();
      trace.forget();
    },
  };
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
