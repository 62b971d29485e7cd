// What one polite live region says: settled changes only, gathered for a moment, so that a lively fleet
// is summed up and never read out line by line.

import { instanceView } from '../../ui/index.js';
import type { Environment } from '../environment.js';
import type { LiveFleet } from './live-fleet.js';
import type { FleetRow } from './row.js';

/** How long changes are gathered, in milliseconds. */
const gatherMs = 1200;

/** How many instances are told one by one. */
const mostByName = 2;

/** Announces what is worth it; the result ends that. */
export function announce(
  fleet: LiveFleet,
  environment: Environment,
  isOfInterest: (row: FleetRow) => boolean,
  say: (text: string) => void,
): () => void {
  const settled = new Map<string, FleetRow>();
  let callOff: (() => void) | undefined;
  const stop = fleet.onMove((row, before) => {
    settled.delete(row.id);
    if (row.status === before?.status || instanceView(row).transitional || !isOfInterest(row))
      return;
    settled.set(row.id, row);
    callOff ??= environment.after(gatherMs, () => {
      callOff = undefined;
      if (settled.size > 0) say(sentenceFor([...settled.values()]));
      settled.clear();
    });
  });
  return () => {
    stop();
    callOff?.();
  };
}

/** What to say of instances that settled. */
export function sentenceFor(rows: readonly FleetRow[]): string {
  if (rows.length <= mostByName) {
    return rows.map((row) => `${row.name}: ${instanceView(row).announcement ?? ''}`).join(' ');
  }
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { label } = instanceView(row);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const parts = [...counts].map(([label, count]) => `${count} ${label}`);
  return `${rows.length} instances settled: ${parts.join(', ')}.`;
}
