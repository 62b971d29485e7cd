// The fleet tests' front door: models in few words, a reference simulator, and tests of chance.

// Models
export { type Bias, biased } from './biased.js';
export { alike, cause, exponential, fixed, modelOf, uniform, type WrittenState } from './models.js';
export { fixedModels, randomModels } from './random-models.js';
// What to compare with
export {
  firstServiceOf,
  liveSlowly,
  outagesOf,
  type Stay,
  stateAt,
  timeDown,
  timeIn,
} from './slow-simulator.js';
// Chance
export {
  cellCounts,
  countBelow,
  exponentialCdf,
  kolmogorov,
  meanOf,
  normalCdf,
  sampleOf,
  zOfCorrelation,
  zOfCount,
  zOfMean,
  zOfUniformCounts,
} from './statistics.js';
