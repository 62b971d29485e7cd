// Records of the store in the shapes of the API.

export { backupShape, linksShape, restoreShape, restoreShapeV1 } from './backups.js';
export {
  configurationShape,
  historyShape,
  templateDetailShape,
  templateShape,
} from './configs.js';
export { serviceCodes, timeOf } from './facets.js';
export { detailsV1, listedV1 } from './instance-v1.js';
export { detailsV2, listedV2 } from './instance-v2.js';
export { filesPath, linkTo, type Seal, signatureOf } from './links.js';
export { bandwidthShape, nodesShape, shardsShape, topologyShape } from './nodes.js';
export { flavorV2, productV1 } from './offering.js';
export { autoscanShape, certificateShape, sslShape, whitelistShape } from './security.js';
export { centerTaskShape, jobShape, progressShape, taskShape } from './tasks.js';
export { type JsonText, writtenDetailsV2, writtenListV2 } from './written.js';
