// Which stream of a seed each phase draws from. Its name decides and not its place in the chart, so that a seed
// tells the same story whatever phases are added to the chart or leave it.

import type { StateName } from '../../../machines/index.js';
import { phases } from '../../plan/index.js';
import { createRandom, type Random } from '../../random/index.js';

/** The phases whose streams were their places in this list, before names decided. No other one joins it. */
const numbered: readonly string[] = [
  'CREATING',
  'backingUp',
  'configuring',
  'ERROR',
  'RESTARTING',
  'EXTENDING',
  'RESTORING',
  'recovering',
];

/** A number below 2³² for a name: a polynomial of its characters. */
const numberOf = (name: string): number =>
  [...name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 2 ** 32, 0);

/** The stream of a phase by its name. */
export function streamOf(name: string): number {
  const place = numbered.indexOf(name);
  return place < 0 ? numbered.length + numberOf(name) : place;
}

/** The random numbers of each phase for one seed. */
export function phaseStreams(seed: number): ReadonlyMap<StateName, Random> {
  return new Map(
    phases.map(({ name, state }) => [state, createRandom(seed, streamOf(name))] as const),
  );
}
