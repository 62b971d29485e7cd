// How many instances were in which status, and what changed when: made of the trace of the service, so that
// the past is there when the page opens, and exact at any speed of the clock.

import { instanceView } from '../../ui/index.js';
import type { FleetRow } from './row.js';

/** A line of the trace. */
export interface TraceLine {
  readonly at: string;
  readonly instance_id: string;
  readonly status: string;
}

/** A change of status; without `from` the instance came, without `to` it went. */
export interface StatusChange {
  readonly atMs: number;
  readonly id: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A time that the page knows nothing of; without an end while it lasts. */
export interface Gap {
  readonly fromMs: number;
  readonly toMs?: number;
}

/** The counts from a moment on; none where nothing is known. */
export interface Point {
  readonly atMs: number;
  readonly counts: Readonly<Record<string, number>> | undefined;
}

/** How many changes are remembered. */
const most = 20_000;

/** How many points one picture has at most. */
const mostPoints = 600;

/** What happened to a fleet. */
export class History {
  /** The present status of each instance. */
  #statuses = new Map<string, string>();
  /** In the order of their times. */
  #changes: StatusChange[] = [];
  /** Lines at the last moment, which come again when the trace is asked from there on. */
  #newest = new Set<string>();
  /** Instances that the fleet did not have when it was last compared. */
  #missing = new Set<string>();
  #version = 0;

  /** Goes up with each change. */
  get version(): number {
    return this.#version;
  }

  /** The moment of the last change. */
  get lastMs(): number | undefined {
    return this.#changes.at(-1)?.atMs;
  }

  /** The moment of the first change that is known. */
  get firstMs(): number | undefined {
    return this.#changes[0]?.atMs;
  }

  /** Forgets everything, for the service is another one or at another time. */
  clear(): void {
    this.#statuses = new Map();
    this.#changes = [];
    this.#newest = new Set();
    this.#version++;
  }

  /** Takes in lines of the trace, oldest first, from the last moment on. */
  take(lines: readonly TraceLine[]): void {
    for (const { at, instance_id: id, status } of lines) {
      const atMs = Date.parse(at);
      const { lastMs = Number.NEGATIVE_INFINITY } = this;
      const key = `${id} ${status}`;
      if (atMs < lastMs || (atMs === lastMs && this.#newest.has(key))) continue;
      if (atMs > lastMs) this.#newest.clear();
      this.#newest.add(key);
      // Nobody moves what is no more.
      const isGone = instanceView({ status }).nextMover === 'none';
      this.#change(atMs, id, isGone ? undefined : status);
    }
    if (this.#changes.length > most) this.#changes.splice(0, this.#changes.length - most);
  }

  /**
   * Compares with the fleet: the trace of a service that was reset or is older than it remembers does not
   * tell of all instances.
   *
   * @param nowMs - when the trace was asked for
   */
  compare(rows: ReadonlyMap<string, FleetRow>, nowMs: number): void {
    for (const { id, status, since } of rows.values()) {
      if (this.#statuses.has(id) || since > nowMs) continue;
      // Nothing is known of how it came, so it was always there.
      this.#statuses.set(id, status);
      this.#version++;
    }
    const missing = [...this.#statuses.keys()].filter((id) => !rows.has(id));
    // The stream of rows may be a moment behind the trace.
    for (const id of missing) if (this.#missing.has(id)) this.#change(nowMs, id, undefined);
    this.#missing = new Set(missing);
  }

  /** The counts in a span of time, as steps: each point holds until the next one. */
  points(fromMs: number, toMs: number, gaps: readonly Gap[] = []): readonly Point[] {
    const counts: Record<string, number> = {};
    const add = (status: string | undefined, by: number) => {
      if (status !== undefined) counts[status] = (counts[status] ?? 0) + by;
    };
    for (const status of this.#statuses.values()) add(status, 1);
    const stepMs = Math.max(1, (toMs - fromMs) / mostPoints);
    const points: Point[] = [{ atMs: toMs, counts: { ...counts } }];
    let slot = Number.POSITIVE_INFINITY;
    for (let n = this.#changes.length - 1; n >= 0; n--) {
      const { atMs, from, to } = this.#changes[n] as StatusChange;
      if (atMs <= fromMs) break;
      const own = Math.floor((atMs - fromMs) / stepMs);
      if (own < slot && atMs <= toMs) {
        points.push({ atMs, counts: { ...counts } });
        slot = own;
      }
      add(to, -1);
      add(from, 1);
    }
    points.push({ atMs: fromMs, counts: { ...counts } });
    return gaps.reduce(withGap, points.reverse());
  }

  /** The changes nearest to a moment and not further than `withinMs`, all of the same time. */
  changesNear(atMs: number, withinMs: number): readonly StatusChange[] {
    let nearest: StatusChange | undefined;
    const distance = (change: StatusChange) => Math.abs(change.atMs - atMs);
    for (const each of this.#changes) {
      if (distance(each) <= (nearest ? distance(nearest) : withinMs)) nearest = each;
    }
    return nearest ? this.#changes.filter((each) => each.atMs === nearest?.atMs) : [];
  }

  #change(atMs: number, id: string, to: string | undefined): void {
    const from = this.#statuses.get(id);
    if (to === undefined) this.#statuses.delete(id);
    else this.#statuses.set(id, to);
    if (from === to) return;
    this.#changes.push({ atMs, id, from, to });
    this.#version++;
  }
}

/** Cuts a hole. */
function withGap(points: readonly Point[], { fromMs, toMs = Number.POSITIVE_INFINITY }: Gap) {
  const [first, last] = [points[0]?.atMs ?? 0, points.at(-1)?.atMs ?? 0];
  if (toMs <= first || fromMs >= last) return points;
  const after = points.findLast(({ atMs }) => atMs <= toMs);
  return [
    ...points.filter(({ atMs }) => atMs < fromMs),
    { atMs: Math.max(first, fromMs), counts: undefined },
    ...(toMs < last && after ? [{ ...after, atMs: toMs }] : []),
    ...points.filter(({ atMs }) => atMs > toMs),
  ];
}
