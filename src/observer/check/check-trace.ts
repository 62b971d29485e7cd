// Checks a whole trace: records, or the text of JSON lines, as they stream in.

import type { CheckOptions } from './check-options.js';
import { JsonBytesReader } from './json-bytes.js';
import { JsonLinesReader, type JsonLinesSink, readLineOf } from './json-lines.js';
import type { TraceReport } from './report.js';
import { TraceCheck } from './trace-check.js';
import { createTraceChecker } from './trace-checker.js';
import type { RecordSink, TraceRecord } from './trace-record.js';

/**
 * Checks a stream of records. Memory grows with the number of instances only.
 *
 * @param records - in the order of time, at least those of each instance
 * @param options - how to check
 * @throws UnusableTraceError when the trace is empty
 * @throws RangeError when an option is out of range
 *
 * @example
 * ```ts
 * const report = await checkTrace([
 *   { at: '2026-01-01T00:00:00Z', instance_id: 'a', status: 'CREATING' },
 *   { at: '2026-01-01T00:10:00Z', instance_id: 'a', status: 'EXTENDING' },
 * ]);
 * report.verdict; // 'conforming'
 * report.changes[0]?.unseen; // ['RUNNING']
 * report.changes[0]?.needs; // 'operator'
 * ```
 */
export async function checkTrace(
  records: AsyncIterable<TraceRecord> | Iterable<TraceRecord>,
  options: CheckOptions = {},
): Promise<TraceReport> {
  const checker = createTraceChecker(options);
  for await (const record of records) checker.push(record);
  return checker.finish();
}

/**
 * Checks JSON lines, one record per line, in chunks that may be cut anywhere.
 *
 * @param chunks - such as those of a file; bytes in UTF-8 are checked faster than text
 * @param options - how to check
 * @throws UnusableTraceError when the trace is empty
 *
 * @example
 * ```ts
 * const text = '{"at":"2026-01-01T00:00:00Z","instance_id":"a","status":"RUNNING"}\nnot JSON\n';
 * const { counts, broken } = await checkJsonLines([text]);
 * [counts.observations, counts.broken, broken[0]?.line]; // [1, 1, 2]
 * ```
 */
export async function checkJsonLines(
  chunks:
    | AsyncIterable<string>
    | Iterable<string>
    | AsyncIterable<Uint8Array>
    | Iterable<Uint8Array>,
  options: CheckOptions = {},
): Promise<TraceReport> {
  const check = new TraceCheck(options);
  const text = jsonLinesInto(check);
  const bytes = jsonBytesInto(check);
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') text.push(chunk);
    else bytes.push(chunk);
  }
  text.end();
  bytes.end();
  return check.finish();
}

/** Reads the bytes of JSON lines into a check. */
export function jsonBytesInto(check: TraceCheck): JsonBytesReader {
  const others = sinkOf(check);
  return new JsonBytesReader((lines) => {
    for (let index = 0; index < lines.length; index++) {
      if (lines.isPlain(index)) check.plain(lines, index);
      else readLineOf(lines, index, others);
    }
  });
}

/**
 * Reads the text of JSON lines into a checker, so that several files can be checked as one trace.
 *
 * @param sink - takes the records, such as a checker
 * @param source - the name of the file in the report
 * @returns a reader that takes the text in chunks; call `end` after the last one
 *
 * @example
 * ```ts
 * const checker = createTraceChecker();
 * const reader = jsonLinesInto(checker, 'polled.jsonl');
 * reader.push('{"at":1767254400,"instance_id":"a","status":"RUNN');
 * reader.push('ING"}');
 * reader.end();
 * checker.finish().counts.observations; // 1
 * ```
 */
export function jsonLinesInto(sink: RecordSink, source?: string): JsonLinesReader {
  return new JsonLinesReader(sinkOf(sink, source));
}

const sinkOf = (sink: RecordSink, source?: string): JsonLinesSink => ({
  record: (value, line) => sink.push(value, line, source),
  broken: (problem, line) => sink.broken(problem, line, source),
  blank: () => sink.blank(),
});
