// Calls of the API that fail on purpose, in the service's own words.

// One rule
export type { FaultAnswer, FaultCall, FaultEffect, FaultOrder, FaultRule } from './fault-rule.js';
// Rules as documents
export type { Dialect } from './fault-schema.js';
export { faultSchemaOver, longestLatencyMs } from './fault-schema.js';
// What a call gets
export type { RuleShelf, Verdict } from './judge.js';
export { judge, mostFaultRules } from './judge.js';
