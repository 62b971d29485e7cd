// Who is there: turns one listing after the other into what became of every instance. One that is
// missing from several listings in a row is gone; from one only, it may have slipped between pages.

import { deleted } from '../../../machines/index.js';
import { readSighting } from '../lifecycle/index.js';
import type { Listing } from './list-probe.js';

/** An instance as it was seen last. */
export interface Attendance {
  readonly instanceId: string;
  /** A status of the chart, `deleted`, or a word that the chart does not know. */
  readonly status: string;
  /** When this status was first seen, without another one since, in milliseconds of the clock. */
  readonly sinceMs: number;
  /** In how many listings in a row it has been missing; its status is the one from before. */
  readonly missing: number;
}

/** Another status than the last time. */
export interface StatusStep {
  readonly instanceId: string;
  /** Undefined when the instance was not known before. */
  readonly before: string | undefined;
  readonly status: string;
}

type Entry = { -readonly [K in keyof Attendance]: Attendance[K] };

/** Calls the roll. */
export interface Roll {
  /** Everyone who is there, by id. It is the same map every time, brought up to date. */
  readonly instances: ReadonlyMap<string, Attendance>;
  /** @returns what has changed; instances that are gone are reported once and forgotten */
  call(listing: Listing, atMs: number): StatusStep[];
}

/**
 * Starts a roll.
 *
 * @param goneAfter - after how many listings in a row without it an instance is gone
 */
export function startRoll(goneAfter: number): Roll {
  const instances = new Map<string, Entry>();

  function see(instanceId: string, word: string, atMs: number): StatusStep | undefined {
    const status = readSighting(word) ?? word;
    const entry = instances.get(instanceId);
    if (!entry) {
      // Lists can go on naming what is gone (`include_delete`); that is no news.
      if (status === deleted) return undefined;
      instances.set(instanceId, { instanceId, status, sinceMs: atMs, missing: 0 });
      return { instanceId, before: undefined, status };
    }
    entry.missing = 0;
    if (entry.status === status) return undefined;
    const before = entry.status;
    entry.status = status;
    entry.sinceMs = atMs;
    return { instanceId, before, status };
  }

  return {
    instances,
    call(listing, atMs) {
      const steps: StatusStep[] = [];
      for (const [instanceId, word] of listing) {
        const step = see(instanceId, word, atMs);
        if (step) steps.push(step);
        if (step?.status === deleted) instances.delete(instanceId);
      }
      for (const entry of instances.values()) {
        if (listing.has(entry.instanceId) || ++entry.missing < goneAfter) continue;
        instances.delete(entry.instanceId);
        steps.push({ instanceId: entry.instanceId, before: entry.status, status: deleted });
      }
      return steps;
    },
  };
}
