// What every contender reports, and the check that they did the same work: each figure must be the same but for
// chance.

import type { FleetResult } from '../../../src/simulator/index.js';
import type { Contender } from '../contender.js';

/** What came of simulating some instances. */
export interface Outcome {
  readonly instances: number;
  readonly events: number;
  /** Means per instance, by name. Slow contenders know no more than the share of time in service. */
  readonly figures: Figures;
}

type Figures = Readonly<Record<string, number>> & { readonly servingShare: number };

/** What each figure should be, how far those of one instance stray from it, and how many instances say so. */
export type Expectation = Readonly<
  Record<
    string,
    { readonly mean: number; readonly deviationOfOne: number; readonly instances: number }
  >
>;

const nothing = { mean: 0, deviationOfOne: 0, instances: 1 };

/** What a user of the fleet reads in its result. */
export function outcomeOf(result: FleetResult): Outcome {
  const { instances, transitions, statuses, outages, causes, service, series, horizonMs } = result;
  const middle = Math.floor(series.atMs.length / 2);
  const named = [
    ...transitions.map(({ from, event, to, count }) => [`${from} ${event} ${to}`, count] as const),
    ...statuses.map(({ status, share }) => [`in ${status}`, share * instances] as const),
    ...series.statuses.map(
      (status, s) => [`${status} halfway`, series.counts[s]?.[middle] ?? 0] as const,
    ),
    ...causes.map(({ cause, downtimeMs }) => [`down by ${cause}`, downtimeMs / horizonMs] as const),
    ['outages', outages.count] as const,
    ['open outages', outages.open] as const,
    ['served', service.instances] as const,
  ];
  return {
    instances,
    events: transitions.reduce((sum, { count }) => sum + count, 0),
    figures: {
      ...Object.fromEntries(named.map(([name, value]) => [name, value / instances])),
      'median outage': outages.p50Ms ?? 0,
      'time to service': service.meanMsToService ?? 0,
      servingShare: result.servingShare.mean,
    },
  };
}

/** What to expect, by what came of several fleets. */
export function expectationFrom(outcomes: readonly Outcome[]): Expectation {
  const [{ instances, figures }] = outcomes as [Outcome];
  return Object.fromEntries(
    Object.keys(figures).map((name) => {
      const values = outcomes.map((outcome) => outcome.figures[name] ?? 0);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      // What was seen nowhere may be seen once.
      const deviation = Math.max(Math.sqrt(squares / (values.length - 1)), 1 / instances / 5);
      return [
        name,
        {
          mean,
          deviationOfOne: deviation * Math.sqrt(instances),
          instances: instances * outcomes.length,
        },
      ];
    }),
  );
}

/**
 * A contender that simulates.
 *
 * @param name - its name
 * @param expected - what the check holds its outcome against
 * @param simulate - does the work; the same work every time
 */
export function simulates(name: string, expected: Expectation, simulate: () => Outcome): Contender {
  return {
    name,
    units: simulate().events,
    run: simulate,
    check: () => {
      const { instances, figures } = simulate();
      for (const [figure, value] of Object.entries(figures)) {
        const { mean, deviationOfOne, instances: heard } = expected[figure] ?? nothing;
        const z = (value - mean) / (deviationOfOne * Math.sqrt(1 / instances + 1 / heard));
        // What is rare is seen once or twice in a small fleet.
        const isRare = Math.abs(value - mean) * instances <= 2;
        if (!(isRare || Math.abs(z) < 7))
          throw new Error(`${name}: ${figure} is ${value}, ${z} deviations off`);
      }
    },
  };
}
