// Which instances exist, listing by listing, and what has changed. An instance that is missing from
// several listings in a row is gone; missing from one only, it may have slipped between two pages.

import { deleted } from '../../../machines/index.js';
import { readObservedStatus } from '../lifecycle/index.js';
import { requireThat } from '../wait/index.js';
import type { Listing } from './list-probe.js';

/** An instance of a fleet as it was last listed. */
export interface FleetMember {
  /** The id of the instance. */
  readonly instanceId: string;
  /** A status of the chart, `deleted`, or a status that the chart does not know. */
  readonly status: string;
  /** When this status was first listed, without another one since, in milliseconds of the clock. */
  readonly sinceMs: number;
  /** From how many listings in a row it has been missing; its status is the one from before. */
  readonly missing: number;
}

/** An instance has another status than in the listing before. */
export interface MemberChange {
  /** The id of the instance. */
  readonly instanceId: string;
  /** The status before; undefined when the instance was not known. */
  readonly before: string | undefined;
  /** The status now. */
  readonly status: string;
}

/** Keeps track of the instances of a fleet. */
export class Membership {
  readonly #members = new Map<string, { -readonly [K in keyof FleetMember]: FleetMember[K] }>();
  readonly #goneAfter: number;

  /**
   * @param goneAfter - after how many listings in a row without it an instance is gone
   * @throws RangeError when that is not a whole number of at least 1
   */
  constructor(goneAfter: number) {
    requireGoneAfter(goneAfter);
    this.#goneAfter = goneAfter;
  }

  /** The instances that exist, by id. It is the same map every time, brought up to date. */
  get instances(): ReadonlyMap<string, FleetMember> {
    return this.#members;
  }

  /** @returns what has changed; an instance that is gone is reported once and forgotten */
  update(listing: Listing, atMs: number): MemberChange[] {
    const changes: MemberChange[] = [];
    for (const [instanceId, text] of listing) {
      const change = this.#observe(instanceId, text, atMs);
      if (change) changes.push(change);
      if (change?.status === deleted) this.#members.delete(instanceId);
    }
    for (const member of this.#members.values()) {
      if (listing.has(member.instanceId) || ++member.missing < this.#goneAfter) continue;
      this.#members.delete(member.instanceId);
      changes.push({ instanceId: member.instanceId, before: member.status, status: deleted });
    }
    return changes;
  }

  #observe(instanceId: string, text: string, atMs: number): MemberChange | undefined {
    const status = readObservedStatus(text) ?? text;
    const member = this.#members.get(instanceId);
    if (!member) {
      // A list can go on naming deleted instances (`include_delete`); that is no change.
      if (status === deleted) return undefined;
      this.#members.set(instanceId, { instanceId, status, sinceMs: atMs, missing: 0 });
      return { instanceId, before: undefined, status };
    }
    member.missing = 0;
    if (member.status === status) return undefined;
    const before = member.status;
    member.status = status;
    member.sinceMs = atMs;
    return { instanceId, before, status };
  }
}

/** Throws a RangeError unless it is a number of listings. */
export function requireGoneAfter(goneAfter: number): void {
  requireThat(
    Number.isInteger(goneAfter) && goneAfter >= 1,
    `goneAfter: expected a whole number of at least 1, got ${goneAfter}`,
  );
}
