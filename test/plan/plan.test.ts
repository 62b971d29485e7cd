// Plans: what a document may say, and what it then means.

import { isPlanned, lifecycle, situationOf } from '../../machines/index.js';
import { drawPhase, InputError, parsePlan, phases, presets } from '../../src/plan/index.js';
import { createRandom } from '../../src/random/index.js';

test('the phases are the states whose work the platform can end', () => {
  for (const state of lifecycle.table.states) {
    const outcomes = lifecycle.possibleOutcomes(situationOf('ha', state));
    const isPhase = outcomes.some((outcome) => isPlanned(outcome));
    expect(phases.some((phase) => phase.state === state)).toBe(isPhase);
  }
});

test('durations and distributions are read with their units', () => {
  const plan = parsePlan({
    phases: {
      RESTARTING: { takes: { uniform: ['10s', '30m'] }, fails: 0.02 },
      CREATING: { takes: '1.5h' },
    },
  });
  expect(plan.phases.RESTARTING).toMatchObject({
    takes: { type: 'uniform', min: 10_000, max: 1_800_000 },
    fails: 0.02,
    faults: 0,
  });
  expect(plan.phases.CREATING?.takes).toEqual({ type: 'fixed', value: 5_400_000 });
});

test.each([
  [{ like: 'instnat' }, 'like'],
  [{ phases: { RESTARTIN: { takes: '1s' } } }, 'phases.RESTARTIN'],
  [{ phases: { RESTARTING: { takes: '-1s' } } }, 'phases.RESTARTING.takes'],
  [{ phases: { RESTARTING: { takes: 'soon' } } }, 'phases.RESTARTING.takes'],
  [{ phases: { RESTARTING: { takes: { gamma: '1s' } } } }, 'phases.RESTARTING.takes.gamma'],
  [{ phases: { RESTARTING: { takes: '1s', fails: Number.NaN } } }, 'phases.RESTARTING.fails'],
  [{ phases: { RESTARTING: { takes: '1s', fails: 1.5 } } }, 'phases.RESTARTING.fails'],
  [{ phases: { ERROR: { takes: '1s', fails: 0.1 } } }, 'phases.ERROR.fails'],
])('%j is refused, naming %s', (document, place) => {
  let complaint: unknown;
  try {
    parsePlan(document);
  } catch (error) {
    complaint = error;
  }
  expect(complaint).toBeInstanceOf(InputError);
  expect((complaint as InputError).message).toMatch(place);
  expect((complaint as InputError).message).not.toMatch(/\n/);
});

test('a phase fails as often as its plan says', () => {
  const plan = parsePlan({ phases: { RESTARTING: { takes: '1s', fails: 0.2, faults: 0.1 } } });
  const random = createRandom(1);
  const ends = Array.from({ length: 20_000 }, () => drawPhase(plan, 'RESTARTING', random)?.outcome);
  const share = (outcome: string) => ends.filter((end) => end === outcome).length / ends.length;
  expect(share('fail')).toBeCloseTo(0.2, 1);
  expect(share('fault')).toBeCloseTo(0.1, 1);
  expect(share('succeed')).toBeCloseTo(0.7, 1);
});

test('the documented plan stays within the ranges that the pages state', () => {
  const random = createRandom(1);
  for (let i = 0; i < 1000; i++) {
    const ms = drawPhase(presets.documented, 'RESTARTING', random)?.durationMs ?? Number.NaN;
    expect(ms).toBeGreaterThanOrEqual(10_000);
    expect(ms).toBeLessThanOrEqual(1_800_000);
  }
});
