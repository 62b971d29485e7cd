// The emulator over HTTP beside a bare node:http server that answers as many characters: with a hundred instances,
// with a hundred thousand, with a file that keeps changes, and as the program with its log on.

import { type Costed, costed, type Scenario } from './emulator/costed.js';
import { longestWaitWhileDue } from './emulator/due.js';
import { startLogged } from './emulator/logged.js';
import { type BenchServer, startServer } from './emulator/process.js';
import { bare, type Requests, requestsTo } from './emulator/requests.js';
import { type Figure, named, ratioRow, spreadOfBoth } from './figure.js';
import type { Measurement } from './measure.js';
import type { BenchReport } from './report.js';
import { summaryOf } from './summary.js';

const few = 100;
const many = 100_000;

/** A machine that is slow for a while is so for all. */
const rounds = 5;

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
    startServer('kept', few),
  ]);
  const logged = await startLogged(few);
  try {
    const memory = await servers[2].ask('memory');
    const scenarios = await scenariosOn(servers, logged);
    const measured = await measureLoads(scenarios, timeMs);
    const measurements = measured.map(({ measurement }) => measurement);
    return {
      bench: 'emulator',
      work: `16 connections from another process; the emulator with ${few} and with ${many.toLocaleString('en')} instances`,
      unit: 'request',
      baseline: scenarios[0]?.name ?? '',
      measurements,
      facts: measured.map(
        ({ measurement: { name }, p50Ms, p99Ms, perSecond, processorUs }) =>
          [
            name,
            `${perSecond.toFixed(0)} per second, p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.value.toFixed(2)} ms${spentOf(processorUs)}`,
          ] as const,
      ),
      figures: [
        ...partsOfBare(measurements),
        mixedFigure(measured),
        {
          row: 'memory with 100,000 instances',
          unit: 'MB',
          aim: { atMost: 250 },
          ...(memory.megabytes !== undefined && { value: memory.megabytes }),
        },
        { row: '100,000 due phases', unit: 'ms', aim: { atMost: 700 }, ...(await advancing()) },
        {
          row: 'slowest GET while 100,000 phases fall due',
          unit: 'ms',
          aim: { atMost: 20 },
          ...(await longestWaitWhileDue(many)),
        },
      ],
    };
  } finally {
    await Promise.all([...servers, logged].map((server) => server.end()));
  }
}

const shortBare = 'bare node:http, length of GET';
const longBare = 'bare node:http, length of list';

function partsOfBare(measurements: readonly Measurement[]): Figure[] {
  const rows = [
    ['GET', 0.65, 'GET', shortBare],
    ['GET of serve with its log', 0.65, 'GET of serve with its log', shortBare],
    ['restart', 0.3, 'restart', shortBare],
    ['create', 0.3, 'create', shortBare],
    ['a random page of 100,000', 0.3, 'list, page of 10 of 100,000', longBare],
  ] as const;
  return [
    ...rows.map(([row, atLeast, one, other]) =>
      ratioRow(
        `${row}, of bare node:http`,
        atLeast,
        named(measurements, one),
        named(measurements, other),
      ),
    ),
    ratioRow(
      'restarts kept in a file, of those in memory',
      0.5,
      named(measurements, 'restart, kept in a file'),
      named(measurements, 'restart'),
    ),
  ];
}

function mixedFigure(measured: readonly Measured[]): Figure {
  const p99Of = (name: string) =>
    (measured.find(({ measurement }) => measurement.name === name) as Measured).p99Ms;
  const [small, large] = [p99Of('mixed'), p99Of('mixed, of 100,000')];
  return {
    row: 'p99 of a mixed load on 100,000, of that on 100',
    unit: '×',
    aim: { atMost: 2 },
    value: large.value / small.value,
    spreadPercent: spreadOfBoth(small.spreadPercent, large.spreadPercent),
  };
}

async function scenariosOn(
  [plain, small, large, kept]: readonly [BenchServer, BenchServer, BenchServer, BenchServer],
  logged: { readonly port: number },
): Promise<Scenario[]> {
  const [a, b, c, d] = (await Promise.all([
    requestsTo(small.port, few),
    requestsTo(large.port, many),
    requestsTo(kept.port, few),
    requestsTo(logged.port, few),
  ])) as [Requests, Requests, Requests, Requests];
  const onBare = (name: string, length: number) => ({ name, server: plain, next: bare(length) });
  return [
    onBare(shortBare, a.showLength),
    { name: 'GET', server: small, next: a.show },
    { name: 'GET of serve with its log', server: logged, next: d.show },
    { name: 'GET of 100,000', server: large, next: b.show },
    onBare(longBare, a.listLength),
    { name: 'list, page of 10', server: small, next: a.list },
    { name: 'list, page of 10 of 100,000', server: large, next: b.list },
    { name: 'mixed', server: small, next: a.mixed },
    { name: 'mixed, of 100,000', server: large, next: b.mixed },
    { name: 'restart', server: small, next: a.restart },
    { name: 'restart, kept in a file', server: kept, next: c.restart },
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
  readonly p99Ms: { readonly value: number; readonly spreadPercent: number };
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
  const middle = (of: (load: Costed) => number) => summaryOf(loads.map(of));
  const { value, spreadPercent } = middle(({ requestsPerSecond }) => 1e9 / requestsPerSecond);
  return {
    measurement: {
      name,
      nanoseconds: value,
      spreadPercent,
      samples: loads.reduce((sum, { requests }) => sum + requests, 0),
    },
    perSecond: 1e9 / value,
    processorUs: middle(({ processorUs }) => processorUs ?? Number.NaN).value,
    p50Ms: middle(({ p50Ms }) => p50Ms).value,
    p99Ms: middle(({ p99Ms }) => p99Ms),
  };
}

const spentOf = (processorUs: number) =>
  Number.isNaN(processorUs) ? '' : `, ${processorUs.toFixed(0)} µs of the server’s processor`;

/** How long it takes to advance the clock over as many creations that come to their ends. */
async function advancing(): Promise<{ readonly value: number; readonly spreadPercent: number }> {
  const samples: number[] = [];
  for (let run = 0; run < 3; run++) {
    const server = await startServer('busy', many);
    const { ms = Number.NaN } = await server.ask('advance');
    await server.end();
    samples.push(ms);
  }
  return summaryOf(samples);
}
