// From a status to what to show: plain data for any screen.

// Many instances
export { type FleetView, fleetView, type StatusCount } from './fleet-view.js';
// One instance
export {
  type ActionView,
  type InstanceFacts,
  type InstanceView,
  instanceView,
  type Shape,
  type TimeLeft,
  type Tone,
  type UsualRange,
} from './instance-view.js';
