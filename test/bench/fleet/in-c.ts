// The fleet in plain C, compiled on the spot, where there is a C compiler.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contender } from '../contender.js';
import type { BenchModel } from './model.js';
import { type Expectation, simulates } from './outcome.js';

const source = 'test/bench/fleet/fleet.c';

/** One set of options may be ten times slower than another on one machine, and faster on the next. */
const builds = [
  ['-O3'],
  ['-O3', '-march=native'],
  ['-O3', '-DZIGGURAT'],
  ['-O3', '-march=native', '-DZIGGURAT'],
] as const;

/** The C program, built in each way; none on a machine without a C compiler. */
export function inC(
  { states, model, horizonMs }: BenchModel,
  expected: Expectation,
  instances: number,
): Contender[] {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const input = [
    `${states.length} ${model.initial} ${instances} ${horizonMs}`,
    ...states.flatMap(({ meanMs, serving, ways }) => [
      `${ways.length > 0 ? meanMs : 0} ${Number(serving)} ${ways.length}`,
      ...ways.map(({ below, to }) => `${below} ${to}`),
    ]),
  ].join('\n');
  return builds.flatMap((options, index) => {
    const program = join(folder, `fleet-${index}`);
    const { status } = spawnSync('cc', [...options, source, '-lm', '-o', program]);
    if (status !== 0) return [];
    const name = `plain C, ${options.join(' ').replace('-DZIGGURAT', 'ziggurat')}`;
    return simulates(name, expected, () => {
      const { stdout } = spawnSync(program, { input, encoding: 'utf8' });
      const [events, servingShare] = stdout.split(' ').map(Number);
      return { instances, events: events as number, servingShare: servingShare as number };
    });
  });
}
