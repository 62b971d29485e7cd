// The demo of `serve`: a first fleet, and a workload that keeps it busy.

import type { Emulator } from '../../emulator/index.js';
import { fixturesSchema } from '../../emulator/internal.js';
import { type Plan, parsePlan } from '../../plan/index.js';
import { parseInput } from '../../plan/internal.js';
import { defaultProject } from '../../protocol/index.js';
import { createRandom } from '../../random/index.js';
import type { Clock } from '../../time/index.js';
import { firstFleet } from './first-fleet.js';
import { startWorkload, type Workload } from './workload.js';

/** The plan of the demo: everything takes some seconds, long enough to watch, and some of it fails. */
export const demoPlan: Plan = parsePlan({
  name: 'demo fleet',
  like: 'demo',
  phases: {
    CREATING: { takes: { uniform: ['5s', '12s'] }, fails: 0.15 },
    RESTARTING: { takes: { uniform: ['4s', '10s'] }, fails: 0.08, faults: 0.02 },
    EXTENDING: { takes: { uniform: ['8s', '20s'] }, fails: 0.12, faults: 0.02 },
    RESTORING: { takes: { uniform: ['6s', '15s'] }, fails: 0.08 },
    backingUp: { takes: { uniform: ['6s', '14s'] }, fails: 0.05 },
    configuring: { takes: { uniform: ['2s', '5s'] }, fails: 0.05 },
    recovering: { takes: { uniform: ['4s', '10s'] } },
  },
});

/** The streams of random numbers, beside the emulator's own. */
const streams = { fleet: 101, workload: 102 };

/**
 * Puts the first fleet into an emulator that has no instance, and starts the workload.
 *
 * @param seed - the same seed gives the same fleet and the same workload
 * @param clock - the real time
 * @param onDefect - receives defects of the demo
 */
export function startDemo(
  emulator: Emulator,
  seed: number,
  clock: Clock,
  onDefect: (error: unknown) => void = () => {},
): Workload {
  const fleet = firstFleet(createRandom(seed, streams.fleet));
  emulator.control.apply(parseInput(fixturesSchema, fleet));
  const random = createRandom(seed, streams.workload);
  return startWorkload({ emulator, random, project: defaultProject, clock, onDefect });
}
