// The door to checking: takes records as they come, and becomes a report at the end.

import type { CheckOptions } from './check-options.js';
import type { TraceReport } from './report.js';
import { TraceCheck } from './trace-check.js';
import type { RecordSink } from './trace-record.js';

/**
 * Creates a checker. An instance may begin in any status, because a trace begins when the polling begins.
 * An instance that is gone never comes back: the service gives every instance an id of its own (page
 * CreateInstance), so one that was deleted and created anew has another.
 *
 * @param options - how to check
 * @throws RangeError when an option is out of range
 *
 * @example
 * ```ts
 * const checker = createTraceChecker();
 * checker.push({ at: '2026-01-01T00:00:00Z', instance_id: 'a', status: 'CREATEFAILED' });
 * checker.push({ at: '2026-01-01T00:01:00Z', instance_id: 'a', status: 'CREATING' });
 * const report = checker.finish();
 * report.verdict; // 'violations'
 * report.violations[0]?.because; // 'from CREATEFAILED the chart leads to deleted only; CREATING is the first status of an instance, and nothing leads back'
 * ```
 */
export function createTraceChecker(options: CheckOptions = {}): TraceChecker {
  return new TraceChecker(options);
}

/**
 * Checks a trace as it comes in; `createTraceChecker` creates one.
 *
 * @example
 * ```ts
 * const checker = createTraceChecker();
 * checker.push({ at: '2026-01-01T00:00:00Z', instance_id: 'a', status: 'CREATING' });
 * checker.finish().counts.instances; // 1
 * ```
 */
export class TraceChecker implements RecordSink {
  readonly #check: TraceCheck;

  /** @throws RangeError when an option is out of range */
  constructor(options: CheckOptions) {
    this.#check = new TraceCheck(options);
  }

  /**
   * Takes the next record.
   *
   * @param record - a `TraceRecord`; anything else counts as broken
   * @param line - its line; its position unless given
   * @param source - the name of its file
   */
  push(record: unknown, line?: number, source?: string): void {
    this.#check.push(record, line, source);
  }

  /**
   * Takes a line that could not be read.
   *
   * @param problem - what is wrong with it
   * @param line - its line, from 1
   * @param source - the name of its file
   */
  broken(problem: string, line: number, source?: string): void {
    this.#check.broken(problem, line, source);
  }

  /** Takes an empty line. */
  blank(): void {
    this.#check.blank();
  }

  /**
   * Ends the check.
   *
   * @throws UnusableTraceError when the trace is empty
   */
  finish(): TraceReport {
    return this.#check.finish();
  }
}
