// What a wait is for, as the observed statuses that fulfil it.

import { lifecycle as instanceLifecycle, type Lifecycle } from '../../../machines/index.js';
import { type ObservedStatus, observedStatuses, readObservedStatus } from './observed-status.js';

/**
 * What to wait for: a status, `deleted` (also spelled `gone`), any of several, or what the chart's
 * tags say: `serving` (clients can read and write), `settled` (the instance exists and no work is
 * under way, whether it ended well or badly).
 */
export type WaitGoal =
  | ObservedStatus
  | 'gone'
  | 'serving'
  | 'settled'
  | readonly (ObservedStatus | 'gone' | 'serving' | 'settled')[];

const byTag: Readonly<Record<string, (lifecycle: Lifecycle, status: ObservedStatus) => boolean>> = {
  serving: (lifecycle, status) => lifecycle.serves(status),
  settled: (lifecycle, status) =>
    readObservedStatus('gone') !== status && !lifecycle.hasTag(status, 'transitional'),
};

/** All that can be waited for, by its name. */
export const goalNames: readonly string[] = [...observedStatuses, ...Object.keys(byTag)];

/**
 * Lists the observed statuses that fulfil a goal, in the order of the chart.
 *
 * @param goal - what is waited for
 * @param lifecycle - the lifecycle to ask; that of a DCS instance unless given
 *
 * @throws RangeError when a name cannot be waited for, or the goal is empty
 *
 * @example
 * ```ts
 * goalStatuses('serving'); // ['RUNNING']
 * goalStatuses(['gone', 'ERROR']); // ['ERROR', 'deleted']
 * ```
 */
export function goalStatuses(
  goal: WaitGoal,
  lifecycle: Lifecycle = instanceLifecycle,
): ObservedStatus[] {
  const names: readonly string[] = typeof goal === 'string' ? [goal] : goal;
  const wanted = new Set<ObservedStatus>();
  for (const name of names) {
    const isTagged = Object.hasOwn(byTag, name) ? byTag[name] : undefined;
    const status = readObservedStatus(name);
    if (isTagged)
      for (const each of observedStatuses) if (isTagged(lifecycle, each)) wanted.add(each);
    if (status) wanted.add(status);
    if (isTagged || status) continue;
    throw new RangeError(
      `cannot wait for ${JSON.stringify(name)}; allowed: ${goalNames.join(', ')}`,
    );
  }
  if (wanted.size === 0) throw new RangeError('a goal names at least one status');
  return observedStatuses.filter((status) => wanted.has(status));
}
