// The fleet in plain C, compiled on the spot, where there is a C compiler.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileModel } from '../../../src/simulator/fleet/compiled-model.js';
import { fleetResult } from '../../../src/simulator/fleet/index.js';
import { emptyTally } from '../../../src/simulator/fleet/tally.js';
import type { Contender } from '../contender.js';
import { type BenchModel, points, runOf } from './model.js';
import { type Expectation, type Outcome, outcomeOf, simulates } from './outcome.js';

const folder = 'test/bench/fleet/c';

/** One set of options may be ten times slower than another on one machine, and faster on the next. */
const builds = [
  ['-O3'],
  ['-O3', '-march=native'],
  ['-O3', '-DZIGGURAT'],
  ['-O3', '-march=native', '-DZIGGURAT'],
] as const;

/** Each is a process of its own: with many instances, its start is a small part. */
const timesAsMany = 5;

/** The program that counts what the fleet counts begins its name with this. */
export const countsAll = 'plain C';

/** The C programs, built in each way; none on a machine without a C compiler. */
export function inC(model: BenchModel, expected: Expectation, fleet: number): Contender[] {
  const built = mkdtempSync(join(tmpdir(), 'fleet-bench-'));
  process.once('exit', () => rmSync(built, { recursive: true, force: true }));
  const instances = fleet * timesAsMany;
  const input = inputOf(model, instances);
  const programs = [
    { name: countsAll, source: 'fleet.c', outcome: (text: string) => all(model, instances, text) },
    {
      name: 'C that counts events and service',
      source: 'serving.c',
      outcome: (text: string) => serving(instances, text),
    },
  ];
  return programs.flatMap(({ name, source, outcome }) =>
    builds.flatMap((options, index) => {
      const program = join(built, `${source}-${index}`);
      const { status } = spawnSync('cc', [...options, join(folder, source), '-lm', '-o', program]);
      if (status !== 0) return [];
      const how = options.join(' ').replace('-DZIGGURAT', 'ziggurat');
      return simulates(`${name}, ${how}`, expected, () =>
        outcome(spawnSync(program, { input, encoding: 'utf8' }).stdout),
      );
    }),
  );
}

function inputOf({ states, model, horizonMs }: BenchModel, instances: number): string {
  const { branches, endsOfService } = compileModel(model);
  const causes = 1 + endsOfService.length;
  let branch = 0;
  return [
    `${states.length} ${model.initial} ${instances} ${horizonMs} ${points} ${causes}`,
    ...states.flatMap(({ meanMs, serving, ways }) => [
      `${ways.length > 0 ? meanMs : 0} ${Number(serving)} ${ways.length}`,
      ...ways.map(({ below, to }) => `${below} ${to} ${branches[branch++]?.begins}`),
    ]),
  ].join('\n');
}

/** What the fleet makes of its own counts, of those of the C program. */
function all(model: BenchModel, instances: number, text: string): Outcome {
  const counted = JSON.parse(text);
  const [high, low] = counted.downUsSquared.map(BigInt);
  const { dwellUs, taken, causesUs } = counted;
  const tally = {
    ...emptyTally(dwellUs.length, taken.length, points, causesUs.length),
    ...counted,
    instances,
    dwellUs: dwellUs.map(BigInt),
    causesUs: causesUs.map(BigInt),
    toServiceUs: BigInt(counted.toServiceUs),
    downUs: BigInt(counted.downUs),
    downUsSquared: (high << 64n) + low,
  };
  return outcomeOf(fleetResult(runOf(model), [tally]));
}

function serving(instances: number, text: string): Outcome {
  const [events, servingShare] = text.split(' ').map(Number) as [number, number];
  return { instances, events, figures: { servingShare } };
}
