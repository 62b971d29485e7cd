// What handlers work on: the time, the store, chance, the agenda, and the chart's word on every
// instance. One request is one transaction; a handler that throws leaves nothing behind.

import type { Outcome, Request } from '../../../machines/index.js';
import type { PasswordHasher } from '../crypto/index.js';
import type { InstanceRecord, Job, Store } from '../store/index.js';
import type { Agenda } from './agenda.js';
import type { Chance } from './chance.js';
import type { Cause } from './transitions.js';

/** The user that a request comes from, as what it creates shows it. */
export interface Caller {
  readonly userId: string;
  readonly userName: string;
}

/** A new instance, without what the lifecycle decides. */
export type NewInstance = Omit<
  InstanceRecord,
  | 'seq'
  | 'state'
  | 'status'
  | 'enteredMs'
  | 'moved'
  | 'phaseDue'
  | 'work'
  | 'createdMs'
  | 'updatedMs'
  | 'launchedMs'
>;

/** The region that the service is in. */
export interface Region {
  /** Such as `eu-de`; its availability zones are named after it. */
  readonly name: string;
  /** The most that a project can have. */
  readonly quota: { readonly instances: number; readonly ramGb: number };
}

/** The world of a handler. */
export interface World {
  /** The time, in milliseconds since 1970: of the request, or of what is due. */
  readonly nowMs: number;
  readonly store: Store;
  readonly chance: Chance;
  readonly agenda: Agenda;
  readonly region: Region;
  /** What passwords are hashed and checked with. */
  readonly passwords: PasswordHasher;
  /** Proves that the service made a text, such as a link; who cannot sign in cannot make it. */
  readonly seal: (text: string) => string;
  /** The operation that is being carried out, such as `v2.resizeInstance`. */
  readonly operation: string | undefined;
  /** What causes all that happens now. */
  readonly cause: Cause;

  /**
   * Finds an instance of a project, also one that is deleted and not yet removed.
   *
   * @throws DcsError DCS.4061 for what is no id, DCS.3022 when there is none
   */
  find(project: string, id: string): InstanceRecord;
  /**
   * Finds an instance that is not deleted.
   *
   * @throws DcsError as `find`, and DCS.3022 for one that is deleted
   */
  findAlive(project: string, id: string): InstanceRecord;
  /** Creates an instance in the first state of the lifecycle. */
  create(instance: NewInstance): InstanceRecord;
  /**
   * Asks the chart for a request. When it is accepted, the instance moves, the phase that begins is
   * drawn from the plan, and its end goes onto the agenda.
   *
   * @param job - what the phase that begins is about; see `jobs/`
   * @throws DcsError with the chart's refusal
   */
  request(instance: InstanceRecord, request: Request, job?: Job): InstanceRecord;
  /**
   * Asks the plan how long a switchover takes that begins now.
   *
   * @returns milliseconds
   */
  switchoverMs(instance: InstanceRecord): number;
  /** Asks the plan whether a reset of the password fails. */
  resetFails(instance: InstanceRecord): boolean;
  /**
   * Asks the chart whether it would accept a request, and changes nothing.
   *
   * @throws DcsError with the chart's refusal
   */
  requireAccepted(instance: InstanceRecord, request: Request): void;
  /**
   * Lets the platform report something. Without effect, and undefined, when the chart does not
   * allow it there.
   */
  apply(instance: InstanceRecord, outcome: Outcome): InstanceRecord | undefined;
  /** Changes fields of an instance that the chart has nothing to do with. */
  patch(
    instance: InstanceRecord,
    changes: Partial<Omit<InstanceRecord, 'id' | 'seq' | 'project' | 'state' | 'status'>>,
  ): InstanceRecord;
}
