// What the other folders of this project need of the observer, and no user of the package does.

export { jsonLinesInto } from './check/check-trace.js';
export { JsonLinesReader, type JsonLinesSink, longestLine } from './check/json-lines.js';
export { type RecordSink, traceFields } from './check/trace-record.js';
