// What an order of the control plane says of instances and calls: how long phases take, which calls fail.

// What has a time in a plan
export {
  type Beginning,
  endsOf,
  started,
  type TimedName,
  timedNameOf,
  timedNames,
} from './beginning.js';
// Calls that fail on purpose, in the service's own words
export type { FaultAnswer, FaultCall, FaultEffect, FaultOrder, FaultRule } from './fault-rule.js';
export { type Dialect, faultSchemaOver, longestLatencyMs } from './fault-schema.js';
export { judge, mostFaultRules, type RuleShelf, type Verdict } from './judge.js';
// Which instances are meant
export { knownName, nameMatches } from './names.js';
// Exceptions from the plan
export type { Override, OverrideOrder, PhaseChange } from './override.js';
export { overrideSchemaOver } from './override-schema.js';
export { mostOverrides, overrideFor, planUnder } from './planned.js';
export { includes, narrowness, type Selection, type Subject, selectionShape } from './selection.js';
