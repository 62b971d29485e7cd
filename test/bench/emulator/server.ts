// A server as a process of its own, so that it does not share a thread with the load: the emulator with
// so many instances, or bare node:http that answers a text of any length. Spoken to over IPC.

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createEmulator, type Emulator, openDatabase, serve } from '../../../src/emulator/index.js';
import { parsePlan, presets } from '../../../src/plan/index.js';
import { systemClock } from '../../../src/time/index.js';

/** What the process is. */
export type ServerSort = 'bare' | 'emulator' | 'kept' | 'busy';

/** How long the instances of one that is busy are being created. */
const creating = '1h';

/** What the process can be asked over IPC. */
export type Question = 'memory' | 'advance' | 'due' | 'cpu';

const [sort, count = '0', keptIn] = process.argv.slice(2);

function answer(reply: unknown): void {
  process.send?.(reply);
}

/** The time that the processor has spent on this process. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

process.on('message', (question: Question) => {
  if (question === 'cpu') answer({ ms: processorMs() });
});

/** Answers `GET /1234` with a JSON of 1234 characters. */
function bare(): void {
  const texts = new Map<string, string>();
  const textOf = (size: string) => {
    const text = texts.get(size) ?? JSON.stringify({ a: 'x'.repeat(Number(size) - 8) });
    texts.set(size, text);
    return text;
  };
  const server = createServer((request, response) => {
    request.resume();
    const text = textOf(request.url?.slice(1) ?? '');
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': text.length });
    response.end(text);
  });
  server.listen(0, '127.0.0.1', () => answer({ port: (server.address() as AddressInfo).port }));
}

/** What stays resident: what a collection has emptied is given back beside the program, and not all by the first one. */
async function settledMegabytes(before = Number.POSITIVE_INFINITY): Promise<number> {
  globalThis.gc?.();
  await setTimeout(500);
  const megabytes = process.memoryUsage().rss / 2 ** 20;
  return megabytes < before - 1 ? settledMegabytes(megabytes) : megabytes;
}

/** A file that goes when the process ends. */
function newDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-data-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.once('SIGTERM', () => process.exit(0));
  return join(folder, 'dcs.db');
}

/** No document of fixtures has more. */
const mostOfDocument = 100_000;

async function fill({ fetch }: Emulator, instances: number, status: string): Promise<void> {
  for (let left = instances; left > 0; left -= mostOfDocument) {
    const fleet = [{ name: 'dcs-bench', count: Math.min(left, mostOfDocument), status }];
    const url = 'http://127.0.0.1/_control/fixtures';
    const body = JSON.stringify({ instances: fleet });
    const answer = await fetch(new Request(url, { method: 'POST', body }));
    if (!answer.ok) throw new Error(await answer.text());
  }
}

async function emulator(sort: ServerSort, instances: number): Promise<void> {
  const takes = sort === 'busy' ? creating : undefined;
  const emulated = createEmulator({
    plan: takes === undefined ? presets.instant : parsePlan({ phases: { CREATING: { takes } } }),
    onDefect: (error) => console.error(error),
    region: { quota: { instances: 10_000_000, ramGb: 1_000_000_000 } },
    ...(sort === 'kept' && { persistence: await openDatabase(keptIn ?? newDatabase()) }),
  });
  await fill(emulated, instances, takes === undefined ? 'RUNNING' : 'CREATING');
  process.on('message', (question: Question) => {
    if (question === 'memory') {
      void settledMegabytes().then((megabytes) => answer({ megabytes }));
    } else if (question === 'advance') {
      const start = performance.now();
      emulated.clock.advanceBy(2 * 3_600_000);
      emulated.core.settle(emulated.clock.now());
      if (emulated.store.agenda.all.size > 0) throw new Error('something is still due');
      answer({ ms: performance.now() - start });
    } else if (question === 'due') {
      const start = performance.now();
      emulated.clock.advanceBy(2 * 3_600_000);
      (function look() {
        if (emulated.store.agenda.all.size > 0) setImmediate(look);
        else answer({ ms: performance.now() - start });
      })();
    }
  });
  const { answer: fetch } = emulated;
  const { port } = await serve({ fetch, host: '127.0.0.1', port: 0, clock: systemClock });
  answer({ port });
}

if (sort === 'bare') bare();
else await emulator(sort as ServerSort, Number(count));
