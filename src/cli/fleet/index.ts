// Fleets on the command line: reading profiles and parts, simulating, and putting answers into words.

// Answers
export { availabilityText } from './availability-text.js';
export { countText, decimalsFor, durationText, rateText, shareText, zText } from './figures.js';
export { fleetCsv } from './fleet-csv.js';
export { fleetJson } from './fleet-json.js';
export {
  agreementText,
  byStatus,
  creationChance,
  type FleetReport,
  fleetReport,
} from './fleet-report.js';
export { fleetText, partialText, titleOf } from './fleet-text.js';
// Simulating
export { untilInterrupted } from './interruption.js';
// Input
export { joinFiles, type WholeRun } from './joining.js';
export { encodePart } from './part-document.js';
export { startProgressBar } from './progress-bar.js';
export { instancesOf, nameOfShard, parseShard, type Shard } from './shards.js';
export { simulatePart } from './simulation.js';
export { type Overrides, type ProfileSource, readProfile } from './written-run.js';
