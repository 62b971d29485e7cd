// The emulator with more and more instances in a file: changes that last, and a start that reads them all. A million
// would take five gigabytes and minutes.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../emulator/process.js';
import { requestsTo } from '../emulator/requests.js';
import { serveUntilAnswer } from '../serve-until-answer.js';
import { loads, middle } from './emulator.js';
import type { Growth, GrowthPoint } from './growth.js';

const keptSizes = [10, 1_000, 100_000];

/** Grows it. */
export async function growKept(timeMs: number): Promise<Growth[]> {
  const [writes, starts]: [GrowthPoint[], GrowthPoint[]] = [[], []];
  for (const size of keptSizes) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-kept-'));
    try {
      const file = join(folder, 'dcs.db');
      writes.push({ size, value: await restartsIn(file, size, timeMs) });
      starts.push({ size, value: await serveUntilAnswer(['--data', file]) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return [
    {
      name: 'kept',
      title: 'Restarts kept in a file',
      of: 'instances',
      unit: 'µs a request',
      lines: [{ name: '16 connections', points: writes }],
    },
    {
      name: 'start',
      title: 'Start of serve with a file',
      of: 'instances',
      unit: 'ms',
      lines: [{ name: 'to the first answer', points: starts }],
    },
  ];
}

async function restartsIn(file: string, size: number, timeMs: number): Promise<number> {
  const server = await startServer('kept', size, file);
  try {
    const { restart } = await requestsTo(server.port, size);
    const results = await loads(server.port, restart, timeMs);
    return 1e6 / middle(results, (each) => each.requestsPerSecond);
  } finally {
    await server.end();
  }
}
