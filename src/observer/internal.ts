// What the other folders of this project need of the observer, and no user of the package does.

export { jsonLinesInto } from './check/check-trace.js';
export { isHidden } from './check/coverage.js';
export { InstantReader, timeUnits, unitName } from './check/instant.js';
export { JsonLinesReader, type JsonLinesSink } from './check/json-lines.js';
export { LineReader, longestLine } from './check/line-reader.js';
export { type RecordSink, type TraceField, traceFields } from './check/trace-record.js';
export { unknownText } from './check/verdict.js';
export { goalNames, observedStatuses } from './lifecycle/index.js';
