// Times contenders side by side, after making sure that they do the same work.

import { isDeepStrictEqual } from 'node:util';
import { Bench } from 'tinybench';
import type { Contender } from './contender.js';
import { summaryOf } from './summary.js';

/** What one contender needs for one unit of work. */
export interface Measurement {
  readonly name: string;
  /** The median over the samples, in nanoseconds. */
  readonly nanoseconds: number;
  /** Half of the samples lie within about this many percent of the median. */
  readonly spreadPercent: number;
  readonly samples: number;
}

/** A sample is at least this long, so that reading the clock is no part of it. */
const shortestSampleMs = 5;

/** How many rounds the samples are spread over: a machine that is slow for a while is so for all. */
const rounds = 5;

/** One run of a contender that takes this long needs no run before it to warm it up, and three rounds are enough. */
const slowMs = 500;

/**
 * Checks all contenders, then times them in turn.
 *
 * @param contenders - who takes part
 * @param timeMs - how long each contender is timed in all
 * @throws Error when a contender does not do the work that it should
 */
export async function measure(
  contenders: readonly Contender[],
  timeMs: number,
): Promise<Measurement[]> {
  for (const contender of contenders) contender.check();
  const takingPart = contenders.map((contender) => ({
    ...repetitionsFor(contender),
    contender,
    samples: [] as number[],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { contender, repetitions, expected, isSlow, samples } of takingPart) {
      if (isSlow && round >= 3) continue;
      const warmupIterations = isSlow ? 0 : 1;
      const work = { contender, repetitions, expected, warmupIterations };
      const durations = await sample(work, timeMs / rounds);
      samples.push(...durations.map((ms) => (ms * 1e6) / repetitions / contender.units));
    }
  }
  return takingPart.map(({ contender, samples }) => summarise(contender.name, samples));
}

/** Times some samples of so many runs each. */
async function sample(
  {
    contender,
    repetitions,
    expected,
    warmupIterations,
  }: {
    readonly contender: Contender;
    readonly repetitions: number;
    /** What a run comes to. */
    readonly expected: unknown;
    readonly warmupIterations: number;
  },
  timeMs: number,
): Promise<readonly number[]> {
  const bench = new Bench({
    time: timeMs,
    iterations: 1,
    warmupTime: 0,
    warmupIterations,
    retainSamples: true,
    throws: true,
  });
  let last: unknown;
  const work = () => {
    for (let i = 0; i < repetitions; i++) last = contender.run();
  };
  const [task] = await bench.add(contender.name, work, { async: false }).run();
  if (!isDeepStrictEqual(last, expected)) throw new Error(`${contender.name} went astray`);
  const result = task?.result;
  if (result?.state !== 'completed') throw new Error(`${contender.name} was not timed`);
  return result.latency.samples ?? [];
}

/** Finds out how often a contender must run to be timed at all, and what it comes to; warms it up by the way. */
function repetitionsFor(contender: Contender) {
  for (let repetitions = 1; ; repetitions *= 2) {
    const start = performance.now();
    let expected: unknown;
    for (let i = 0; i < repetitions; i++) expected = contender.run();
    const tookMs = performance.now() - start;
    if (tookMs >= shortestSampleMs) return { repetitions, expected, isSlow: tookMs >= slowMs };
  }
}

function summarise(name: string, samples: readonly number[]): Measurement {
  const { value, spreadPercent } = summaryOf(samples);
  return { name, nanoseconds: value, spreadPercent, samples: samples.length };
}
