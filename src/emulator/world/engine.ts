// The lifecycle, applied to the store: every transition of an instance goes through here.

import {
  deleted,
  type EventName,
  initial,
  lifecycle,
  type Outcome,
  type Request,
  type StateName,
  type Status,
  situationOf,
  statusOf,
} from '../../../machines/index.js';
import { drawPhase, drawRemoval } from '../../plan/index.js';
import { type DecidedBesides, drawBesides, drawResetFails, phaseAt } from '../../plan/internal.js';
import { DcsError, type ErrorCode } from '../../protocol/index.js';
import { deleteOwnedRecords, type InstanceRecord, instanceWith, type Job } from '../store/index.js';
import type { JobKind, PlanFor } from './extension-points.js';
import type { RecordedTrace } from './trace.js';
import type { Transition, Transitions } from './transitions.js';
import type { NewInstance, World } from './world.js';

/** The types of the events that the engine itself schedules. */
export const phaseEnd = 'phaseEnd';
export const removal = 'removal';

/** The chart's places, taken apart once: this is asked for every move of every instance. */
const places = new Map(
  lifecycle.table.states.map((state) => {
    return [state, { status: statusOf(state), serves: lifecycle.serves(state) }];
  }),
);

type Move = NonNullable<InstanceRecord['moved']>;

/** The moves that have been made; there are not many, and many instances have the same. */
const moves = new Map<string, Move>();

function moveBy(event: EventName, from: StateName): Move {
  const key = `${event} ${from}`;
  const move = moves.get(key) ?? { event, from };
  moves.set(key, move);
  return move;
}

/** Moves instances as the lifecycle says, and draws how long each phase lasts. */
export class Engine {
  /** The last time that was written, and how. */
  #lastMs = Number.NaN;
  #lastWritten = '';

  constructor(
    private readonly planFor: PlanFor,
    private readonly jobKinds: ReadonlyMap<string, JobKind>,
    private readonly trace: RecordedTrace,
    private readonly transitions: Transitions,
  ) {}

  create(world: World, instance: NewInstance): InstanceRecord {
    const state = initial;
    const phaseStart = {
      seq: world.chance.count('instances'),
      state,
      status: statusOf(state) as Status,
      phaseDue: null,
      work: null,
      createdMs: world.nowMs,
      updatedMs: world.nowMs,
      enteredMs: world.nowMs,
      launchedMs: null,
    };
    const created = instanceWith(instance, phaseStart);
    this.#report(world, created, created.status);
    this.#note(world, created, { event: 'create', from: null, to: state });
    return this.#begin(world, created, 'create');
  }

  request(world: World, instance: InstanceRecord, request: Request, job?: Job): InstanceRecord {
    this.requireAccepted(instance, request);
    return this.#move(world, instance, request, job ?? null);
  }

  switchoverMs(world: World, instance: InstanceRecord): number {
    const besides = 'switchover';
    const plan = this.#planBesides(world, instance, besides);
    // What is certain draws nothing, so that the ids after it stay those of the seed.
    const isCertain = (plan.switchover?.takes.type ?? 'fixed') === 'fixed';
    const random = isCertain ? () => 0 : world.chance.random();
    return drawBesides(plan, besides, random);
  }

  resetFails(world: World, instance: InstanceRecord): boolean {
    const plan = this.#planBesides(world, instance, 'passwordReset');
    return drawResetFails(plan, () => world.chance.random());
  }

  requireAccepted(instance: InstanceRecord, request: Request): void {
    const refusal = lifecycle.refusal(request, situationOf(instance.kind, instance.state));
    if (refusal) throw new DcsError(refusal.code as ErrorCode, { detail: refusal.message });
  }

  apply(world: World, instance: InstanceRecord, outcome: Outcome): InstanceRecord | undefined {
    if (!lifecycle.next(situationOf(instance.kind, instance.state), outcome)) return undefined;
    return this.#move(world, instance, outcome, null);
  }

  /** Takes a deleted instance out, and all that is due about it. */
  remove(world: World, instance: InstanceRecord): void {
    world.agenda.cancelAbout(instance.id);
    deleteOwnedRecords(world.store, instance.id);
    world.store.instances.delete(instance.id);
    this.#report(world, instance, deleted);
    this.#note(world, instance, { event: 'remove', from: instance.state, to: null });
  }

  #planBesides(
    world: World,
    instance: InstanceRecord,
    besides: Exclude<DecidedBesides, 'removal'>,
  ) {
    const { operation } = world;
    const { state } = instance;
    return this.planFor({ world, instance, state, besides, cause: besides, operation });
  }

  #move(world: World, before: InstanceRecord, event: EventName, job: Job | null): InstanceRecord {
    const state = lifecycle.next(situationOf(before.kind, before.state), event) as StateName;
    // What leads back to where it was, such as clearing the data, interrupts nothing.
    const last = moveBy(event, before.state);
    this.#note(world, before, { ...last, to: state });
    if (state === before.state) return world.patch(before, { moved: last });
    if (before.phaseDue) world.agenda.cancel(before.phaseDue);
    const reported = places.get(state)?.status ?? deleted;
    // The API goes on with the last status until the removal.
    const status = reported === deleted ? before.status : reported;
    const updatedMs = world.nowMs;
    const launchedMs = before.launchedMs ?? (places.get(state)?.serves ? updatedMs : null);
    const times = { enteredMs: updatedMs, updatedMs, launchedMs, moved: last };
    const changes = { state, status, phaseDue: null, work: job, ...times };
    const moved = instanceWith(before, changes);
    const after = this.#endJob(world, moved, before.work, event);
    if (status !== before.status) this.#report(world, after, status);
    return this.#begin(world, after, event);
  }

  #endJob(world: World, moved: InstanceRecord, job: Job | null, event: EventName): InstanceRecord {
    const changes = job && this.jobKinds.get(job.type)?.end(world, moved, job, event);
    return changes ? instanceWith(moved, changes) : moved;
  }

  /** Draws how long the state lasts that an instance has entered, and how that ends. */
  #begin(world: World, instance: InstanceRecord, cause: EventName | 'create'): InstanceRecord {
    const { state, id: subject } = instance;
    const begins = state === deleted || phaseAt(state) !== undefined;
    if (!begins) return world.store.instances.put(instance);
    const { operation } = world;
    const plan = this.planFor({ world, instance, state, cause, operation });
    const random = world.chance.random();
    const { exception } = plan;
    const data = exception === undefined ? {} : { data: { exception } };
    if (state === deleted) {
      const atMs = world.nowMs + drawRemoval(plan, random);
      world.agenda.add({ type: removal, atMs, subject, ...data });
      return world.store.instances.put(instance);
    }
    const drawn = drawPhase(plan, state, random);
    if (!drawn) return world.store.instances.put(instance);
    const { durationMs, outcome } = drawn;
    const due = { type: phaseEnd, atMs: world.nowMs + durationMs, subject, outcome, ...data };
    const phaseDue = world.agenda.add(due);
    return world.store.instances.put(instanceWith(instance, { phaseDue }));
  }

  #note(
    { nowMs: atMs, cause }: World,
    { id: instance }: InstanceRecord,
    { event, from, to }: Pick<Transition, 'event' | 'from' | 'to'>,
  ): void {
    this.transitions.note({ atMs, instance, event, from, to, cause });
  }

  #report(world: World, { id, project }: InstanceRecord, status: Status | typeof deleted): void {
    this.trace.note(project, { at: this.#written(world.nowMs), instance_id: id, status });
  }

  /** A time in ISO 8601. Of what happens at once, all have the same. */
  #written(atMs: number): string {
    if (atMs !== this.#lastMs) {
      this.#lastMs = atMs;
      this.#lastWritten = new Date(atMs).toISOString();
    }
    return this.#lastWritten;
  }
}
