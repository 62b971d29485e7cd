// How long each phase takes and how it ends: presets, files, and draws from them.

export { formatDuration } from './duration.js';
// Phases: the states that the platform ends
export { type PhaseName, phaseNames, phases } from './phases.js';
// Plans
export {
  type DrawnPhase,
  drawPhase,
  drawRemoval,
  type PasswordReset,
  type PhasePlan,
  type Plan,
  type Removal,
} from './plan.js';
export { parsePlan } from './plan-schema.js';
export { type PresetName, presets } from './presets.js';
export { type PhaseRange, phaseRanges } from './ranges.js';
// What is wrong with a document, and where
export { InputError, type ValidationIssue } from './validation.js';
