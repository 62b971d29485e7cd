// The fleet in plain C, compiled on the spot, where there is a C compiler.

import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contender } from '../contender.js';
import type { BenchModel } from './model.js';
import { type Expectation, simulates } from './outcome.js';

const source = 'test/bench/fleet/fleet.c';

/** The C program, or undefined on a machine without a C compiler. */
export function inC(
  { states, model, horizonMs }: BenchModel,
  expected: Expectation,
  instances: number,
): Contender | undefined {
  const program = join(mkdtempSync(join(tmpdir(), 'fleet-bench-')), 'fleet');
  const compiled = spawnSync('cc', ['-O3', '-march=native', source, '-lm', '-o', program]);
  if (compiled.status !== 0) return undefined;
  const input = [
    `${states.length} ${model.initial} ${instances} ${horizonMs}`,
    ...states.flatMap(({ meanMs, serving, ways }) => [
      `${ways.length > 0 ? meanMs : 0} ${Number(serving)} ${ways.length}`,
      ...ways.map(({ below, to }) => `${below} ${to}`),
    ]),
  ].join('\n');
  return simulates('plain C, -O3 -march=native', expected, () => {
    const { stdout } = spawnSync(program, { input, encoding: 'utf8' });
    const [events, servingShare] = stdout.split(' ').map(Number);
    return { instances, events: events as number, servingShare: servingShare as number };
  });
}
