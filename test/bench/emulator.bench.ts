// The emulator over HTTP beside a bare node:http server that answers as many characters: with a hundred instances,
// with a hundred thousand, with a file that keeps changes, and as the program with its log on.

import type { Scenario } from './emulator/costed.js';
import { advancing, longestWaitWhileDue } from './emulator/due.js';
import { longBare, mixedFigure, partsOfBare, shortBare } from './emulator/figures.js';
import { startLogged } from './emulator/logged.js';
import { measureLoads, wordsOf } from './emulator/measured.js';
import { oneWriteOfOneSync } from './emulator/one-write.js';
import { type BenchServer, startServer } from './emulator/process.js';
import { bare, type Requests, requestsTo } from './emulator/requests.js';
import { figureOf } from './figure.js';
import type { BenchReport } from './report.js';

const few = 100;
const many = 100_000;

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
    const { megabytes } = await servers[2].ask('memory');
    const scenarios = await scenariosOn(servers, logged);
    const measured = await measureLoads(scenarios, timeMs);
    const measurements = measured.map(({ measurement }) => measurement);
    const restartOn = (name: string) => {
      const { server, next } = scenarios.find((each) => each.name === name) as Scenario;
      return { port: server.port, next };
    };
    const oneWrite = await oneWriteOfOneSync(
      restartOn('restart, kept in a file'),
      restartOn('restart'),
      timeMs,
    );
    return {
      bench: 'emulator',
      work: `16 connections from another process; the emulator with ${few} and with ${many.toLocaleString('en')} instances`,
      unit: 'request',
      baseline: shortBare,
      measurements,
      facts: [
        ...measured.map((each) => [each.measurement.name, wordsOf(each)] as const),
        [
          'restart, kept in a file, one connection',
          `p50 ${oneWrite.keptMs.toFixed(2)} ms, where one sync of the disk takes ${oneWrite.syncMs.toFixed(2)} ms`,
        ],
      ],
      figures: [
        ...partsOfBare(measurements),
        figureOf('restart kept in a file, one connection, of one in memory and a sync', oneWrite),
        mixedFigure(measured),
        figureOf('memory with 100,000 instances', { value: megabytes ?? Number.NaN }),
        figureOf('100,000 due phases', await advancing(many)),
        figureOf('slowest GET while 100,000 phases fall due', await longestWaitWhileDue(many)),
      ],
    };
  } finally {
    await Promise.all([...servers, logged].map((server) => server.end()));
  }
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
