// Checking a trace: records that are there already, JSON lines in memory, and files of them by the command.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figureOf, named } from './figure.js';
import { type Measurement, measure } from './measure.js';
import {
  checksJsonLines,
  checksRecords,
  parsesJsonLines,
  writeTrace,
  writeTraceFile,
} from './observer/traces.js';
import type { BenchReport } from './report.js';
import { mostResident } from './resident.js';
import { summaryOf } from './summary.js';

const instances = 1000;
const observationsPerInstance = 200;

/**
 * Runs the bench.
 *
 * @param timeMs - how long each contender is timed
 */
export async function benchObserverCheck(timeMs: number): Promise<BenchReport> {
  const trace = writeTrace(instances, observationsPerInstance);
  const [lines, baseline] = [checksJsonLines(trace), parsesJsonLines(trace)];
  const measurements = await measure([checksRecords(trace), lines, baseline], timeMs);
  const count = trace.records.length.toLocaleString('en');
  return {
    bench: 'observer-check',
    work: `${count} observations of ${instances.toLocaleString('en')} instances, ${trace.changes.toLocaleString('en')} of them changes; 1000 ns are a million a second`,
    unit: 'observation',
    baseline: baseline.name,
    measurements,
    figures: [linesPerSecond(named(measurements, lines.name)), ...(await figuresOfFiles())],
  };
}

const linesPerSecond = ({ nanoseconds, spreadPercent }: Measurement): Figure =>
  figureOf('check of JSON lines', { value: 1000 / nanoseconds, spreadPercent });

/** How many million lines the long files have more than the short ones. */
const millionsMore = 3;

/** How often files are checked. */
const runs = 3;

/** What four times as many lines of the same instances do to the time and the memory of the command. */
async function figuresOfFiles(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  const write = (name: string, instances: number, observations: number) => {
    const file = join(folder, name);
    writeTraceFile(file, instances, observations);
    return file;
  };
  try {
    const [short, long] = [
      write('short.jsonl', instances, 1000),
      write('long.jsonl', instances, 4000),
    ];
    const half = instances / 2;
    const [shortHalf, longHalf] = [write('a.jsonl', half, 1000), write('b.jsonl', half, 4000)];
    const onOne: number[] = [];
    const onTwo: number[] = [];
    for (let run = 0; run < runs; run++) {
      onOne.push((await secondsOf([long])) - (await secondsOf([short])));
      onTwo.push(
        (await secondsOf([longHalf, longHalf])) - (await secondsOf([shortHalf, shortHalf])),
      );
    }
    const perSecond = (seconds: readonly number[]) =>
      summaryOf(seconds.map((each) => millionsMore / each));
    return [
      figureOf('check of a file of JSON lines', perSecond(onOne)),
      figureOf('the same by instances in two processes', perSecond(onTwo)),
      figureOf('memory of check: 4 million lines, of one million', {
        value: mostResident(['check', long]) / mostResident(['check', short]),
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long the command takes for files, each in a process of its own. */
async function secondsOf(files: readonly string[]): Promise<number> {
  const start = performance.now();
  await Promise.all(
    files.map(async (file) => {
      const args = ['dist/bin/main.js', 'check', file];
      const [code] = await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit');
      if (code !== 0) throw new Error(`check ends with ${code}`);
    }),
  );
  return (performance.now() - start) / 1000;
}
