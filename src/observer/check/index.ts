// Holding polled statuses against the chart.

// One record at a time
export type { CheckOptions, TraceChecker } from './check-options.js';
// Whole traces
export { checkJsonLines, checkTrace, jsonLinesInto } from './check-trace.js';
// Lines
export {
  type JsonLinesReader,
  type JsonLinesSink,
  longestLine,
  readJsonLines,
} from './json-lines.js';
// Findings
export {
  type KindOf,
  type NearestExplanation,
  type Place as TracePlace,
  type Problem,
  type SeenAt,
  type SeenChange,
  type SpeedWarning,
  type TraceCounts,
  type TraceReport,
  UnusableTraceError,
  type Violation,
} from './report.js';
export type { DwellRange, DwellRanges } from './speed.js';
export { createTraceChecker } from './trace-checker.js';
export { type TraceRecord, traceFields } from './trace-record.js';
