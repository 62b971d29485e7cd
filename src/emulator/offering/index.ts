// What the emulated region has on offer.

export { type Flavor, flavorOf, flavors, resized } from './flavors.js';
export {
  fourHourWindows,
  hourlyWindows,
  isWindow,
  type MaintenanceWindow,
} from './windows.js';
export { type Zone, zoneOf, zonesOf } from './zones.js';
