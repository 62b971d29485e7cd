// Checking longer and longer traces, and watching more and more instances.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from '../measure.js';
import { checksJsonLines, writeTrace, writeTraceFile } from '../observer/traces.js';
import { watching } from '../observer/watching.js';
import { mostResident } from '../resident.js';
import { type Growth, type GrowthPoint, sizes } from './growth.js';

/** As many instances as lines, up to a thousand. */
const shapeOf = (lines: number) => {
  const instances = Math.min(1000, lines / 10);
  return [instances, lines / instances] as const;
};

/** Grows it. */
export async function growObserver(timeMs: number): Promise<Growth[]> {
  const [lines, memory, rounds]: [GrowthPoint[], GrowthPoint[], GrowthPoint[]] = [[], [], []];
  for (const size of sizes) {
    const [checked] = await measure([checksJsonLines(writeTrace(...shapeOf(size)))], timeMs / 2);
    lines.push({ size, value: checked?.nanoseconds ?? Number.NaN });
    memory.push({ size, value: memoryOfCheck(size) });
    const { nanoseconds } = await watching(size, timeMs / 2);
    rounds.push({ size, value: nanoseconds / 1e6 });
  }
  return [
    {
      name: 'check',
      title: 'Checking a trace, on one core',
      of: 'lines',
      unit: 'ns a line',
      lines: [{ name: 'JSON lines', points: lines }],
    },
    {
      name: 'check-memory',
      title: 'Memory of check',
      of: 'lines',
      unit: 'MB',
      lines: [{ name: 'resident at most', points: memory }],
    },
    {
      name: 'watch',
      title: 'A round of watch',
      of: 'instances',
      unit: 'ms',
      lines: [{ name: 'a tenth of them changes', points: rounds }],
    },
  ];
}

function memoryOfCheck(lines: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  try {
    const file = join(folder, 'trace.jsonl');
    writeTraceFile(file, ...shapeOf(lines));
    return mostResident(['check', file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
