// Draws from a plan: which outcome, how long, and how many random numbers they cost.

import { lifecycle } from '../../machines/index.js';
import { drawPhase, parsePlan, presets } from '../../src/plan/index.js';
import { longestMs, phaseAt } from '../../src/plan/internal.js';
import { createRandom } from '../../src/random/index.js';

const plan = parsePlan({
  phases: { RESTARTING: { takes: '5s', fails: 0.25, faults: 0.25 }, ERROR: { takes: '9s' } },
});

test.each([
  [0, 'fail'],
  [0.2499, 'fail'],
  [0.25, 'fault'],
  [0.4999, 'fault'],
  [0.5, 'succeed'],
  [0.9999, 'succeed'],
])('the number %d makes a restart %s', (number, outcome) => {
  expect(drawPhase(plan, 'RESTARTING', () => number)).toEqual({ durationMs: 5000, outcome });
});

test('ERROR ends by recovering, whatever the number', () => {
  expect(drawPhase(plan, 'ERROR', () => 0)).toEqual({ durationMs: 9000, outcome: 'recover' });
});

test('ERROR is drawn nothing for by a plan that does not repair', () => {
  expect(drawPhase(presets.documented, 'ERROR', createRandom(1))).toBeUndefined();
});

test('nothing is drawn for a state that is no phase', () => {
  const numbers = jest.fn(() => 0.5);
  const still = lifecycle.table.states.filter((state) => !phaseAt(state));
  expect(still).toEqual(expect.arrayContaining(['CREATEFAILED', 'RUNNING.idle', 'deleted']));
  for (const state of still) expect(drawPhase(plan, state, numbers)).toBeUndefined();
  expect(numbers).not.toHaveBeenCalled();
});

test('a chance to fail leaves the durations alone', () => {
  const [calm, risky] = [0, 0.5].map((fails) => {
    const one = parsePlan({ phases: { RESTARTING: { takes: { uniform: ['1s', '9s'] }, fails } } });
    const random = createRandom(3);
    return Array.from({ length: 50 }, () => drawPhase(one, 'RESTARTING', random)?.durationMs);
  });
  expect(risky).toEqual(calm);
});

test.each([
  { lognormal: { median: '1000d', sigma: 3 } },
  { weibull: { scale: '1d', shape: 0.12 } },
])('no draw of %j lasts longer than a thousand years, or less than no time', (takes) => {
  const wild = parsePlan({ phases: { RESTARTING: { takes } } });
  const random = createRandom(5);
  const values = Array.from(
    { length: 2000 },
    () => drawPhase(wild, 'RESTARTING', random)?.durationMs ?? Number.NaN,
  );
  expect(Math.max(...values)).toBe(longestMs);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
});
