// What a developer waits for first: the packages that `npm ci` installs.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.js';
import { notMeasured } from './figure.js';
import type { Measurement } from './measure.js';
import type { BenchReport } from './report.js';

const packages = { row: 'npm ci', unit: 'packages', aim: { atMost: 450 } } as const;
const seconds = { row: 'npm ci', unit: 's', aim: { atMost: 25 } } as const;

/** Runs the bench: once, in a new folder. */
export async function benchInstall(): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-install-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) cpSync(file, join(folder, file));
    const start = performance.now();
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
    const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' } as const;
    const { status } = spawnSync('npm', ['ci', ...flags], options);
    const tookMs = performance.now() - start;
    return reportOf(
      status === 0
        ? [
            { ...packages, value: installedIn(folder) },
            { ...seconds, value: tookMs / 1000 },
          ]
        : [packages, seconds].map((row) => notMeasured(row, 'npm reaches no registry')),
      { name: 'npm ci', nanoseconds: tookMs * 1e6, spreadPercent: 0, samples: 1 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function installedIn(folder: string): number {
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
  return Object.keys(lock.packages).length;
}

const reportOf = (figures: readonly Figure[], measurement: Measurement): BenchReport => ({
  bench: 'install',
  work: 'npm ci in an empty folder, with the cache of npm as it is',
  unit: 'run',
  baseline: measurement.name,
  measurements: [measurement],
  figures,
});
