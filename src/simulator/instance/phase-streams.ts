// Which stream of a seed each phase draws from. By its place in this list and not in the chart, so that
// a seed tells the same story after a phase was added to the chart.

import type { StateName } from '../../../machines/index.js';
import { type PhaseName, phases } from '../../plan/index.js';
import { createRandom, type Random } from '../../random/index.js';

/** The phases in the order in which they came; those that are not here follow in the chart's order. */
const numbered: readonly PhaseName[] = [
  'CREATING',
  'backingUp',
  'configuring',
  'ERROR',
  'RESTARTING',
  'EXTENDING',
  'RESTORING',
  'recovering',
];

const streams: readonly StateName[] = [
  ...numbered.flatMap((name) => phases.filter((phase) => phase.name === name)),
  ...phases.filter(({ name }) => !numbered.includes(name)),
].map(({ state }) => state);

/** The random numbers of each phase for one seed. */
export function phaseStreams(seed: number): ReadonlyMap<StateName, Random> {
  return new Map(streams.map((state, stream) => [state, createRandom(seed, stream)] as const));
}
