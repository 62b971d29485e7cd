// The control plane: clock, plan, faults, fixtures, snapshots, and what happens as it happens.

// Who may use it
// Where it is
export { type ControlAccess, type ControlGate, controlGate, controlPrefix } from './access.js';
export {
  type Control,
  clockIn,
  keep,
  keepStartOptions,
  planIn,
  seedIn,
  settingOf,
} from './control.js';
// The control plane of a service
export {
  type ControlPlane,
  createControlPlane,
  planFrom,
} from './control-plane.js';
// What falls due
export { eventKinds } from './event-kinds.js';
// What can happen next
export { type Explanation, explain } from './explain.js';
// Faults
export { faultHeader, isDropped } from './fault-marks.js';
// What a service begins with
export { applyFixtures, type Fixtures, fixturesSchema } from './fixtures/index.js';
// What was kept, read like any other input
export { misreadIn } from './records/index.js';
// Requests that were answered
export { RequestLog } from './request-log.js';
