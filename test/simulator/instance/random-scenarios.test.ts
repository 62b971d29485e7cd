// Whatever a scenario asks for, its timeline is a life that the chart allows, and its summary is the
// sum of it.

import fc from 'fast-check';
import {
  kinds,
  lifecycle,
  type Request,
  requests,
  statusOf,
  type Task,
} from '../../../machines/index.js';
import { InputError, phases } from '../../../src/plan/index.js';
import {
  parseScenario,
  simulate,
  simulateInSteps,
  statusTrace,
  type Timeline,
} from '../../../src/simulator/index.js';
import { checkSummary, checkTrace } from './naive-summary.js';

// Busy machines are slow, and slowness is no defect.

const seconds = (max: number) => fc.integer({ min: 0, max }).map((count) => `${count}s`);

const takes = fc.oneof(
  seconds(300),
  fc.tuple(seconds(60), fc.integer({ min: 60, max: 600 })).map(([min, max]) => ({
    uniform: [min, `${max}s`],
  })),
  fc.integer({ min: 1, max: 300 }).map((mean) => ({ exponential: { mean: `${mean}s` } })),
  fc.constant({ lognormal: { median: '40s', sigma: 1 } }),
  fc.constant({ weibull: { scale: '90s', shape: 0.7 } }),
);

const phasePlans = fc.record(
  Object.fromEntries(
    phases.map(({ name, outcomes }) => [
      name,
      fc.record({
        takes,
        ...(outcomes.includes('fail') && { fails: fc.constantFrom(0, 0.3, 0.5) }),
        ...(outcomes.includes('fault') && { faults: fc.constantFrom(0, 0.2, 0.5) }),
      }),
    ]),
  ),
  { requiredKeys: [] },
);

const repeats = {
  at: seconds(3600),
  every: fc.integer({ min: 60, max: 900 }).map((count) => `${count}s`),
};

const scenarios = fc.record({
  kind: fc.constantFrom(...kinds),
  plan: fc.record({ like: fc.constantFrom('instant', 'demo', 'documented'), phases: phasePlans }),
  seed: fc.nat(),
  requests: fc.array(
    fc.record(
      { ...repeats, request: fc.constantFrom(...requests.filter((name) => name !== 'delete')) },
      { requiredKeys: ['at', 'request'] },
    ),
    { maxLength: 8 },
  ),
  faults: fc.array(
    fc.record({ ...repeats, recoversAfter: seconds(600) }, { requiredKeys: ['at'] }),
    { maxLength: 4 },
  ),
  end: fc.constantFrom('1h', '2h'),
});

const task = (state: string) => state.split('.')[1] as Task | undefined;

/** Everything in a timeline that the chart, or time, does not allow. */
function wrongIn({ kind, born, entries, end }: Timeline): unknown[] {
  const wrong: unknown[] = [];
  let [state, atMs] = [born.state, 0];
  for (const entry of entries) {
    const situation = { kind, status: statusOf(state), task: task(state) };
    const next = lifecycle.next(situation, entry.event);
    const refusal =
      entry.mover === 'operator' ? lifecycle.refusal(entry.event as Request, situation) : undefined;
    const holds =
      entry.from === state &&
      entry.to === (next ?? state) &&
      entry.atMs >= atMs &&
      entry.serving === (statusOf(entry.to) === 'RUNNING') &&
      (entry.withoutEffect ?? false) === (!next && entry.mover === 'platform') &&
      entry.refused?.code === refusal?.code &&
      entry.refused?.message === refusal?.message;
    if (!holds) wrong.push({ state, atMs, entry, next, refusal });
    [state, atMs] = [entry.to, entry.atMs];
  }
  if (born.state !== 'CREATING' || born.serving) wrong.push({ born });
  if (end.state !== state || end.atMs < atMs) wrong.push({ state, atMs, end });
  return wrong;
}

test('a random scenario makes a life that the chart allows, a trace and a summary of it', () => {
  const seen = { steps: 0, refused: 0, withoutEffect: 0, outages: 0 };
  fc.assert(
    fc.property(scenarios, (document) => {
      const timeline = simulate(parseScenario(document));
      expect(timeline.end).toMatchObject({ because: 'time' });
      expect(wrongIn(timeline)).toEqual([]);
      checkSummary(timeline);
      checkTrace(timeline);
      seen.steps += timeline.entries.length;
      seen.refused += timeline.summary.requests.refused;
      seen.withoutEffect += timeline.summary.faults.withoutEffect;
      seen.outages += timeline.summary.outages.count;
    }),
    { numRuns: 80 },
  );
  // Nothing is proven by lives in which nothing happens.
  expect(seen.steps).toBeGreaterThan(1000);
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

test('a deletion ends a random life, or the scenario is refused for what comes after it', () => {
  let [deletions, refusals] = [0, 0];
  fc.assert(
    fc.property(scenarios, seconds(3600), (document, at) => {
      const end = { reaches: 'deleted', within: '2h' };
      const asked = [...document.requests, { at, request: 'delete' }];
      try {
        const timeline = simulate(parseScenario({ ...document, requests: asked, end }));
        expect(wrongIn(timeline)).toEqual([]);
        checkTrace(timeline);
        if (timeline.end.because !== 'reached') return;
        checkDeletion(timeline);
        deletions++;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        refusals++;
        expect(error.message).toMatch(/comes after the instance was deleted/);
      }
    }),
    { numRuns: 60 },
  );
  expect(Math.min(deletions, refusals)).toBeGreaterThan(0);
});

function checkDeletion(timeline: Timeline) {
  if (timeline.end.atMs > 0) checkSummary(timeline);
  expect(statusTrace(timeline).at(-1)?.status).toBe('deleted');
  expect(timeline.entries.at(-1)?.event).toBe('delete');
  expect(timeline.end.atMs).toBe(timeline.entries.at(-1)?.atMs);
}

test('steps come to the same timeline, with a pause after every request and fault', () => {
  fc.assert(
    fc.property(scenarios, (document) => {
      const scenario = parseScenario(document);
      const timeline = simulate(scenario);
      const steps = simulateInSteps(scenario);
      let [pauses, step] = [0, steps.next()];
      for (; !step.done; step = steps.next()) pauses++;
      expect(step.value).toEqual(timeline);
      const happened = timeline.entries.filter(({ mover }) => mover === 'operator').length;
      expect(pauses).toBeGreaterThanOrEqual(happened);
    }),
    { numRuns: 20 },
  );
});

test('the same scenario and seed make the same timeline, to the byte', () => {
  fc.assert(
    fc.property(scenarios, (document) => {
      const bytes = () => JSON.stringify(simulate(parseScenario(document)));
      expect(bytes()).toBe(bytes());
    }),
    { numRuns: 15 },
  );
});

test('seeds that differ make lives that differ, where anything is left to chance', () => {
  const requests = [{ at: '1h', request: 'restart' }];
  const lives = (plan: unknown) => {
    const scenario = parseScenario({ kind: 'ha', plan, requests, end: '1d' });
    const told = (seed: number) => JSON.stringify(simulate(scenario, { seed }).entries);
    return new Set(Array.from({ length: 50 }, (_, seed) => told(seed))).size;
  };
  expect(lives('documented')).toBe(50);
  expect(lives({ phases: { RESTARTING: { takes: '1m', fails: 0.5 } } })).toBe(2);
  expect(lives('instant')).toBe(1);
});
