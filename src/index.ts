// The package's front door: what most users type. All of it, and the rest of each part, is behind the
// doors of package.json: dcs-lifecycle/machines, /plan, /simulator, /observer, /diagram, /ui, …
// Nothing here reads files or opens sockets, so it runs in a browser as well as in Node.

// The lifecycle
export {
  type EventName,
  type InstanceEvent,
  instanceMachine,
  type Kind,
  kinds,
  lifecycle,
  type Outcome,
  type Refusal,
  type Request,
  type Situation,
  type StateName,
  type Status,
  situationOf,
  statuses,
} from '../machines/index.js';
// Diagrams
export { type DiagramFormat, diagramFormats, renderDiagram } from './diagram/index.js';
// Polled statuses: wait, watch, check
export {
  adviceFor,
  checkTrace,
  createTraceChecker,
  type ListProbe,
  lintWaiter,
  type Observation,
  type Probe,
  prospectsOf,
  type TraceReport,
  WaitError,
  type WaitGoal,
  type WaitOptions,
  type WaitResult,
  waitForAll,
  waitForStatus,
  waitForStatusOrThrow,
  watchFleet,
  watchStatus,
} from './observer/index.js';
// Plans: how long things take, and how they end
export { InputError, type Plan, parsePlan, presets } from './plan/index.js';
// Chance
export { createRandom, type Random } from './random/index.js';
// Instances and fleets in virtual time
export {
  compareAnswers,
  type ExactAnswer,
  exactAnswer,
  type FleetResult,
  type Profile,
  parseProfile,
  parseScenario,
  type Scenario,
  simulate,
  simulateFleet,
  type Timeline,
} from './simulator/index.js';
// Time
export { type Clock, createVirtualClock, systemClock } from './time/index.js';
// What to show of an instance or a fleet
export { type FleetView, fleetView, type InstanceView, instanceView } from './ui/index.js';
