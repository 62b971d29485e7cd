// A load and what it cost the server.

import { type Load, type LoadRequest, load } from './load.js';
import type { BenchServer } from './process.js';

/** Requests for a server; one that cannot be asked what it spends says nothing of it. */
export interface Scenario {
  readonly name: string;
  readonly server: Pick<BenchServer, 'port'> & Partial<Pick<BenchServer, 'ask'>>;
  readonly next: () => LoadRequest;
}

/** What came of the requests. */
export interface Costed extends Load {
  /** The processor time of the server for one request, in microseconds. */
  readonly processorUs: number | undefined;
}

/** Sends the requests for a while. */
export async function costed({ server, next }: Scenario, timeMs: number): Promise<Costed> {
  const before = await server.ask?.('cpu');
  const result = await load(server.port, next, timeMs);
  const after = await server.ask?.('cpu');
  const spentMs = (after?.ms ?? Number.NaN) - (before?.ms ?? Number.NaN);
  const processorUs = before && (spentMs * 1000) / result.requests;
  return { ...result, processorUs };
}
