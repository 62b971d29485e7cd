// How long a user waits for a command, Node's own start included.

import { spawnSync } from 'node:child_process';
import type { Row } from './aims.js';
import { type Fresh, measureFresh } from './fresh.js';
import type { BenchReport } from './report.js';
import { serveUntilAnswer } from './serve-until-answer.js';

const program = 'dist/bin/main.js';

/** Runs the bench. */
export async function benchStart(): Promise<BenchReport> {
  const all: readonly Fresh[] = [
    ended('node alone', ['--eval', '0']),
    ended('--help', [program, '--help'], '--help'),
    ended('simulate a year', [program, 'simulate', 'production-year'], 'simulate a year'),
    {
      name: 'serve to first answer',
      row: 'start of serve to the first answer',
      once: () => serveUntilAnswer(),
    },
  ];
  return {
    bench: 'start',
    work: 'a new process each, from its start to its end or to the first answer',
    unit: 'start',
    baseline: 'node alone',
    ...(await measureFresh(all)),
  };
}

function ended(name: string, args: readonly string[], row?: Row): Fresh {
  return {
    name,
    row,
    once() {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      const took = performance.now() - start;
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
      return took;
    },
  };
}
