// Where others plug in: what a work does at its end, what happens when something is due, and which
// plan times a phase.

import type { z } from 'zod';
import type { EventName, StateName } from '../../../machines/index.js';
import type { Plan } from '../../plan/index.js';
import type { DueRecord, InstanceRecord, TableName, Work } from '../store/index.js';
import type { World } from './world.js';

/** A sort of work that an instance goes through, such as changing its size. */
export interface WorkKind<W extends Work = Work> {
  readonly type: W['type'];
  /** The schemas of what it needs to know, besides its type: it is kept, and comes back from outside. */
  readonly shape: { readonly [K in Exclude<keyof KnownOf<W>, 'type'>]: z.ZodType<W[K]> };
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
    work: W,
    by: EventName,
  ): Partial<InstanceRecord> | undefined;
}

/** The keys that a work names, without those that any work may have. */
type KnownOf<W> = { [K in keyof W as string extends K ? never : K]: W[K] };

/** Defines a sort of work. */
export const defineWork = <W extends Work>(kind: WorkKind<W>): WorkKind =>
  kind as unknown as WorkKind;

/** What happens when a record of the agenda falls due. `world.nowMs` is then that record's time. */
export interface DueKind {
  readonly type: string;
  /** The schema of its data; it has none unless given. */
  readonly data?: z.ZodType;
  /** The record that it is about, which has to be there; the instance of its subject unless given. */
  readonly about?: (due: DueRecord) => readonly [table: TableName, id: string];
  run(world: World, due: DueRecord): void;
}

/** Defines what happens when something is due. */
export const defineDue = (kind: DueKind): DueKind => kind;

/** A phase that begins, or a removal that is ahead, for which a plan is asked. */
export interface PlanUse {
  readonly world: World;
  /** The instance, already in `state`. */
  readonly instance: InstanceRecord;
  readonly state: StateName;
  /** The event that led there; `create` for a new instance. */
  readonly cause: EventName | 'create';
  /** The operation that is being carried out, such as `v2.resizeInstance`, if it is one's doing. */
  readonly operation: string | undefined;
}

/**
 * Says which plan times what begins. It is asked exactly once for each phase that begins and each
 * removal, inside the transaction; what it counts belongs into the store.
 */
export type PlanFor = (use: PlanUse) => Plan;
