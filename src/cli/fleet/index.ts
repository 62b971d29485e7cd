// Fleets on the command line: profiles and parts, the simulation, and the answers as text, CSV and JSON.

// Answers
export { availabilityText } from './availability-text.js';
export { causeNote, exactCells, kindCauseRows, simulatedCells } from './cause-rows.js';
export { compare } from './comparison.js';
export { comparisonRows } from './comparison-rows.js';
export { comparedText, comparisonText, verdictText } from './comparison-text.js';
export {
  atOnceNotes,
  atOnceRows,
  betweenText,
  chanceText,
  levelText,
  quantileText,
} from './downtime-text.js';
export { fleetCsv } from './fleet-csv.js';
export { comparisonJson, fleetJson, jsonText, whatIfDocument } from './fleet-json.js';
export {
  agreementText,
  atOnceSeen,
  byStatus,
  creationChance,
  type FleetReport,
  fleetReport,
} from './fleet-report.js';
export { fleetText, partialText, titleOf } from './fleet-text.js';
export { improvementHead, improvementRows } from './improvement-text.js';
// Input
export { joinParted, joinWhole } from './join-files.js';
export { kindHead, kindRows } from './kind-rows.js';
export { addOverrideOptions, givenOverrides } from './overrides.js';
export { encodePart } from './part-document.js';
export {
  answerDocument,
  answerProfile,
  type Beside,
} from './profile-answer.js';
export { warningText } from './profile-head.js';
export { rareHead, rareNote, rareRows } from './rare-rows.js';
export { instancesOf, nameOfShard, parseShard, type Shard } from './shards.js';
// Simulating
export { simulatePart } from './simulation.js';
// Other values
export { changedProfile, oneOtherOnly, whatIfNames } from './what-if.js';
export { type Overrides, type ProfileSource, readProfile } from './written-run.js';
