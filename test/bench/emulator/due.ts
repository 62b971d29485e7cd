// What a client notices when very many phases come to their ends at the same moment.

import { summaryOf } from '../summary.js';
import { type LoadRequest, load } from './load.js';
import { type BenchServer, startServer } from './process.js';
import { requestsTo } from './requests.js';

const runs = 3;

/**
 * Lets all phases of a server be due, and polls over one connection until all have come to their ends.
 *
 * @returns how long that took, and how long the slowest answer
 */
export async function allDue(
  server: BenchServer,
  next: () => LoadRequest,
): Promise<{ readonly allMs: number; readonly slowestMs: number }> {
  let isOver = false;
  const due = server.ask('due').finally(() => {
    isOver = true;
  });
  let slowestMs = 0;
  while (!isOver) {
    slowestMs = Math.max(slowestMs, (await load(server.port, next, 100, 1)).slowestMs);
  }
  const { ms: allMs = Number.NaN } = await due;
  return { allMs, slowestMs };
}

/** How long the slowest answer takes while as many creations come to their ends. */
export const longestWaitWhileDue = (instances: number): Promise<Found> =>
  ofNewServers(instances, async (server) => {
    const { show } = await requestsTo(server.port, instances);
    return (await allDue(server, show)).slowestMs;
  });

/** How long it takes to advance the clock over as many creations that come to their ends. */
export const advancing = (instances: number): Promise<Found> =>
  ofNewServers(instances, async (server) => (await server.ask('advance')).ms ?? Number.NaN);

type Found = ReturnType<typeof summaryOf>;

async function ofNewServers(
  instances: number,
  measured: (server: BenchServer) => Promise<number>,
): Promise<Found> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const server = await startServer('busy', instances);
    try {
      samples.push(await measured(server));
    } finally {
      await server.end();
    }
  }
  return summaryOf(samples);
}
