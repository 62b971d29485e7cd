// A change that is kept in a file before it is answered, with nobody to share the commit with: how long it takes
// beside the same change in memory and one sync of the disk.

import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spreadOfBoth } from '../figure.js';
import { summaryOf } from '../summary.js';
import { type LoadRequest, load } from './load.js';

/** A server, and what it is asked. */
export interface Asked {
  readonly port: number;
  readonly next: () => LoadRequest;
}

const rounds = 5;
const syncsOfARound = 20;

/** What SQLite appends to its log for a change of a few pages. */
const written = Buffer.alloc(4 * 4120);

/** Asks over one connection, and syncs, in turn. */
export async function oneWriteOfOneSync(kept: Asked, inMemory: Asked, timeMs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'));
  const file = openSync(join(folder, 'log'), 'w');
  const [keptMs, memoryMs, syncMs]: [number[], number[], number[]] = [[], [], []];
  try {
    for (let round = 0; round < rounds; round++) {
      keptMs.push((await load(kept.port, kept.next, timeMs / rounds, 1)).p50Ms);
      memoryMs.push((await load(inMemory.port, inMemory.next, timeMs / rounds, 1)).p50Ms);
      syncMs.push(...Array.from({ length: syncsOfARound }, () => timeOfSync(file)));
    }
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
  const [one, other, sync] = [keptMs, memoryMs, syncMs].map(summaryOf) as [Part, Part, Part];
  return {
    value: one.value / (other.value + sync.value),
    spreadPercent: spreadOfBoth(one.spreadPercent, sync.spreadPercent),
    syncMs: sync.value,
    keptMs: one.value,
  };
}

type Part = ReturnType<typeof summaryOf>;

function timeOfSync(file: number): number {
  const start = performance.now();
  writeSync(file, written);
  fdatasyncSync(file);
  return performance.now() - start;
}
