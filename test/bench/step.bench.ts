// One step of the lifecycle: the compiled table against the chart it is compiled from, against other
// libraries for state machines, and against switches over names and numbers.

import { measure } from './measure.js';
import type { BenchReport } from './report.js';
import { javascriptStateMachine } from './step/javascript-state-machine.js';
import { acceptedShare, drawLives, youthOf } from './step/lives.js';
import { robot } from './step/robot.js';
import { namesSwitch, numbersSwitch } from './step/switches.js';
import { rowLoad, stepFunction } from './step/table.js';
import { actorSend, pureTransition } from './step/xstate.js';

/** Too many for a processor to remember, as it does with a few thousand that keep coming back. */
const eventsPerLife = 200_000;

/** What the slow contenders live of it. */
const eventsPerYouth = 2_000;

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchStep(timeMs: number): Promise<BenchReport> {
  const lives = drawLives(eventsPerLife);
  const youth = youthOf(lives, eventsPerYouth);
  const baseline = actorSend(youth);
  const measurements = await measure(
    [
      rowLoad(lives),
      stepFunction(lives),
      namesSwitch(lives),
      numbersSwitch(lives),
      robot(youth),
      javascriptStateMachine(youth),
      baseline,
      pureTransition(youth),
    ],
    timeMs,
  );
  const count = (lives.length * eventsPerLife).toLocaleString('en');
  return {
    bench: 'step',
    work: `${count} random events, the same for all, ${acceptedShare * 100} % of them accepted; one instance of each kind`,
    unit: 'step',
    baseline: baseline.name,
    measurements,
  };
}
