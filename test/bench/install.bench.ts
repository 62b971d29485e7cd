// What a developer waits for first: the packages that `npm ci` installs.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figureOf } from './figure.js';
import type { Measurement } from './measure.js';
import type { BenchReport } from './report.js';

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
            figureOf('npm ci: packages', { value: installedIn(folder) }),
            figureOf('npm ci: seconds', { value: tookMs / 1000 }),
          ]
        : (['npm ci: packages', 'npm ci: seconds'] as const).map((row) =>
            figureOf(row, { why: 'npm reaches no registry' }),
          ),
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
