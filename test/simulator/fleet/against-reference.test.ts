// The engine against a simulator that is as plain as can be: exactly the same where nothing is left
// to chance, and within four standard errors where something is.

import * as fc from 'fast-check';
import type { StateName } from '../../../machines/index.js';
import { createRandom } from '../../../src/random/index.js';
import { createFleetEngine, fleetResult, type Tally } from '../../../src/simulator/fleet/index.js';
import type { ModelState, SemiMarkovModel } from '../../../src/simulator/profile/index.js';
import {
  alike,
  firstServiceOf,
  fixedModels,
  liveSlowly,
  outagesOf,
  randomModels,
  type Stay,
  stateAt,
  timeDown,
  timeIn,
} from '../../support/fleet/index.js';

const nameIn = (model: SemiMarkovModel, state: number): StateName =>
  (model.states[state] as ModelState).name;

/** The steps that a life takes, as text. */
const stepsOf = (model: SemiMarkovModel, stays: readonly Stay[]): string[] =>
  stays.flatMap(({ state, end }) =>
    end ? `${nameIn(model, state)} ${end.event} ${nameIn(model, end.to)}` : [],
  );

const micros = (ms: number) => BigInt(Math.round(ms * 1000));

test('without chance, the engine counts exactly what the reference does', () => {
  fc.assert(
    fc.property(
      fixedModels,
      fc.integer({ min: 20, max: 2000 }),
      fc.integer({ min: 2, max: 40 }),
      (model, horizonMs, points) => {
        const run = { groups: alike(model), horizonMs, seed: 1, points };
        const tallies = createFleetEngine(run)(0, 3);
        const [tally, result] = [tallies[0] as Tally, fleetResult(run, tallies)];
        const stays = liveSlowly(model, horizonMs, createRandom(1));
        const steps = stepsOf(model, stays);
        const outages = outagesOf(model, stays);
        const service = firstServiceOf(model, stays);

        expect(tally.dwellUs).toEqual(model.states.map((_, s) => 3n * micros(timeIn(stays, s))));
        expect(tally.downUs).toBe(3n * micros(timeDown(model, stays)));
        expect(tally.downUsSquared).toBe(3n * micros(timeDown(model, stays)) ** 2n);
        for (const { from, event, to, count } of result.transitions) {
          expect(count).toBe(3 * steps.filter((step) => step === `${from} ${event} ${to}`).length);
        }
        expect(result.transitions.reduce((all, { count }) => all + count, 0)).toBe(
          3 * steps.length,
        );
        expect(result.outages.count).toBe(3 * outages.endedMs.length);
        expect(result.outages.open).toBe(3 * Number(outages.open));
        if (outages.endedMs.length > 0) {
          expect(result.outages.longestMs).toBe(Math.max(...outages.endedMs));
        }
        expect(result.service.instances).toBe(service === undefined ? 0 : 3);
        expect(result.service.meanMsToService).toBe(service);
        for (let point = 0; point < points; point++) {
          const state = stateAt(model, stays, (horizonMs * point) / (points - 1));
          model.states.forEach((_, s) => {
            const row = tally.changes.subarray(s * points, s * points + point + 1);
            expect(row.reduce((all, change) => all + change, 0)).toBe(s === state ? 3 : 0);
          });
        }
      },
    ),
    { numRuns: 100, seed: 20_261 },
  );
});

const horizonMs = 300;
const points = 4;

/** What is measured of a life: everything that the engine counts, as numbers. */
function measure(model: SemiMarkovModel, stays: readonly Stay[]): Map<string, number> {
  const steps = stepsOf(model, stays);
  const outages = outagesOf(model, stays);
  const service = firstServiceOf(model, stays);
  const down = timeDown(model, stays);
  return new Map([
    ...model.states.map(({ name }, s) => [`time in ${name}`, timeIn(stays, s)] as const),
    ...steps.map((step) => [step, steps.filter((other) => other === step).length] as const),
    ...Array.from({ length: points }, (_, point) => {
      const state = stateAt(model, stays, (horizonMs * point) / (points - 1));
      return [`in ${nameIn(model, state)} at ${point}`, 1] as const;
    }),
    ['down', down],
    ['down squared', down ** 2],
    ['outages', outages.endedMs.length],
    ['outages over 20 ms', outages.endedMs.filter((ms) => ms > 20).length],
    ['open', Number(outages.open)],
    ['served', Number(service !== undefined)],
    ['to service', service ?? 0],
  ]);
}

/** The same of the engine's tally, per instance. */
function measured(run: Parameters<typeof fleetResult>[0], tally: Tally): Map<string, number> {
  const model = run.groups[0]?.model as SemiMarkovModel;
  const { transitions, service, outages } = fleetResult(run, [tally]);
  const over20 = [...tally.outages].reduce((all, n, bin) => all + (bin >= binOf20Ms ? n : 0), 0);
  const series = model.states.flatMap(({ name }, s) => {
    let present = 0;
    return Array.from({ length: points }, (_, point) => {
      present += tally.changes[s * points + point] as number;
      return [`in ${name} at ${point}`, present] as const;
    });
  });
  const sums = new Map<string, number>([
    ...model.states.map(
      ({ name }, s) => [`time in ${name}`, Number(tally.dwellUs[s]) / 1000] as const,
    ),
    ...transitions.map(({ from, event, to, count }) => [`${from} ${event} ${to}`, count] as const),
    ...series,
    ['down', Number(tally.downUs) / 1000],
    ['down squared', Number(tally.downUsSquared) / 1e6],
    ['outages', outages.count],
    ['outages over 20 ms', over20],
    ['open', outages.open],
    ['served', service.instances],
    ['to service', (service.meanMsToService ?? 0) * service.instances],
  ]);
  return new Map([...sums].map(([what, sum]) => [what, sum / tally.instances]));
}

// 20 is 2^4 * 1.25: bin 16 of the doubling that begins at 2^4, the lowest of which begins at 2^-10.
const binOf20Ms = (4 + 10) * 64 + 16;

test('with chance, the engine agrees with the reference in all that it counts', () => {
  const lives = 600;
  const instances = 10_000;
  fc.assert(
    fc.property(randomModels, (model) => {
      const run = { groups: alike(model), horizonMs, seed: 7, points };
      const engine = measured(run, createFleetEngine(run)(0, instances)[0] as Tally);
      const reference = Array.from({ length: lives }, (_, i) =>
        measure(model, liveSlowly(model, horizonMs, createRandom(8, i))),
      );
      for (const [what, found] of engine) {
        const values = reference.map((figures) => figures.get(what) ?? 0);
        const mean = values.reduce((all, x) => all + x, 0) / lives;
        const variance = values.reduce((all, x) => all + (x - mean) ** 2, 0) / lives;
        // One life more might have had what none has had.
        const error = Math.sqrt((variance + 1 / lives) * (1 / lives + 1 / instances));
        expect({ what, agrees: Math.abs(found - mean) < 4 * error }).toEqual({
          what,
          agrees: true,
        });
      }
    }),
    { numRuns: 8, seed: 20_262 },
  );
});
