// A fleet simulated: this project's engine against actors, against a library for discrete events, and
// against C.

import { type Figure, figureOf, named, ratioRow } from './figure.js';
import { actorsOnSimulatedClock, actorsOnVirtualClock } from './fleet/actors.js';
import { engine, expectationOf } from './fleet/engine.js';
import { countsAll, inC } from './fleet/in-c.js';
import { readModel } from './fleet/model.js';
import { simJs } from './fleet/simjs.js';
import { type Measurement, measure } from './measure.js';
import type { BenchReport } from './report.js';

/** The fast ones simulate as many instances as it takes to time them, the slow ones fewer. */
const many = 20_000;
const few = 100;

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchFleet(timeMs: number): Promise<BenchReport> {
  const model = readModel();
  const expected = expectationOf(model);
  const baseline = actorsOnVirtualClock(model, expected, few);
  const fleet = engine(model, expected, many);
  const compiled = inC(model, expected, many);
  const measurements = await measure(
    [
      fleet,
      ...compiled,
      await simJs(model, expected, few * 10),
      baseline,
      actorsOnSimulatedClock(model, expected, few),
    ],
    timeMs,
  );
  return {
    bench: 'fleet',
    work: `the model of docs/examples/exponential.profile.yaml; ${many.toLocaleString('en')} instances, ${few} as actors, ${few * 10} on SIM.JS`,
    unit: 'event',
    baseline: baseline.name,
    measurements,
    figures: [againstC(named(measurements, fleet.name), measurements)],
  };
}

/** The fleet against whichever C is the fastest here, of those that count what it counts. */
function againstC(fleet: Measurement, all: readonly Measurement[]): Figure {
  const [best] = all
    .filter(({ name }) => name.startsWith(countsAll))
    .sort((a, b) => a.nanoseconds - b.nanoseconds);
  if (best) return ratioRow('fleet, of the fastest C', fleet, best);
  return figureOf('fleet, of the fastest C', { why: 'there is no cc' });
}
