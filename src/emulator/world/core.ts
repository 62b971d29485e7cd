// The core: the world, made of a store, a seed and a plan, and the passing of its time.

import type { Guard } from '../../loopback/index.js';
import { type PasswordHasher, synchronous } from '../crypto/index.js';
import { NotKeptError, type Store, type TableName } from '../store/index.js';
import { type Action, type Ended, endOf } from './action.js';
import { StoredAgenda } from './agenda.js';
import { createChance } from './chance.js';
import { DueEvents } from './due-events.js';
import { Engine } from './engine.js';
import type { JobKind, PlanFor, ScheduledEventKind } from './extension-points.js';
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

/**
 * How many events are one transaction: two milliseconds of work, which any other request may have to wait for, and more
 * where each takes a sync of the disk besides. A bounded journal keeps a long absence out of memory.
 */
const batch = { inMemory: 200, kept: 500 } as const;

/** What events about an instance change that depend on nothing else, such as chance. */
const ownTables: ReadonlySet<TableName> = new Set(['instances', 'agenda', 'trace']);

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
  readonly #world: LiveWorld;
  readonly #dueEvents: DueEvents;
  readonly #batch: number;
  /** Whether something was answered ahead of what is due: it is not taken back, should that not be kept. */
  #isToldAhead = false;
  /** Whether what happens is not kept before several things have happened. */
  #isTogether = false;

  constructor(options: CoreOptions) {
    const { store, seed, region, planFor, jobKinds, seal, traceLimit, run, guard } = options;
    this.#store = store;
    this.#batch = store.isKept ? batch.kept : batch.inMemory;
    this.#trace = new RecordedTrace(store, traceLimit, run, guard);
    const kinds = new Map(jobKinds.map((kind) => [kind.type, kind]));
    const engine = new Engine(planFor, kinds, this.#trace, this.#transitions);
    const chance = createChance(store, seed);
    this.#agenda = new StoredAgenda(store, chance);
    this.#world = new LiveWorld({ store, chance, agenda: this.#agenda, region, engine, seal });
    this.#dueEvents = new DueEvents(this.#agenda, this.#world, engine, options.eventKinds);
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

  /** Whether more is due up to `nowMs` than one transaction takes, or something of it was told ahead. */
  isBehind(nowMs: number): boolean {
    this.#isToldAhead &&= this.#isDue(nowMs);
    return this.#isToldAhead || this.#agenda.isMoreDue(this.#batch, nowMs);
  }

  #isDue(nowMs: number): boolean {
    return (this.#agenda.nextAtMs ?? Number.POSITIVE_INFINITY) <= nowMs;
  }

  /**
   * Lets everything happen that is due up to `untilMs`, in order, each at its own time.
   *
   * @returns why it could not be kept, and so has not happened; undefined when it has
   */
  settle(untilMs: number): NotKeptError | undefined {
    let failure: NotKeptError | undefined;
    while (!failure && this.#isDue(untilMs)) failure = this.settlePart(untilMs);
    return failure;
  }

  /** As `settle`, but no more than one transaction takes. */
  settlePart(untilMs: number): NotKeptError | undefined {
    try {
      this.#transact(() => this.#dueEvents.happen(this.#batch, untilMs));
      return undefined;
    } catch (error) {
      // What was taken is due again.
      this.#agenda.reload();
      if (error instanceof NotKeptError) return error;
      throw error;
    }
  }

  /**
   * Settles, and then runs `act` as one transaction at `nowMs`. When what is due cannot be kept,
   * `act` sees how things were before, and may read only.
   *
   * @param call - the call of the API that `act` carries out; undefined when there is none
   * @throws NotKeptError when what `act` changes cannot be kept
   */
  run<T>(
    nowMs: number,
    call: CallInProgress | undefined,
    act: (world: World) => T,
    passwords?: () => PasswordHasher,
  ): T {
    return this.#carryOut(nowMs, { call, act, passwords }, this.settle(nowMs));
  }

  /**
   * Runs actions one after the other, each as `run` does, and keeps them by one commit. When that cannot be done,
   * none of them has happened, and each runs again and may read only.
   *
   * @returns undefined when so much is due before them that only a part of that has happened
   */
  runTogether<T>(askedMs: number, actions: readonly Action<T>[]): Ended<T>[] | undefined {
    // Something else may have come in between, and time never goes back.
    const nowMs = Math.max(askedMs, this.#world.nowMs);
    const each = (refusal: () => NotKeptError | undefined) =>
      actions.map((action) => endOf(() => this.#carryOut(nowMs, action, refusal())));
    try {
      return this.#together(() => {
        this.#transact(() => this.#dueEvents.happen(this.#batch, nowMs));
        return this.#isDue(nowMs) ? undefined : each(() => this.settle(nowMs));
      });
    } catch (error) {
      if (!(error instanceof NotKeptError)) throw error;
      return each(() => error);
    }
  }

  /**
   * Answers while only a part of what is due has happened: what is due about one instance happens, `action` sees it,
   * and both are undone. So it comes to what it would come to once everything has happened in its order.
   *
   * @param instance - the only one that `action` looks at, by its id
   * @returns undefined when that cannot be told ahead, since it depends on more than the instance
   */
  ahead<T>(nowMs: number, instance: string, action: Action<T>): Ended<T> | undefined {
    if (this.#dueEvents.areOthersFor(instance, nowMs)) return undefined;
    const known = [this.#trace.pending, this.#transitions.pending] as const;
    const lastMs = this.#world.nowMs;
    try {
      return this.#store.rehearse((touched) => {
        const isOwn = () => [...touched().keys()].every((table) => ownTables.has(table));
        for (const _ of this.#dueEvents.happenAbout(instance, nowMs)) {
          if (!isOwn()) return undefined;
        }
        const ended = endOf(() => this.#actIn(nowMs, action));
        if (!isOwn()) return undefined;
        this.#isToldAhead = true;
        return ended;
      });
    } finally {
      this.#world.nowMs = lastMs;
      this.#discard(...known);
    }
  }

  /** Reads the agenda anew and forgets what happened, after the store was emptied or replaced. */
  reload(): void {
    this.#world.nowMs = 0;
    this.#agenda.reload();
    this.#trace.forget();
    this.#transitions.forget();
  }

  #carryOut<T>(nowMs: number, action: Action<T>, refusal: NotKeptError | undefined): T {
    return this.#transact(() => this.#actIn(nowMs, action), refusal);
  }

  #actIn<T>(nowMs: number, { call, act, passwords }: Action<T>): T {
    const world = this.#world;
    world.nowMs = nowMs;
    world.call = call;
    world.cause = call ? { type: 'call', ...call } : byControl;
    world.passwords = passwords?.() ?? synchronous;
    return act(world);
  }

  /** Runs a transaction and makes known what changed in it. */
  #transact<T>(change: () => T, refusal?: Error): T {
    const known = [this.#trace.pending, this.#transitions.pending] as const;
    try {
      const result = this.#store.transact(change, refusal);
      if (!this.#isTogether) this.#publish();
      return result;
    } catch (error) {
      this.#discard(...known);
      throw error;
    }
  }

  /** Runs transactions, and makes known what changed in them once all is kept. */
  #together<T>(work: () => T): T {
    let result: T;
    this.#isTogether = true;
    try {
      result = this.#store.together(work);
    } catch (error) {
      this.#discard();
      // What was taken or cancelled is due again.
      this.#agenda.reload();
      throw error;
    } finally {
      this.#isTogether = false;
    }
    this.#publish();
    return result;
  }

  #publish(): void {
    this.#trace.publish();
    this.#transitions.publish();
  }

  #discard(changes = 0, transitions = 0): void {
    this.#trace.discard(changes);
    this.#transitions.discard(transitions);
  }
}
