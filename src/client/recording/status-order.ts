// The statuses of instances as a conversation shows them: in which order, and when each is seen first.

import { jsonOf } from './recorded-exchange.js';

/** A status that an instance was seen with, after another one or as the first. */
export interface SeenStatus {
  readonly status: string;
  /** When it was first seen, in milliseconds since the first request. */
  readonly atMs: number;
}

/** Collects them from answers. */
export class StatusOrder {
  readonly #instances = new Map<string, SeenStatus[]>();

  /** The statuses of each instance, by its id. */
  get instances(): ReadonlyMap<string, readonly SeenStatus[]> {
    return this.#instances;
  }

  /** Looks at an answer. */
  see(body: string, atMs: number): void {
    for (const { id, status } of shownInstances(body)) {
      const seen = this.#instances.get(id) ?? [];
      this.#instances.set(id, seen);
      if (seen.at(-1)?.status !== status) seen.push({ status, atMs });
    }
  }
}

/** The instances that an answer shows, each with its status. */
export function shownInstances(body: string): { readonly id: string; readonly status: string }[] {
  return body.includes('"instance_id"') ? [...instancesIn(jsonOf(body))] : [];
}

function* instancesIn(value: unknown): Generator<{ id: string; status: string }> {
  if (typeof value !== 'object' || value === null) return;
  const { instance_id: id, status, engine } = value as Record<string, unknown>;
  // A backup has an instance and a status as well; only an instance has an engine.
  if (typeof id === 'string' && typeof status === 'string' && engine !== undefined) {
    yield { id, status };
  }
  for (const each of Object.values(value)) yield* instancesIn(each);
}
