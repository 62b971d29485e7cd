// Checks a whole trace: records, or the text of JSON lines, as they stream in.

import type { CheckOptions } from './check-options.js';
import { JsonLinesReader } from './json-lines.js';
import type { TraceReport } from './report.js';
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
 * Checks the text of JSON lines, one record per line, in chunks that may be cut anywhere.
 *
 * @param chunks - such as the chunks of a file that is read as text
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
  chunks: AsyncIterable<string> | Iterable<string>,
  options: CheckOptions = {},
): Promise<TraceReport> {
  const checker = createTraceChecker(options);
  const lines = jsonLinesInto(checker);
  for await (const chunk of chunks) lines.push(chunk);
  lines.end();
  return checker.finish();
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
  return new JsonLinesReader({
    record: (value, line) => sink.push(value, line, source),
    broken: (problem, line) => sink.broken(problem, line, source),
    blank: () => sink.blank(),
  });
}
