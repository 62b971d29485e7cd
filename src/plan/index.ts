// How long each phase takes and how it ends: presets, files, and draws from them.

// Plans as documents
export { distributionSchema } from './distribution-schema.js';
export { durationSchema, formatDuration, longestMs, positiveDurationSchema } from './duration.js';
// Phases: the states that the platform ends
export type { OtherEnd, OtherEndKey, Phase, PhaseName } from './phases.js';
export { otherEnds, otherEndsAmong, phaseAt, phaseNames, phases, phasesOf } from './phases.js';
// Plans
export type { DrawnPhase, PhasePlan, Plan, Removal } from './plan.js';
export { drawPhase, drawRemoval, otherProbabilitiesIn, probabilityOfOtherEnds } from './plan.js';
export { parsePlan, planSchema, planSchemaOver } from './plan-schema.js';
export type { PresetName } from './presets.js';
export { presets } from './presets.js';
export { type PhaseRange, phaseRanges } from './ranges.js';
// Building blocks for other documents
export {
  either,
  expected,
  isMapping,
  line,
  listOf,
  mapping,
  numberWhere,
  oneOf,
} from './schema-parts.js';
// What is wrong with a document, and where
export type { ValidationIssue } from './validation.js';
export { describeIssue, formatPath, InputError, parseInput } from './validation.js';
