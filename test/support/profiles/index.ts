// Random profiles, for tests that hold for every profile; and what is said about bad ones.

export {
  arrivals,
  changesWithComplaints,
  complaintsAbout,
  duration,
  issuesIn,
  reactionsTo,
  statusesOutOfService,
  tooLong,
  workloadKeys,
} from './complaints.js';
export { groupsIn, modelIn } from './models-of.js';
export { profileDocuments, profiles, type RandomProfiles } from './random-profiles.js';
