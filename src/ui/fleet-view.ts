// What to show of many instances at once: how many are in which status, how many serve, and the worst.

import { chartData } from './chart-data.js';
import { type InstanceFacts, instanceView, type Tone } from './instance-view.js';

/** A status, and how many instances have it. */
export interface StatusCount {
  /** The status as the API spells it. */
  readonly status: string;
  /** The status in words. */
  readonly label: string;
  /** How serious it is. */
  readonly tone: Tone;
  /** How many instances have it. */
  readonly count: number;
}

/** What to show of a fleet. */
export interface FleetView {
  /** How many instances there are. */
  readonly total: number;
  /** How many of them serve clients. */
  readonly serving: number;
  /** From 0 to 1; undefined for a fleet without instances, of which no share serves. */
  readonly servingShare: number | undefined;
  /** Every status of the chart in its order, then those it does not know. */
  readonly counts: readonly StatusCount[];
  /** The status that most needs attention; undefined for a fleet without instances. */
  readonly worst: StatusCount | undefined;
}

/** From the tone that needs most attention to the one that needs none. */
const gravity: readonly Tone[] = ['error', 'unknown', 'inProgress', 'stopped', 'success'];

/**
 * Says what to show of a fleet.
 *
 * @param instances - what is known about each instance
 *
 * @example
 * ```ts
 * const { servingShare, worst } = fleetView([
 *   { status: 'RUNNING', kind: 'ha' },
 *   { status: 'ERROR', kind: 'single' },
 * ]);
 * servingShare; // 0.5
 * worst?.label; // 'Faulty'
 * ```
 */
export function fleetView(instances: Iterable<InstanceFacts>): FleetView {
  const entries = new Map<string, CountedStatus>();
  const entryOf = (facts: InstanceFacts): CountedStatus => {
    const { status, label, tone, serving } = instanceView(facts);
    const entry = entries.get(status) ?? { status, label, tone, serving, count: 0 };
    entries.set(status, entry);
    return entry;
  };
  for (const status of chartData.statuses) entryOf({ status });
  let total = 0;
  let serving = 0;
  for (const facts of instances) {
    const entry = entries.get(facts.status) ?? entryOf(facts);
    entry.count++;
    total++;
    if (entry.serving) serving++;
  }
  const counts = [...entries.values()].map(({ serving: _, ...count }) => count);
  return {
    total,
    serving,
    servingShare: total > 0 ? serving / total : undefined,
    counts,
    worst: counts
      .filter(({ count }) => count > 0)
      .sort((a, b) => gravity.indexOf(a.tone) - gravity.indexOf(b.tone))[0],
  };
}

interface CountedStatus {
  readonly status: string;
  readonly label: string;
  readonly tone: Tone;
  readonly serving: boolean;
  count: number;
}
