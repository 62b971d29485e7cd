// Runs the benches: all of them, or those that are named. At the end stands the table of what is aimed at.
//
//   npm run bench
//   npm run bench -- start fleet --seconds 5
//   npm run bench -- --json before.json
//   npm run bench -- anchors --download          with json-server and WireMock, which npm fetches
//   npm run bench -- --write before.json         writes docs/performance.md and its pictures from a run
//   npm run bench -- --compare before.json      ends with 1 when something fell by more than a tenth beyond noise

import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchAnchors } from './anchors.bench.js';
import { type BenchRun, changesBetween, printChanges } from './compare.js';
import { benchConsole } from './console.bench.js';
import { benchEmulator } from './emulator.bench.js';
import { figuresInOrder, missingFigures, printFigures } from './figures-table.js';
import { benchFleet } from './fleet.bench.js';
import { growthPicture } from './growth/picture.js';
import { benchGrowth } from './growth.bench.js';
import { benchImport } from './import.bench.js';
import { benchInspector } from './inspector.bench.js';
import { benchInspectorEvents } from './inspector-events.bench.js';
import { benchInstall } from './install.bench.js';
import { benchObserverCheck } from './observer-check.bench.js';
import { benchObserverWait } from './observer-wait.bench.js';
import { benchObserverWatch } from './observer-watch.bench.js';
import { filledIn, growthsIn, pictureFile } from './page.js';
import { type BenchOptions, type BenchReport, CannotRun, printTable, toJson } from './report.js';
import { benchRouter } from './router.bench.js';
import { benchScaling } from './scaling.bench.js';
import { benchStart } from './start.bench.js';
import { benchStep } from './step.bench.js';

type Bench = (timeMs: number, options: BenchOptions) => Promise<BenchReport>;

/** Every bench by name; each has a file of its own. */
const benches: Readonly<Record<string, Bench>> = {
  start: benchStart,
  import: benchImport,
  step: benchStep,
  fleet: benchFleet,
  scaling: benchScaling,
  emulator: benchEmulator,
  anchors: benchAnchors,
  router: benchRouter,
  console: benchConsole,
  'observer-check': benchObserverCheck,
  'observer-wait': benchObserverWait,
  'observer-watch': benchObserverWatch,
  inspector: benchInspector,
  'inspector-events': benchInspectorEvents,
  growth: benchGrowth,
  install: benchInstall,
};

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string' },
    download: { type: 'boolean', default: false },
    write: { type: 'string' },
    compare: { type: 'string' },
    seconds: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

/** How long each contender is timed. */
const timeMs = Number(values.seconds) * 1000;
if (!(timeMs > 0)) fail(`--seconds: ${values.seconds}. Allowed: a number above 0`);
const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0) {
  fail(`no bench ${unknown.join(', ')}; there is ${Object.keys(benches).join(', ')}`);
}
const before = values.compare === undefined ? undefined : runIn('compare', values.compare);
if (values.write !== undefined) {
  writePage(runIn('write', values.write));
  process.exit();
}

/** Writes the figures of a run and its pictures into the docs. */
function writePage(run: BenchRun): void {
  const page = 'docs/performance.md';
  writeFileSync(page, filledIn(readFileSync(page, 'utf8'), run));
  for (const growth of growthsIn(run)) {
    writeFileSync(`docs/${pictureFile(growth)}`, growthPicture(growth));
  }
}

function runIn(option: string, path: string): BenchRun {
  try {
    const run = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(run.reports)) return run;
  } catch (error) {
    return fail(`--${option}: ${path} cannot be read: ${(error as Error).message}`);
  }
  return fail(`--${option}: ${path} is no file that npm run bench -- --json wrote`);
}

const machine = {
  node: process.version,
  arch: arch(),
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  load: loadavg()[0] ?? 0,
};
const reports: BenchReport[] = [];
console.log(`Node ${machine.node}, ${machine.arch}, ${machine.cpu}\n`);
const names = Object.keys(benches).filter(
  (name) => positionals.length === 0 || positionals.includes(name),
);
/** Why a bench that was to run came to nothing. */
const failures = new Map<string, string>();
for (const [index, name] of names.entries()) {
  console.error(`${name}, ${index + 1} of ${names.length}`);
  const start = performance.now();
  try {
    const report = await (benches[name] as Bench)(timeMs, { download: values.download });
    reports.push(report);
    console.log(printTable(report));
  } catch (error) {
    const { message } = error as Error;
    failures.set(name, message);
    console.log(`${name}: ${message}\n`);
    if (!(error instanceof CannotRun)) process.exitCode = 1;
  }
  console.error(`  ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
}

const found = reports.flatMap((report) => report.figures ?? []);
const missing = missingFigures(found, (bench) =>
  names.includes(bench) ? (failures.get(bench) ?? 'the bench leaves it out') : undefined,
);
const figures = figuresInOrder([...found, ...missing]);
if (figures.length > 0) console.log(`${printFigures(figures)}\n`);
if (values.json !== undefined) {
  const text = JSON.stringify({ ...machine, reports: reports.map(toJson), figures }, null, 2);
  writeFileSync(values.json, `${text}\n`);
}
if (before) {
  const changes = changesBetween(before, { ...machine, reports });
  console.log(printChanges(changes));
  if (changes.some(({ fell }) => fell)) process.exitCode = 1;
}
