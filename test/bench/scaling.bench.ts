// How the fleet's time grows: with the number of instances, and with a second thread.

import { spawnSync } from 'node:child_process';
import type { Contender } from './contender.js';
import { type Figure, figureOf, named, ratioRow } from './figure.js';
import { engine, expectationOf } from './fleet/engine.js';
import { readModel } from './fleet/model.js';
import { type Growth, sizes } from './growth/growth.js';
import { type Measurement, measure } from './measure.js';
import type { BenchReport } from './report.js';
import { mostResident } from './resident.js';

const dayMs = 86_400_000;

/** Long enough for the million not to take minutes. */
const horizonMs = 30 * dayMs;

/** Enough work for the time that a process and its threads take to start to be a small part of it. */
const shared = 2_000_000;

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchScaling(timeMs: number): Promise<BenchReport> {
  const model = { ...readModel(), horizonMs };
  const expected = expectationOf(model);
  const line = await measure(
    sizes.map((instances) => perInstance(engine(model, expected, instances), instances)),
    timeMs,
  );
  const [two, shards] = [withWorkers(2), asTwoShards()];
  const threads = await measure([withWorkers(1), two, shards], timeMs);
  const measurements: Measurement[] = [...line, ...threads];
  return {
    bench: 'scaling',
    work: `the model of docs/examples/exponential.profile.yaml over ${horizonMs / dayMs} days, on one thread; then ${shared.toLocaleString('en')} instances by the command, start-up included`,
    unit: 'instance',
    baseline: '1 worker',
    measurements,
    growth: [growthOf(line)],
    figures: [
      ratioRow(
        'fleet: two workers, of two processes',
        named(threads, two.name),
        named(threads, shards.name),
      ),
      memoryOfAWorker(),
    ],
  };
}

/** The whole time, with what a fleet takes to begin. */
const growthOf = (line: readonly Measurement[]): Growth => ({
  name: 'fleet',
  title: `A fleet over ${horizonMs / dayMs} days`,
  of: 'instances',
  unit: 'ms',
  lines: [
    {
      name: 'one thread',
      points: line.map(({ nanoseconds }, index) => {
        const size = sizes[index] as number;
        return { size, value: (nanoseconds * size) / 1e6 };
      }),
    },
  ],
});

/** What a worker adds to the memory of the command. */
function memoryOfAWorker(): Figure {
  const [few, many] = [1, 64];
  const most = [few, many].map((workers) => {
    const fleet = ['fleet', 'docs/examples/exponential.profile.yaml', '--instances', '20000'];
    return mostResident([...fleet, '--workers', String(workers)]);
  }) as [number, number];
  return figureOf('fleet: memory of a worker more', {
    value: (most[1] - most[0]) / (many - few),
  });
}

/** Fewer say more of chance than of the model. */
const fewestToCheck = 1_000;

/** The same, per instance: what stays as it is when the time grows in proportion. */
const perInstance = (contender: Contender, instances: number): Contender => ({
  ...contender,
  name: `${instances.toLocaleString('en')} instances`,
  units: instances,
  ...(instances < fewestToCheck && { check: () => {} }),
});

const command = `"${process.execPath}" dist/bin/main.js fleet docs/examples/exponential.profile.yaml --instances ${shared} --horizon ${horizonMs / dayMs}d`;

/** Runs something in a shell, to its good end. */
function inShell(line: string): string {
  const { status, stdout, stderr } = spawnSync(line, {
    shell: true,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The command `fleet` with so many worker threads. */
function withWorkers(workers: number): Contender {
  const run = () => inShell(`${command} --json --workers ${workers}`);
  return {
    name: `${workers} worker${workers > 1 ? 's' : ''}`,
    units: shared,
    run,
    check: () => {
      const { simulated } = JSON.parse(run());
      if (simulated.instances !== shared) throw new Error(`simulated ${simulated.instances}`);
    },
  };
}

/** Two processes that share nothing, with half of it each: as fast as two cores of this machine get. */
function asTwoShards(): Contender {
  const shard = (k: number) => `${command} --workers 1 --shard ${k}/2`;
  const run = () => inShell(`${shard(1)} > /dev/null & ${shard(2)} > /dev/null; wait`);
  return { name: '2 processes, a shard each', units: shared, run, check: () => void run() };
}
