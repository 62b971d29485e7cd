// The demo: a fleet to begin with, and the life of it.

import { type Emulator, fixturesSchema } from '../../emulator/index.js';
import { parseInput } from '../../plan/index.js';
import { createRandom } from '../../random/index.js';
import type { Clock } from '../../time/index.js';
import { firstFleet } from './first-fleet.js';
import { startWorkload, type Workload } from './workload.js';

/** The project of the demo. */
const project = '0123456789abcdef0123456789abcdef';

/** The streams of chance, beside the emulator's own. */
const streams = { fleet: 101, workload: 102 };

/**
 * Puts the first fleet into an emulator, if it has none, and lets it live.
 *
 * @param seed - the same seed gives the same fleet and the same wishes
 * @param clock - the real time
 * @param onMistake - hears of defects of the demo
 */
export function startDemo(
  emulator: Emulator,
  seed: number,
  clock: Clock,
  onMistake: (error: unknown) => void = () => {},
): Workload {
  const fleet = firstFleet(createRandom(seed, streams.fleet));
  emulator.control.apply(parseInput(fixturesSchema, fleet));
  const random = createRandom(seed, streams.workload);
  return startWorkload({ emulator, random, project, clock, onMistake });
}
