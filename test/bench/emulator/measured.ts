// Loads on servers, side by side, and what they come to.

import type { Measurement } from '../measure.js';
import { summaryOf } from '../summary.js';
import { type Costed, costed, type Scenario } from './costed.js';

/** A machine that is slow for a while is so for all. */
const rounds = 5;

/** What came of one load. */
export interface Measured {
  readonly measurement: Measurement;
  readonly perSecond: number;
  /** The processor time of the server for one request, in microseconds. */
  readonly processorUs: number;
  readonly p50Ms: number;
  readonly p99Ms: { readonly value: number; readonly spreadPercent: number };
}

/** Sends each load for so long, in turn. */
export async function measureLoads(
  scenarios: readonly Scenario[],
  timeMs: number,
): Promise<Measured[]> {
  const loads = new Map<Scenario, Costed[]>(scenarios.map((scenario) => [scenario, []]));
  // The first round is for the compilers.
  for (let round = -1; round < rounds; round++) {
    for (const [scenario, results] of loads) {
      const result = await costed(scenario, timeMs / rounds);
      if (round >= 0) results.push(result);
    }
  }
  return [...loads].map(([{ name }, results]) => measuredOf(name, results));
}

function measuredOf(name: string, loads: readonly Costed[]): Measured {
  const middle = (of: (load: Costed) => number) => summaryOf(loads.map(of));
  const { value, spreadPercent } = middle(({ requestsPerSecond }) => 1e9 / requestsPerSecond);
  return {
    measurement: {
      name,
      nanoseconds: value,
      spreadPercent,
      samples: loads.reduce((sum, { requests }) => sum + requests, 0),
    },
    perSecond: 1e9 / value,
    processorUs: middle(({ processorUs }) => processorUs ?? Number.NaN).value,
    p50Ms: middle(({ p50Ms }) => p50Ms).value,
    p99Ms: middle(({ p99Ms }) => p99Ms),
  };
}

/** A load in words. */
export function wordsOf({ perSecond, p50Ms, p99Ms, processorUs }: Measured): string {
  const spent = Number.isNaN(processorUs)
    ? ''
    : `, ${processorUs.toFixed(0)} µs of the server’s processor`;
  return `${perSecond.toFixed(0)} per second, p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.value.toFixed(2)} ms${spent}`;
}
