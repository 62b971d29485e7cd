// What the other folders of this project need of plans, and no user of the package does.

// Plans as documents
export { distributionSchema } from './distribution-schema.js';
export { longestMs } from './duration.js';
export { durationSchema, positiveDurationSchema } from './duration-schema.js';
export { jsonDepth } from './json-depth.js';
// The same for editors and other programs
export { documentSchemaOf, type JsonSchema, jsonSchemaOf, writtenAs } from './json-schema.js';
// Phases: the states that the platform ends
export type { OtherEnd, OtherEndKey, Phase } from './phases.js';
export { otherEnds, phaseAt, phasesOf } from './phases.js';
export {
  type DecidedBesides,
  decidedBesides,
  drawBesides,
  drawResetFails,
  endsBesides,
  otherProbabilitiesIn,
  probabilityOfOtherEnds,
} from './plan.js';
export { planSchema, planSchemaOver, writtenPlanSchema } from './plan-schema.js';
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
  wholeNumber,
} from './schema-parts.js';
export { describeIssue, formatPath, parseInput } from './validation.js';
