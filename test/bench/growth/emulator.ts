// The emulator with more and more instances: its requests, its memory, and what it does when all are due at once.

import { allDue } from '../emulator/due.js';
import { type Load, type LoadRequest, load } from '../emulator/load.js';
import { startServer } from '../emulator/process.js';
import { requestsTo } from '../emulator/requests.js';
import { summaryOf } from '../summary.js';
import { type Growth, type GrowthLine, sizes } from './growth.js';

const rounds = 3;

/** What it costs at one size, by the names of the lines. */
type Costs = Readonly<Record<string, number>>;

const requestNames = { show: 'GET', list: 'page', restart: 'restart', create: 'create' };

/** Grows it. */
export async function growEmulator(timeMs: number): Promise<Growth[]> {
  const found: (readonly [size: number, costs: Costs])[] = [];
  for (const size of sizes) found.push([size, await costsAt(size, timeMs)]);
  const line = (name: string): GrowthLine => ({
    name,
    points: found.map(([size, costs]) => ({ size, value: costs[name] as number })),
  });
  const of = 'instances';
  return [
    {
      name: 'requests',
      title: 'Requests',
      of,
      unit: 'µs a request',
      lines: Object.values(requestNames).map(line),
    },
    {
      name: 'mixed',
      title: 'Answers under a mixed load',
      of,
      unit: 'ms',
      lines: [line('p99'), line('p50')],
    },
    {
      name: 'due',
      title: 'All phases due at once',
      of: 'phases',
      unit: 'ms',
      lines: [line('all of them'), line('slowest GET meanwhile')],
    },
    { name: 'memory', title: 'Memory of the emulator', of, unit: 'MB', lines: [line('resident')] },
  ];
}

async function costsAt(size: number, timeMs: number): Promise<Costs> {
  const server = await startServer('busy', size);
  try {
    const requests = await requestsTo(server.port, size);
    const { allMs, slowestMs } = await allDue(server, requests.show);
    const { megabytes = Number.NaN } = await server.ask('memory');
    const costs: Record<string, number> = {
      'all of them': allMs,
      'slowest GET meanwhile': slowestMs,
      resident: megabytes,
    };
    for (const [key, name] of Object.entries(requestNames)) {
      const next = requests[key as keyof typeof requestNames];
      const perSecond = middle(
        await loads(server.port, next, timeMs),
        (each) => each.requestsPerSecond,
      );
      costs[name] = 1e6 / perSecond;
    }
    const mixed = await loads(server.port, requests.mixed, timeMs);
    return {
      ...costs,
      p50: middle(mixed, (each) => each.p50Ms),
      p99: middle(mixed, (each) => each.p99Ms),
    };
  } finally {
    await server.end();
  }
}

/** Loads after one that lets the compilers work. */
export async function loads(
  port: number,
  next: () => LoadRequest,
  timeMs: number,
): Promise<readonly Load[]> {
  const results: Load[] = [];
  for (let round = -1; round < rounds; round++) {
    const result = await load(port, next, timeMs / rounds);
    if (round >= 0) results.push(result);
  }
  return results;
}

/** The median of something of them. */
export const middle = (results: readonly Load[], of: (load: Load) => number): number =>
  summaryOf(results.map(of)).value;
