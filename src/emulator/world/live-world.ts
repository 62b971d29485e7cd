// The world as transactions see it: the core sets the time and the cause before each of them.

import { deleted, type Outcome, type Request } from '../../../machines/index.js';
import { DcsError } from '../../protocol/index.js';
import { type PasswordHasher, synchronous } from '../crypto/index.js';
import { type InstanceRecord, instanceWith, type Job, type Store } from '../store/index.js';
import type { Agenda } from './agenda.js';
import type { Chance } from './chance.js';
import type { Engine } from './engine.js';
import type { CallInProgress, Cause } from './transitions.js';
import type { NewInstance, Region, World } from './world.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a live world is made of. */
export interface LiveWorldParts
  extends Pick<World, 'store' | 'chance' | 'agenda' | 'region' | 'seal'> {
  readonly engine: Engine;
}

/** A world whose time, cause and hashes of passwords can be set. */
export class LiveWorld implements World {
  nowMs = 0;
  call: CallInProgress | undefined;
  cause: Cause = { type: 'control' };
  passwords: PasswordHasher = synchronous;
  readonly store: Store;
  readonly chance: Chance;
  readonly agenda: Agenda;
  readonly region: Region;
  readonly seal: (text: string) => string;
  readonly #engine: Engine;

  constructor({ store, chance, agenda, region, engine, seal }: LiveWorldParts) {
    this.store = store;
    this.chance = chance;
    this.agenda = agenda;
    this.region = region;
    this.seal = seal;
    this.#engine = engine;
  }

  get operation(): string | undefined {
    return this.call?.operation;
  }

  find(project: string, id: string): InstanceRecord {
    if (!uuid.test(id)) throw new DcsError('DCS.4061');
    const found = this.store.instances.get(id.toLowerCase());
    if (found?.project !== project) throw new DcsError('DCS.3022');
    return found;
  }

  findAlive(project: string, id: string): InstanceRecord {
    const found = this.find(project, id);
    if (found.state === deleted) throw new DcsError('DCS.3022');
    return found;
  }

  create(instance: NewInstance): InstanceRecord {
    return this.#engine.create(this, instance);
  }

  request(instance: InstanceRecord, request: Request, job?: Job): InstanceRecord {
    return this.#engine.request(this, instance, request, job);
  }

  switchoverMs(instance: InstanceRecord): number {
    return this.#engine.switchoverMs(this, instance);
  }

  resetFails(instance: InstanceRecord): boolean {
    return this.#engine.resetFails(this, instance);
  }

  requireAccepted(instance: InstanceRecord, request: Request): void {
    this.#engine.requireAccepted(instance, request);
  }

  apply(instance: InstanceRecord, outcome: Outcome): InstanceRecord | undefined {
    return this.#engine.apply(this, instance, outcome);
  }

  patch(instance: InstanceRecord, changes: Parameters<World['patch']>[1]): InstanceRecord {
    const updated = instanceWith(instance, { ...changes, updatedMs: this.nowMs });
    return this.store.instances.put(updated);
  }
}
