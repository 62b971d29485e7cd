// What a client notices when very many phases come to their ends at the same moment.

import { summaryOf } from '../summary.js';
import { load } from './load.js';
import { startServer } from './process.js';
import { requestsTo } from './requests.js';

/** Longer than the phases last, which begin while the server starts. */
const timeMs = 8000;

/**
 * Polls over one connection while they do.
 *
 * @returns how long the slowest answer took, in milliseconds
 * @throws Error when one of the instances is still being created at the end
 */
export async function longestWaitWhileDue(instances: number): Promise<{ readonly value: number }> {
  const server = await startServer('soon', instances);
  try {
    const { show, list } = await requestsTo(server.port, instances);
    const { slowestMs } = await load(server.port, show, timeMs, 1);
    const { path } = list();
    const still = await fetch(`http://127.0.0.1:${server.port}${path}&status=CREATING`);
    const { instance_num: count } = (await still.json()) as { readonly instance_num: number };
    if (count !== 0) throw new Error(`${count} phases have not come to their ends`);
    return { value: slowestMs };
  } finally {
    await server.end();
  }
}

/** How long it takes to advance the clock over as many creations that come to their ends. */
export async function advancing(
  instances: number,
): Promise<{ readonly value: number; readonly spreadPercent: number }> {
  const samples: number[] = [];
  for (let run = 0; run < 3; run++) {
    const server = await startServer('busy', instances);
    const { ms = Number.NaN } = await server.ask('advance');
    await server.end();
    samples.push(ms);
  }
  return summaryOf(samples);
}
