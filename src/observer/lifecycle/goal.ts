// What somebody waits for, as the sightings that fulfil it.

import { type Lifecycle, lifecycle } from '../../../machines/index.js';
import { readSighting, type Sighting, sightings } from './observed-status.js';

/**
 * What to wait for: a status, `deleted` (also spelled `gone`), any of several, or what the chart's
 * tags say: `serving` (clients can read and write), `settled` (the instance exists and no work is
 * under way, whether it ended well or badly).
 */
export type WaitGoal =
  | Sighting
  | 'gone'
  | 'serving'
  | 'settled'
  | readonly (Sighting | 'gone' | 'serving' | 'settled')[];

const byTag: Readonly<Record<string, (chart: Lifecycle, sighting: Sighting) => boolean>> = {
  serving: (chart, sighting) => chart.serves(sighting),
  settled: (chart, sighting) =>
    readSighting('gone') !== sighting && !chart.hasTag(sighting, 'transitional'),
};

/**
 * The sightings that fulfil a goal, in the order of the chart's statuses.
 *
 * @throws RangeError when a name is none that can be waited for, or there is none
 *
 * @example
 * ```ts
 * sightingsOf('settled'); // ['CREATEFAILED', 'RUNNING', 'ERROR']
 * ```
 */
export function sightingsOf(goal: WaitGoal, chart: Lifecycle = lifecycle): Sighting[] {
  const names: readonly string[] = typeof goal === 'string' ? [goal] : goal;
  const wanted = new Set<Sighting>();
  for (const name of names) {
    const isTagged = Object.hasOwn(byTag, name) ? byTag[name] : undefined;
    const sighting = readSighting(name);
    if (isTagged) for (const each of sightings) if (isTagged(chart, each)) wanted.add(each);
    if (sighting) wanted.add(sighting);
    if (isTagged || sighting) continue;
    const allowed = [...sightings, ...Object.keys(byTag)].join(', ');
    throw new RangeError(`cannot wait for ${JSON.stringify(name)}; allowed: ${allowed}`);
  }
  if (wanted.size === 0) throw new RangeError('a goal names at least one status');
  return sightings.filter((sighting) => wanted.has(sighting));
}
