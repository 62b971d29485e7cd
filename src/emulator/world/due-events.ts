// What happens when events are due: those that the engine schedules, and those of others by their kinds.

import type { InstanceRecord, ScheduledEvent } from '../store/index.js';
import type { StoredAgenda } from './agenda.js';
import { type Engine, phaseEnd, removal } from './engine.js';
import { defineScheduledEvent, type ScheduledEventKind } from './extension-points.js';
import type { LiveWorld } from './live-world.js';
import type { World } from './world.js';

/** The events of an agenda, as they happen in the world. */
export class DueEvents {
  readonly #agenda: StoredAgenda;
  readonly #world: LiveWorld;
  readonly #kinds: ReadonlyMap<string, ScheduledEventKind>;

  constructor(
    agenda: StoredAgenda,
    world: LiveWorld,
    engine: Engine,
    others: readonly ScheduledEventKind[],
  ) {
    this.#agenda = agenda;
    this.#world = world;
    this.#kinds = new Map([...ownEvents(engine), ...others].map((kind) => [kind.type, kind]));
  }

  /** Lets up to `count` events happen that are due up to `untilMs`, in order, each at its own time. */
  happen(count: number, untilMs: number): void {
    for (let left = count; left > 0; left--) {
      const event = this.#agenda.take(untilMs);
      if (!event) return;
      this.#run(event);
    }
  }

  /** Lets those about an instance happen that are due up to `untilMs`, one at each step. */
  *happenAbout(instance: string, untilMs: number): Generator<void, void, void> {
    for (const event of this.#agenda.dueAbout(instance, untilMs)) {
      this.#world.store.agenda.delete(event.id);
      this.#run(event);
      yield;
    }
  }

  /** Whether something that is about another record is due for an instance. */
  areOthersFor(instance: string, nowMs: number): boolean {
    for (const kind of this.#kinds.values()) {
      if (kind.isDueFor?.(this.#world.store, instance, nowMs)) return true;
    }
    return false;
  }

  #run(event: ScheduledEvent): void {
    const { type, data, atMs } = event;
    const world = this.#world;
    world.call = undefined;
    world.nowMs = atMs;
    world.cause = { type: 'due', event: type, ...(data !== undefined && { data }) };
    this.#kinds.get(type)?.run(world, event);
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
