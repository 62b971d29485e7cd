// A trace to check, drawn from the chart itself, and the ways to check it.

import { closeSync, openSync, writeSync } from 'node:fs';
import { compileTable, refused, statusOf, step } from '../../../machines/index.js';
import { createTraceChecker, type TraceRecord } from '../../../src/observer/index.js';
import { JsonBytesReader, jsonBytesInto, TraceCheck } from '../../../src/observer/internal.js';
import { createRandom } from '../../../src/random/index.js';
import type { Contender } from '../contender.js';

/** A trace, as records and as text. */
export interface BenchTrace {
  readonly records: readonly TraceRecord[];
  /** The same as JSON lines, in chunks as the command reads them of a file. */
  readonly chunks: readonly Uint8Array[];
  /** How many records have another status than the one before of the same instance. */
  readonly changes: number;
}

const chunkLength = 1_048_576;

/** How often an instance goes on before it is polled again. */
const stepChance = 0.3;

/** The trace of a fleet, polled in turn: a round at a time. */
function* roundsOf(instances: number, observations: number) {
  const table = compileTable();
  const random = createRandom(7);
  const gone = table.states.indexOf('deleted');
  const fleet = Array.from({ length: instances }, (_, index) => ({
    id: `0c5f1b7e-${String(index).padStart(4, '0')}-4d7a-9a53-1f2e3d4c5b6a`,
    kind: index % table.kinds.length,
    state: table.initial,
  }));
  for (let round = 0; round < observations; round++) {
    const records: TraceRecord[] = [];
    let changes = 0;
    for (const [index, instance] of fleet.entries()) {
      const before = statusOf(table.states[instance.state] ?? 'deleted');
      if (random() < stepChance) {
        const event = Math.floor(random() * table.eventCount);
        const next = step(table, instance.kind, instance.state, event);
        if (next !== refused && next !== gone) instance.state = next;
      }
      const status = statusOf(table.states[instance.state] ?? 'deleted');
      if (round > 0 && status !== before) changes++;
      const at = new Date(Date.UTC(2026, 0, 1) + round * 30_000 + index).toISOString();
      records.push({ at, instance_id: instance.id, status });
    }
    yield { records, changes };
  }
}

const linesOf = (records: readonly TraceRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Writes a trace into a file, however long it is. */
export function writeTraceFile(path: string, instances: number, observations: number): void {
  const file = openSync(path, 'w');
  try {
    for (const { records } of roundsOf(instances, observations)) writeSync(file, linesOf(records));
  } finally {
    closeSync(file);
  }
}

/** Makes a trace. */
export function writeTrace(instances: number, observations: number): BenchTrace {
  const rounds = [...roundsOf(instances, observations)];
  const records = rounds.flatMap((round) => round.records);
  const changes = rounds.reduce((sum, round) => sum + round.changes, 0);
  const bytes = new TextEncoder().encode(linesOf(records));
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkLength) }, (_, index) =>
    bytes.slice(index * chunkLength, (index + 1) * chunkLength),
  );
  return { records, chunks, changes };
}

/** A contender that has to come to these counts. */
function contender(name: string, { records, changes }: BenchTrace, run: () => readonly number[]) {
  const expected = `${records.length} ${changes} 0`;
  return {
    name,
    units: records.length,
    run,
    check() {
      const found = run().join(' ');
      if (found !== expected) throw new Error(`${name} counts ${found} and not ${expected}`);
    },
  } satisfies Contender;
}

/** Checks records. */
export function checksRecords(trace: BenchTrace): Contender {
  return contender('check records', trace, () => {
    const checker = createTraceChecker();
    for (const record of trace.records) checker.push(record);
    const { counts } = checker.finish();
    return [counts.observations, counts.changes, counts.violations];
  });
}

/** Checks JSON lines. */
export function checksJsonLines(trace: BenchTrace): Contender {
  return contender('check JSON lines', trace, () => {
    const checker = new TraceCheck({});
    const lines = jsonBytesInto(checker);
    for (const chunk of trace.chunks) lines.push(chunk);
    lines.end();
    const { counts } = checker.finish();
    return [counts.observations, counts.changes, counts.violations];
  });
}

/** Only reads the lines: what no checker of JSON lines can do without. */
export function parsesJsonLines(trace: BenchTrace): Contender {
  return contender('only read JSON lines', trace, () => {
    let read = 0;
    const lines = new JsonBytesReader(({ length }) => {
      read += length;
    });
    for (const chunk of trace.chunks) lines.push(chunk);
    lines.end();
    return [read, trace.changes, 0];
  });
}
