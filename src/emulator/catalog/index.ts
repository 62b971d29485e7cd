// What the emulated region has on offer.

export { bandwidthOf, connectionsOf, databasesOf, supportsSsl } from './capabilities.js';
export { type Flavor, flavorOf, flavors, resized } from './flavors.js';
export { type Node, proxiesOf, type Shard, shardsOf } from './nodes.js';
export type { Parameter } from './parameter.js';
export { parametersOf } from './parameters.js';
export { type DefaultTemplate, defaultTemplates, type Template } from './templates.js';
export { firstIssue, type ParameterValue, valuesOf } from './values.js';
export {
  defaultWindow,
  fourHourWindows,
  hourlyWindows,
  type MaintenanceWindow,
  windowOf,
} from './windows.js';
export { requireZonesFit, type Zone, zoneOf, zonesNamed, zonesOf } from './zones.js';
