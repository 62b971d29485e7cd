// What an order of the control plane says of instances and calls: how long phases take, which calls fail.

export { type CallFault, type FaultRuleTable, faultFor, mostFaultRules } from './fault-for.js';
// Calls that fail on purpose, in the service's own words
export {
  type FaultAnswer,
  type FaultCall,
  type FaultEffect,
  type FaultForm,
  type FaultOrder,
  type FaultRule,
  isOver,
} from './fault-rule.js';
export { anyAnswer, type Dialect, faultSchemaOver, longestLatencyMs } from './fault-schema.js';
// Which instances are meant
export { knownName, nameMatches } from './names.js';
// Exceptions from the plan
export { isSpent, type Override, type OverrideOrder, type PhaseChange } from './override.js';
export { overrideSchemaOver } from './override-schema.js';
// What has a time in a plan
export {
  endsOf,
  type PhaseStart,
  type PlannedName,
  plannedIn,
  plannedNameOf,
  plannedNames,
  started,
} from './phase-start.js';
export { mostOverrides, overrideFor, planUnder } from './planned.js';
export { includes, narrowness, type Selection, type Subject, selectionShape } from './selection.js';
