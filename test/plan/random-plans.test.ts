// Any plan that can be written: what is drawn from it is a length of time that its distribution can
// give, and an end that the chart has there and the plan gives a chance.

import fc from 'fast-check';
import { lifecycle } from '../../machines/index.js';
import { drawPhase, type PhasePlan, parsePlan, phases } from '../../src/plan/index.js';
import { longestMs } from '../../src/plan/internal.js';
import { createRandom, support } from '../../src/random/index.js';

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const durations = (least: number) =>
  fc
    .tuple(fc.integer({ min: least, max: 1000 }), fc.constantFrom(...Object.keys(units)))
    .map(([count, unit]) => `${count}${unit}`);
const inMs = (text: string) =>
  Number.parseInt(text, 10) * units[text.replace(/\d+/, '') as keyof typeof units];

const takes = fc.oneof(
  durations(0),
  fc.record({ fixed: durations(0) }),
  fc.record({
    uniform: fc
      .tuple(durations(0), durations(0))
      .map((bounds) => bounds.toSorted((a, b) => inMs(a) - inMs(b))),
  }),
  fc.record({ exponential: fc.record({ mean: durations(1) }) }),
  fc.record({
    lognormal: fc.record({
      median: durations(1),
      sigma: fc.double({ min: 0, max: 3, noNaN: true }),
    }),
  }),
  fc.record({
    weibull: fc.record({
      scale: durations(1),
      shape: fc.double({ min: 0.2, max: 20, noNaN: true }),
    }),
  }),
);

/** Chances that are certain, impossible or neither, and add up to at most 1. */
const chances = fc.oneof(
  fc.constantFrom([0, 0], [1, 0], [0, 1], [0.5, 0.5]),
  fc.tuple(
    fc.double({ min: 0, max: 0.5, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
  ),
);

const plans = fc.record({
  like: fc.constantFrom('instant', 'demo', 'documented'),
  phases: fc.record(
    Object.fromEntries(
      phases.map(({ name, outcomes }) => [
        name,
        fc.tuple(takes, chances).map(([long, [fails, faults]]) => ({
          takes: long,
          ...(outcomes.includes('fail') && { fails }),
          ...(outcomes.includes('fault') && { faults }),
        })),
      ]),
    ),
    { requiredKeys: [] },
  ),
});

test('what is drawn from any plan can be, and lasts a finite number of whole milliseconds', () => {
  let draws = 0;
  fc.assert(
    fc.property(plans, fc.nat(), (document, seed) => {
      const plan = parsePlan(document);
      const random = createRandom(seed);
      for (const { name, state, well } of phases) {
        const planned = plan.phases[name];
        if (!planned) continue;
        const drawn = drawPhase(plan, state, random);
        if (!drawn) throw new Error(`nothing was drawn for ${name}`);
        draws++;
        const { min, max } = support(planned.takes);
        expect(Number.isSafeInteger(drawn.durationMs)).toBe(true);
        // Half a millisecond for the rounding.
        expect(drawn.durationMs).toBeGreaterThanOrEqual(min - 0.5);
        expect(drawn.durationMs).toBeLessThanOrEqual(Math.min(max + 0.5, longestMs));
        const edges = lifecycle.edges.filter(({ leaves }) => leaves.includes(state));
        expect(edges.map(({ event }) => event)).toContain(drawn.outcome);
        expect(chanceOf(drawn.outcome, planned, well)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
  expect(draws).toBeGreaterThan(1000);
});

function chanceOf(outcome: string, { fails = 0, faults = 0 }: PhasePlan, well: string): number {
  if (outcome === well) return 1 - fails - faults;
  return outcome === 'fail' ? fails : faults;
}
