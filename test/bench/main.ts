// Runs the benches: all of them, or those that are named. `--json` prints for programs.

import { arch, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchConsole } from './console.bench.js';
import { benchEmulator } from './emulator.bench.js';
import { benchFleet } from './fleet.bench.js';
import { benchImport } from './import.bench.js';
import { benchObserverCheck } from './observer-check.bench.js';
import { benchObserverWait } from './observer-wait.bench.js';
import { benchObserverWatch } from './observer-watch.bench.js';
import { type BenchReport, printTable, toJson } from './report.js';
import { benchRouter } from './router.bench.js';
import { benchScaling } from './scaling.bench.js';
import { benchStart } from './start.bench.js';
import { benchStep } from './step.bench.js';

/** Every bench by name; each has a file of its own. */
const benches: Readonly<Record<string, (timeMs: number) => Promise<BenchReport>>> = {
  start: benchStart,
  import: benchImport,
  step: benchStep,
  fleet: benchFleet,
  scaling: benchScaling,
  emulator: benchEmulator,
  router: benchRouter,
  console: benchConsole,
  'observer-check': benchObserverCheck,
  'observer-wait': benchObserverWait,
  'observer-watch': benchObserverWatch,
};

const timeMs = 2_000;

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there is ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const machine = { node: process.version, arch: arch(), cpu: cpus()[0]?.model ?? 'unknown' };
const chosen = Object.entries(benches).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
const reports: BenchReport[] = [];
if (!values.json) console.log(`Node ${machine.node}, ${machine.arch}, ${machine.cpu}\n`);
for (const [, bench] of chosen) {
  const report = await bench(timeMs);
  reports.push(report);
  if (!values.json) console.log(printTable(report));
}
if (values.json) console.log(JSON.stringify({ ...machine, reports: reports.map(toJson) }, null, 2));
