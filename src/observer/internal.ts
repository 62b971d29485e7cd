// What the other folders of this project need of the observer, and no user of the package does.

export { jsonBytesInto, jsonLinesInto } from './check/check-trace.js';
export { isHidden } from './check/coverage.js';
export { InstantReader, timeUnits, unitName } from './check/instant.js';
export { JsonBytesReader } from './check/json-bytes.js';
export { JsonLinesReader, type JsonLinesSink, readLineOf } from './check/json-lines.js';
export { LineReader, longestLine } from './check/line-reader.js';
export { TraceCheck } from './check/trace-check.js';
export type { TraceLines, TraceSink } from './check/trace-lines.js';
export { type RecordSink, type TraceField, traceFields } from './check/trace-record.js';
export { unknownText } from './check/verdict.js';
export { goalNames, observedStatuses } from './lifecycle/index.js';
