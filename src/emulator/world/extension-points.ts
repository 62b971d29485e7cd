// What others add to the world: what the end of a job changes, what scheduled events do, and which plan
// times a phase.

import type { z } from 'zod';
import type { EventName, StateName } from '../../../machines/index.js';
import type { Plan } from '../../plan/index.js';
import type { DecidedBesides } from '../../plan/internal.js';
import type { InstanceRecord, Job, ScheduledEvent, Store, TableName } from '../store/index.js';
import type { World } from './world.js';

/** A kind of job that an instance goes through, such as changing its size. */
export interface JobKind<J extends Job = Job> {
  readonly type: J['type'];
  /** The schemas of what it needs to know, besides its type: it is kept, and comes back from outside. */
  readonly shape: { readonly [K in Exclude<keyof KnownOf<J>, 'type'>]: z.ZodType<J[K]> };
  /**
   * What its end changes. It may change anything of the world; of the instance it returns the fields
   * that change.
   *
   * @param by - the event that ended it: `succeed`, `fail`, `fault`, or a request such as `restart`
   *   that put something else in its place
   */
  end(
    world: World,
    instance: InstanceRecord,
    job: J,
    by: EventName,
  ): Partial<InstanceRecord> | undefined;
}

/** The keys that a job names, without those that any job may have. */
type KnownOf<J> = { [K in keyof J as string extends K ? never : K]: J[K] };

/** Defines a kind of job. */
export const defineJob = <J extends Job>(kind: JobKind<J>): JobKind => kind as unknown as JobKind;

/** A kind of scheduled event, and what happens at its time, which `world.nowMs` then is. */
export interface ScheduledEventKind {
  readonly type: string;
  /** The schema of its data; it has none unless given. */
  readonly data?: z.ZodType;
  /** The record that it is about, which has to be there; the instance of its subject unless given. */
  readonly about?: (event: ScheduledEvent) => readonly [table: TableName, id: string];
  /** Whether one of those that are not about an instance is due for one up to `nowMs`. */
  readonly isDueFor?: (store: Store, instance: string, nowMs: number) => boolean;
  run(world: World, event: ScheduledEvent): void;
}

/** Defines a kind of scheduled event. */
export const defineScheduledEvent = (kind: ScheduledEventKind): ScheduledEventKind => kind;

/** A phase that begins, or something besides phases that is ahead, for which a plan is asked. */
export interface PlanUse {
  readonly world: World;
  /** The instance, already in `state`. */
  readonly instance: InstanceRecord;
  readonly state: StateName;
  /** Set for what begins in no state of its own. */
  readonly besides?: Exclude<DecidedBesides, 'removal'>;
  /** The event that led there; `create` for a new instance. */
  readonly cause: EventName | 'create' | Exclude<DecidedBesides, 'removal'>;
  /** The operation that causes it, such as `v2.resizeInstance`; undefined when none does. */
  readonly operation: string | undefined;
}

/** The plan that decides, and the id of the exception by which it differs from the one in force, if it does. */
export type DecidingPlan = Plan & { readonly exception?: string };

/**
 * Says which plan decides what begins. It is asked exactly once for each phase that begins, each removal,
 * each switchover and each reset of a password, inside the transaction; what it counts belongs into the store.
 */
export type PlanFor = (use: PlanUse) => DecidingPlan;
