// Fleets on the command line: profiles and parts, the simulation, and the answers as text, CSV and JSON.

export {
  countText,
  decimalsFor,
  durationText,
  rateText,
  shareText,
  zText,
} from '../terminal/figures.js';
// Answers
export { availabilityText } from './availability-text.js';
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
// Input
export { joinFiles, type WholeRun } from './join-files.js';
export { encodePart } from './part-document.js';
export { instancesOf, nameOfShard, parseShard, type Shard } from './shards.js';
// Simulating
export { simulatePart } from './simulation.js';
// Other values
export { changedProfile } from './what-if.js';
export { type Overrides, type ProfileSource, readProfile } from './written-run.js';
