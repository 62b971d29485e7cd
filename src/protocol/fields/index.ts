// Rules that several operations share, each with the code that answers a breach.

// Parts of instances
export { backupPolicy } from './backup-policy.js';
// Creation
export { billing, creationFields, creationRefusals } from './creation.js';
// Filters and lists of ids
export { capacityFilter, idList, marker, statusFilter } from './filters.js';
// What counts as given
export { decimal, flag, isTrue, optional, required, unlessZero, whole } from './given.js';
export {
  description,
  instanceName,
  ipv4,
  password,
  port,
  renamableByProxies,
  renamableCommands,
  renameCommands,
  securityGroupId,
  subnetId,
  vpcId,
  windowHour,
} from './instance.js';
// Times
export { moment } from './moment.js';
// What belongs to instances
export {
  backupId,
  backupPath,
  mostWhitelisted,
  parameterValues,
  remark,
  taskPath,
  whitelistGroups,
} from './owned.js';
// Lists
export { pageOfPeriod, pageOfPeriodV1 } from './page-of-period.js';
// Paths
export { instanceId, instancePath, projectId, projectPath } from './paths.js';
export { mostTags, tagLengths, tagList } from './tags.js';
// Templates of parameters
export {
  templateId,
  templateName,
  templatePath,
  templateType,
  templateValues,
} from './templates.js';
