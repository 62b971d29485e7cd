// The shapes of answers.

// Backups and restorations
export {
  backupCreated,
  backupLinks,
  backupList,
  deletionMessage,
  restoreCreated,
  restoreList,
  restoreListV1,
} from './backups.js';
// Parameters
export {
  configHistories,
  configuration,
  configurationV1,
  templateChanged,
  templateCreated,
  templateDetail,
  templateList,
} from './configs.js';
// Instances
export { instanceDetailsV1, instanceListV1, listedInstanceV1 } from './instance-v1.js';
export { instanceDetails, instanceList, listedInstance } from './instance-v2.js';
// Nodes
export { bandwidths, nodeList, nodesOfInstance, shardList, topology } from './nodes.js';
// What is on offer and how much of it is used
export {
  flavorList,
  productList,
  quotas,
  quotasV1,
  statisticsList,
  statusCounts,
  statusCountsV2,
  windowList,
  zoneList,
  zoneListV1,
} from './offering.js';
export {
  backupPlanShape,
  backupPolicyShape,
  batchResult,
  batchResults,
  createdInstances,
  featuresShape,
  tagShape,
} from './parts.js';
// Passwords, SSL, whitelists, tags and what is looked for by itself
export {
  autoscanConfig,
  passwordChange,
  passwordReset,
  sslCertificate,
  sslDetail,
  sslSwitched,
  tagsOfInstance,
  tagsOfTenant,
  whitelistDetail,
} from './security.js';
// Tasks
export { centerTaskList, jobDetail, jobStarted, taskList, taskProgress } from './tasks.js';
