// The emulator over HTTP beside a bare node:http server that answers as many characters, with a hundred
// instances and with a hundred thousand.

import { type Load, type LoadRequest, load } from './emulator/load.js';
import { type BenchServer, startServer } from './emulator/process.js';
import { bare, requestsTo } from './emulator/requests.js';
import type { Measurement } from './measure.js';
import type { BenchReport } from './report.js';

const few = 100;
const many = 100_000;

/** A machine that is slow for a while is so for all. */
const rounds = 5;

interface Scenario {
  readonly name: string;
  readonly server: BenchServer;
  readonly next: () => LoadRequest;
}

/**
 * Runs the bench.
 *
 * @param timeMs - how long each request is sent, in all
 */
export async function benchEmulator(timeMs: number): Promise<BenchReport> {
  const servers = await Promise.all([
    startServer('bare'),
    startServer('emulator', few),
    startServer('emulator', many),
  ]);
  try {
    const memory = await servers[2].ask('memory');
    const scenarios = await scenariosOn(...servers);
    const measurements = await measureLoads(scenarios, timeMs);
    return {
      bench: 'emulator',
      work: `16 connections from another process; the emulator with ${few} and with ${many.toLocaleString('en')} instances`,
      unit: 'request',
      baseline: scenarios[0]?.name ?? '',
      measurements: measurements.map(({ measurement }) => measurement),
      facts: [
        ...measurements.map(
          ({ measurement: { name }, p50Ms, p99Ms, perSecond, processorUs }) =>
            [
              name,
              `${perSecond.toFixed(0)} per second, p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms, ${processorUs.toFixed(0)} µs of the server’s processor`,
            ] as const,
        ),
        [`resident with ${many.toLocaleString('en')}`, `${memory.megabytes?.toFixed(0)} MB`],
        ['100,000 due phases', `${(await advancing()).toFixed(0)} ms`],
      ],
    };
  } finally {
    await Promise.all(servers.map((server) => server.end()));
  }
}

async function scenariosOn(
  plain: BenchServer,
  small: BenchServer,
  large: BenchServer,
): Promise<Scenario[]> {
  const [a, b] = [await requestsTo(small.port, few), await requestsTo(large.port, many)];
  const onBare = (name: string, length: number) => ({
    name: `bare node:http, ${name}`,
    server: plain,
    next: bare(length),
  });
  return [
    onBare('length of GET', a.showLength),
    { name: 'GET', server: small, next: a.show },
    { name: 'GET of 100,000', server: large, next: b.show },
    onBare('length of list', a.listLength),
    { name: 'list, page of 10', server: small, next: a.list },
    { name: 'list, page of 10 of 100,000', server: large, next: b.list },
    { name: 'restart', server: small, next: a.restart },
    { name: 'restart of 100,000', server: large, next: b.restart },
    { name: 'create', server: small, next: a.create },
    { name: 'create beside 100,000', server: large, next: b.create },
  ];
}

interface Measured {
  readonly measurement: Measurement;
  readonly perSecond: number;
  /** The processor time of the server for one request, in microseconds. */
  readonly processorUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

type Costed = Load & Pick<Measured, 'processorUs'>;

async function costed({ server, next }: Scenario, timeMs: number): Promise<Costed> {
  const { ms: before = 0 } = await server.ask('cpu');
  const result = await load(server.port, next, timeMs);
  const { ms: after = 0 } = await server.ask('cpu');
  return { ...result, processorUs: ((after - before) * 1000) / result.requests };
}

async function measureLoads(scenarios: readonly Scenario[], timeMs: number): Promise<Measured[]> {
  const loads = new Map<Scenario, Costed[]>(scenarios.map((scenario) => [scenario, []]));
  // The first round is for the compilers.
  for (let round = -1; round < rounds; round++) {
    for (const [scenario, results] of loads) {
      const result = await costed(scenario, timeMs / rounds);
      if (round >= 0) results.push(result);
    }
  }
  return [...loads].map(([{ name }, results]) => measuredOf(name, results));
}

function measuredOf(name: string, loads: readonly Costed[]): Measured {
  const middle = (of: (load: Costed) => number) => {
    const sorted = loads.map(of).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] as number;
  };
  const nanoseconds = ({ requestsPerSecond }: Load) => 1e9 / requestsPerSecond;
  const all = loads.map(nanoseconds);
  const median = middle(nanoseconds);
  return {
    measurement: {
      name,
      nanoseconds: median,
      spreadPercent: ((Math.max(...all) - Math.min(...all)) / 2 / median) * 100,
      samples: loads.reduce((sum, { requests }) => sum + requests, 0),
    },
    perSecond: 1e9 / median,
    processorUs: middle(({ processorUs }) => processorUs),
    p50Ms: middle(({ p50Ms }) => p50Ms),
    p99Ms: middle(({ p99Ms }) => p99Ms),
  };
}

/** How long it takes to advance the clock over as many creations that come to their ends. */
async function advancing(): Promise<number> {
  const server = await startServer('busy', many);
  const { ms = Number.NaN } = await server.ask('advance');
  await server.end();
  return ms;
}
